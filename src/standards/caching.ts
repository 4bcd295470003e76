import type { Standard } from './standard.ts';

export const caching: readonly Standard[] = [
  {
    id: 'caching/ttl-on-writes',
    title: 'Every cache write sets an expiry.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        "`setEx(key, 3600, v)`, ioredis `set(k, v, 'EX', ttl)`, node-redis `set(k, v, { EX })`, cache-manager `set(k, v, ttl)`, `lru-cache` with ttl, Django `cache.set(k, v, timeout)`.",
      violated: '`redis.set(k, v)`/`hSet` with no expiry following, `timeout=None`, `new Map()` cache without bound.',
    },
    cautions:
      'Locks, counters, sessions, queues and config keys are not cache entries; `expire` on the next line or a default TTL in the wrapper counts; cache-manager v5 TTL is ms.',
  },
  {
    id: 'caching/ttl-by-data-class',
    title:
      'TTLs are named constants graded by kind of data: a day for static, an hour for dynamic, five minutes for sensitive.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: '`TTL.SENSITIVE` and like constants, values within the limits of the class.',
      violated: 'Session, permission, profile or price data cached for hours; bare numbers scattered in calls.',
    },
    cautions:
      'Class is guessed from key names: warn only; project overrides by config. Static means files and a content network: for cached entities only dynamic and sensitive apply.',
    params: {
      dynamic: 3600,
      sensitive: 300,
      static: 86400,
    },
  },
  {
    id: 'caching/cache-aside-reads',
    title: 'Often-read data are looked up in the cache first, fetched on a miss, then stored.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'get -> hit returns; miss -> repository -> set with TTL; decorator or `cache.wrap`; null results not stored as hits unless meant.',
      violated:
        "Cache set but never read, read but never set, `if (cached)` rejecting valid 0/''/[]/false, missing entity cached for the full TTL.",
    },
    cautions: 'Negative caching with a short TTL is deliberate; a service with no hot reads needs no cache.',
  },
  {
    id: 'caching/write-path-refresh-or-invalidate',
    title: 'A write updates or deletes the cache entries of the changed entity.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: 'update/delete service calling `cache.del(key)` or `cache.set` with the key builder the reader uses.',
      violated: 'Entity with cached reads whose update or delete path touches no cache key.',
    },
    cautions: 'Short-TTL tolerance by config; invalidation by events or ORM subscribers.',
  },
  {
    id: 'caching/background-refresh',
    title: 'Expensive hot entries are refreshed periodically in the background.',
    level: 'should',
    check: 'manual',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: 'scheduled job or stale-while-revalidate filling known keys.',
      violated: 'none required; only reported when config names keys to refresh.',
    },
    cautions: 'Optional pattern, never a finding on its own.',
  },
  {
    id: 'caching/layered-caches',
    title: 'Caching uses levels: process memory, shared Redis or Memcached, and a CDN for static content.',
    level: 'should',
    check: 'manual',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied: 'bounded in-process LRU before Redis; `Cache-Control` on static files, CDN config.',
      violated: 'In-process cache as only level with several replicas; static files sent with no-cache.',
    },
    cautions: 'Small services need a single level.',
  },
  {
    id: 'caching/namespaced-keys',
    title: 'Cache keys start with the entity name and hold every input that changes the value.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: '`user:${id}`, `order:${orderId}`, tenant and locale included where they matter.',
      violated: 'bare `cache.get(id)`, key lacking a parameter used by the query, JSON of the whole request.',
    },
    cautions: 'Clients with keyPrefix or a dedicated namespace per cache.',
  },
  {
    id: 'caching/behind-abstraction',
    title: 'The cache is reached through an injected service that serialises values explicitly.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: 'CacheService/provider token with get/set/delete and JSON (de)serialisation in one place.',
      violated:
        'Redis client imported in controllers, `redis.set(k, obj)` (stores [object Object]), JSON.parse of cached value unguarded.',
    },
    cautions: 'Small scripts; cache-manager serialises by itself.',
  },
];
