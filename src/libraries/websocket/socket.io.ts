import type { Library } from '../kinds.ts';

export default {
  package: 'socket.io',
  is: ['websocket'],
  types: {
    Server: ['()', '.Server ()', '.listen ()', 'Server .attach|listen|bind ()', 'Socket .server'],
    Namespace: ['Server .of ()', 'Server .sockets', 'Socket .nsp'],
    Socket: [
      'Server|Namespace .on|once|addListener [1] param0',
      'Server|Namespace .use [0] param0',
      'Server|Namespace .sockets .sockets .get ()',
      '@nestjs/common:WsArgumentsHost .getClient ()',
    ],
    Handshake: ['Socket .handshake'],
    Ack: [],
    Next: ['Server|Namespace .use [0] param1', 'Socket .use [0] param1'],
  },
  fluent: ['Server|Namespace .use|on|once', 'Socket .on|once|use'],
  conventions: {
    middleware: { params: ['Socket', 'Next'], rejected: { '*': 'lost' }, continues: 'next' },
    connection: { params: ['Socket'], rejected: { '*': 'lost' }, continues: 'return' },
    event: { params: ['', 'Ack'], rejected: { '*': 'lost' }, continues: 'return' },
    packet: { params: ['', 'Next'], rejected: { '*': 'lost' }, continues: 'next' },
  },
  applications: ['Server'],
  routers: ['Namespace'],
  routes: [
    {
      at: 'Socket .on|once|addListener',
      method: ['EVENT'],
      path: '[0]',
      handlers: '[1]',
      convention: 'event',
      kind: 'websocket',
      when: [
        { argument: '[0]', isNot: 'disconnect' },
        { argument: '[0]', isNot: 'disconnecting' },
        { argument: '[0]', isNot: 'error' },
      ],
    },
  ],
  mounts: [
    { at: 'Server|Namespace .use', items: '[0]', convention: 'middleware', always: true },
    { at: 'Socket .use', items: '[0]', convention: 'packet' },
  ],
  sources: [
    { at: 'Socket .on|once|addListener [1] param0', part: 'event', shape: 'deep' },
    { at: 'Socket .on|once|addListener [1] param1', part: 'event', shape: 'deep' },
    { at: 'Socket .on|once|addListener [1] param2', part: 'event', shape: 'deep' },
    { at: 'Socket .onAny [0] param1', part: 'event', shape: 'deep' },
    { at: 'Socket .use [0] param0', part: 'event', shape: 'deep' },
    { at: 'Handshake .query', part: 'query', shape: 'text' },
    { at: 'Handshake .headers', part: 'headers', shape: 'text' },
    { at: 'Handshake .auth', part: 'event', shape: 'deep' },
    { at: 'Handshake .url', part: 'url', shape: 'text' },
  ],
  credentials: [
    'Handshake .auth .token',
    'Handshake .auth',
    'Handshake .headers .authorization',
    'Handshake .headers .cookie',
    'Handshake .query .token',
    'Socket .user|userId|userID',
    'Socket .data .user|userId',
    'Socket .request .user',
    'Socket .request .session .user|userId|passport',
  ],
  responses: [
    { at: 'Socket .emit', ends: false, body: '[1]' },
    { at: 'Socket .on [1] param1', ends: false, body: '[0]' },
    { at: 'Socket .on [1] param2', ends: false, body: '[0]' },
    { at: 'Socket .on [1] param3', ends: false, body: '[0]' },
  ],
  callbacks: [
    { at: 'Server|Namespace .on|once', function: '[1]', runs: 'now', drops: true },
    { at: 'Server|Namespace .use', function: '[0]', runs: 'later' },
    { at: 'Socket .on|once', function: '[1]', runs: 'later', drops: true },
  ],
  settings: [
    { at: 'Server .listen|attach', is: 'listens' },
    { at: '.Server', is: 'listens' },
  ],
} as const satisfies Library;
