import type { Library } from '../kinds.ts';

/** Lower-case commands and callbacks up to version 3, camel case and promises from 4 on. */
export default {
  package: 'redis',
  aliases: ['@redis/client'],
  is: ['database', 'cache'],
  promisesFrom: 4,
  types: {
    RedisClientType: [
      '.createClient|createClientPool ()',
      'RedisClientType .duplicate|connect ()',
      'RedisClientType .duplicate [0] param1',
      'RedisClientType .executeIsolated [0] param0',
    ],
    RedisClient: ['.RedisClient ()'],
    RedisClusterType: ['.createCluster ()'],
    Multi: ['RedisClientType|RedisClusterType .multi|batch|MULTI ()'],
    Legacy: ['RedisClientType .v4', 'RedisClientType .legacy ()'],
    Commands: [],
  },
  extends: {
    RedisClientType: ['Commands'],
    RedisClient: ['RedisClientType'],
    RedisClusterType: ['Commands'],
    Multi: ['Commands'],
    Legacy: ['Commands'],
  },
  fluent: [
    'RedisClientType|RedisClusterType .on|once|off|addListener|removeListener|withTypeMapping|withCommandOptions|asap',
    // Queued commands: the answers come with `exec`.
    'Multi .set|setex|setEx|setnx|setNX|psetex|pSetEx|get|getset|getSet|append|mset|mSet|mget|mGet|del|unlink|exists',
    'Multi .incr|incrby|incrBy|incrbyfloat|incrByFloat|decr|decrby|decrBy|expire|pexpire|expireat|expireAt|persist|ttl',
    'Multi .hset|hSet|hmset|hsetnx|hSetNX|hget|hGet|hmget|hmGet|hgetall|hGetAll|hdel|hDel|hincrby|hIncrBy|hexists|hExists',
    'Multi .lpush|lPush|rpush|rPush|lpop|lPop|rpop|rPop|lrange|lRange|lrem|lRem|ltrim|lTrim|lset|lSet|rename|publish',
    'Multi .sadd|sAdd|srem|sRem|smembers|sMembers|zadd|zAdd|zrem|zRem|zrange|zRange|zscore|zScore|xadd|xAdd|addCommand',
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
  connections: [{ acquire: '.createClient', release: ['RedisClientType .quit|disconnect|close|destroy|end'] }],
  pools: [
    {
      at: '.createClient',
      is: 'connection',
      options: '[0]',
      timeouts: ['socket.connectTimeout', 'socket.socketTimeout', 'connect_timeout', 'commandOptions.timeout'],
    },
  ],
  queues: [
    { at: 'Commands .publish|PUBLISH', does: 'publish', queue: '[0]' },
    { at: 'RedisClientType .subscribe|pSubscribe|psubscribe', does: 'consume', queue: '[0]', handler: '[1]' },
    {
      at: 'RedisClientType .on',
      does: 'consume',
      queue: '[0]',
      handler: '[1]',
      when: [{ argument: '[0]', is: 'message' }],
    },
  ],
  callbacks: [
    { at: 'RedisClientType .on|once', function: '[1]', runs: 'later', drops: true },
    { at: 'RedisClientType .subscribe|pSubscribe|psubscribe', function: '[1]', runs: 'later', drops: true },
    {
      at: 'Commands .get|set|del|hget|hgetall|hset|exists|keys|incr|expire|mget|mset|setex|publish|exec',
      function: '[last]',
      runs: 'later',
    },
  ],
  secrets: [
    { at: '.createClient', value: '[0] .password', what: 'database password' },
    { at: '.createClient', value: '[0] .url', what: 'connection string' },
    { at: '.createClient', value: '[0]', what: 'connection string' },
  ],
} as const satisfies Library;
