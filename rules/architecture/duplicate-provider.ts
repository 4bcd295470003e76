import { broken, defineRule, kept, placeKey } from '../../src/rule.ts';

export default defineRule({
  id: 'duplicate-provider',
  about: 'backend',
  standards: ['architecture/nest-feature-modules'],
  severity: 'warning',
  confidence: 'medium',
  preset: 'strict',
  habits: ['again'],
  summary: 'A provider is listed in two modules of one application.',
  messages: {
    again: '{module} provides {provider}, which {other} provides too: each has an instance of its own.',
  },
  why: 'What the one instance remembers (connections, caches, subscriptions, counters) the other does not know.',
  remedy: 'List it in one module, export it there, and import that module.',
  *check({ features }) {
    const first = new Map<string, (typeof features)[number]>();
    for (const module of features) {
      for (const { name: provider, declared } of module.providers) {
        const key = placeKey(declared);
        const other = first.get(key) ?? module;
        first.set(key, other);
        if (other !== module && other.applications.some((it) => module.applications.includes(it)))
          yield broken('again', module.at, { data: { module: module.name, provider, other: other.name } });
      }
      yield kept(module.at);
    }
  },
});
