import type { Library } from '../kinds.ts';

/** Commands are lower case. */
export default {
  package: 'ioredis',
  is: ['database', 'cache'],
  types: {
    Redis: ['()', '.Redis ()', '.default ()', 'Redis .duplicate ()', 'Cluster .duplicate ()'],
    Cluster: ['.Cluster ()'],
    Pipeline: ['Redis|Cluster .pipeline|multi ()'],
    ChainableCommander: [],
    Commands: [],
  },
  extends: {
    Redis: ['Commands'],
    Cluster: ['Commands'],
    Pipeline: ['Commands'],
    ChainableCommander: ['Pipeline'],
  },
  fluent: [
    'Redis|Cluster .on|once|off|addListener|removeListener',
    // Queued commands: the answers come with `exec`.
    'Pipeline .set|setex|setnx|psetex|get|getset|append|mset|mget|del|unlink|exists|incr|incrby|incrbyfloat|decr|decrby',
    'Pipeline .expire|pexpire|expireat|persist|ttl|rename|publish|hset|hmset|hsetnx|hget|hmget|hgetall|hdel|hincrby',
    'Pipeline .scard|zcard|llen|hlen|strlen|hkeys|hvals|type|pttl|dump|getdel|sismember|zrevrange|zrangebyscore|zrevrangebyscore',
    'Pipeline .zincrby|zcount|zremrangebyscore|zremrangebyrank|getBuffer|hgetBuffer|hgetallBuffer|setrange|setbit|getbit|pexpireat',
    'Pipeline .lindex|linsert|rpoplpush|lmove|spop|srandmember|smove|sunion|sinter|sdiff|eval|evalsha|call|xtrim|xdel|pfadd|touch',
    'Pipeline .hexists|lpush|rpush|lpop|rpop|lrange|lrem|ltrim|lset|sadd|srem|smembers|zadd|zrem|zrange|zscore|xadd',
  ],
  queries: [
    // Commands of one key: an array in its place is refused for the number of its arguments.
    {
      at: 'Commands .get|getBuffer|strlen|type|ttl|pttl|hgetall|hGetAll|hkeys|hKeys|hvals|hVals|hlen|hLen',
      language: 'nosql',
      text: [],
      does: 'read',
    },
    {
      at: 'Commands .llen|lLen|smembers|sMembers|scard|sCard|zcard|zCard|dump',
      language: 'nosql',
      text: [],
      does: 'read',
    },
    { at: 'Commands .incr|decr|persist', language: 'nosql', text: [], does: 'upsert' },
    { at: 'Commands .getdel|getDel', language: 'nosql', text: [], does: 'delete' },
    // A caller's array in place of a key becomes further arguments of the command.
    {
      at: 'Commands .lrange|lRange|lindex|lIndex|sismember|sIsMember|zrange|zRange',
      language: 'nosql',
      text: ['[0]'],
      does: 'read',
    },
    {
      at: 'Commands .zscore|zScore|zrangebyscore|zRangeByScore|getrange|getRange|xrange|xRange',
      language: 'nosql',
      text: ['[0]'],
      does: 'read',
    },
    {
      at: 'Commands .set|setex|setEx|setnx|setNX|psetex|pSetEx|getset|getSet|append|lpush|lPush|rpush|rPush',
      language: 'nosql',
      text: ['[0]'],
      does: 'upsert',
    },
    {
      at: 'Commands .lset|lSet|linsert|lInsert|sadd|sAdd|zadd|zAdd|incrby|incrBy|incrbyfloat|incrByFloat',
      language: 'nosql',
      text: ['[0]'],
      does: 'upsert',
    },
    {
      at: 'Commands .decrby|decrBy|expire|pexpire|expireat|expireAt|setrange|setRange|setbit|setBit|xadd|xAdd|geoadd',
      language: 'nosql',
      text: ['[0]'],
      does: 'upsert',
    },
    { at: 'Commands .geoAdd|pfadd|pfAdd', language: 'nosql', text: ['[0]'], does: 'upsert' },
    {
      at: 'Commands .lrem|lRem|ltrim|lTrim|lpop|lPop|rpop|rPop|srem|sRem|spop|sPop|zrem|zRem',
      language: 'nosql',
      text: ['[0]'],
      does: 'delete',
    },
    { at: 'Commands .flushdb|flushDb|xdel|xDel', language: 'nosql', text: ['[0]'], does: 'delete' },
    // Every argument is a key or a field.
    { at: 'Commands .del|unlink', language: 'nosql', text: ['[*]'], does: 'delete' },
    { at: 'Commands .hdel|hDel', language: 'nosql', text: ['[*]'], does: 'delete' },
    {
      at: 'Commands .exists|mget|mGet|hget|hGet|hmget|hmGet|hexists|hExists|keys|touch|watch',
      language: 'nosql',
      text: ['[*]'],
      does: 'read',
    },
    {
      at: 'Commands .sunion|sUnion|sinter|sInter|sdiff|sDiff|pfcount|pfCount',
      language: 'nosql',
      text: ['[*]'],
      does: 'read',
    },
    {
      at: 'Commands .rename|renamenx|renameNX|rpoplpush|rPopLPush|smove|sMove',
      language: 'nosql',
      text: ['[0]', '[1]'],
      does: 'update',
    },
    {
      at: 'Commands .hset|hSet|hmset|hsetnx|hSetNX|hincrby|hIncrBy',
      language: 'nosql',
      text: ['[0]', '[3]', '[5]', '[7]'],
      does: 'upsert',
    },
    { at: 'Commands .mset|mSet|msetnx|mSetNX', language: 'nosql', text: ['[0]', '[2]', '[4]', '[6]'], does: 'upsert' },
    { at: 'Commands .hscan|hScan|sscan|sScan|zscan|zScan', language: 'nosql', text: ['[0]'], does: 'read' },
    { at: 'Commands .sendCommand|send_command|sendcommand|call', language: 'nosql', text: ['[*]'] },
  ],
  sinks: [{ at: 'Commands .eval', kind: 'nosql', value: '[0]' }],
  connections: [{ acquire: '.Redis', release: ['Redis .quit|disconnect'] }],
  pools: [
    { at: '/', is: 'connection', options: '[last]', timeouts: ['connectTimeout', 'commandTimeout', 'keepAlive'] },
    { at: '.Redis', is: 'connection', options: '[last]', timeouts: ['connectTimeout', 'commandTimeout', 'keepAlive'] },
  ],
  queues: [
    { at: 'Commands .publish', does: 'publish', queue: '[0]' },
    { at: 'Redis .subscribe|psubscribe', does: 'consume', queue: '[0]' },
    { at: 'Redis .on', does: 'consume', queue: '[0]', handler: '[1]', when: [{ argument: '[0]', is: 'message' }] },
    { at: 'Redis .on', does: 'consume', queue: '[0]', handler: '[1]', when: [{ argument: '[0]', is: 'pmessage' }] },
  ],
  callbacks: [
    { at: 'Redis|Cluster .on|once', function: '[1]', runs: 'later' },
    {
      at: 'Commands .get|set|del|hget|hgetall|hset|exists|keys|incr|expire|mget|mset|setex|publish',
      function: '[last]',
      runs: 'later',
    },
    { at: 'Redis|Cluster .subscribe|psubscribe', function: '[last]', runs: 'later' },
  ],
  secrets: [
    { at: '/', value: '[last] .password', what: 'database password' },
    { at: '/', value: '[0]', what: 'connection string' },
    { at: '.Redis', value: '[last] .password', what: 'database password' },
    { at: '.Redis', value: '[0]', what: 'connection string' },
    { at: '.Cluster', value: '[1] .redisOptions .password', what: 'database password' },
  ],
} as const satisfies Library;
