import type { Library } from '../kinds.ts';

export default {
  package: 'ws',
  aliases: ['isomorphic-ws'],
  is: ['websocket'],
  types: {
    WebSocketServer: ['.WebSocketServer ()', '.Server ()'],
    WebSocket: [
      '()',
      '.WebSocket ()',
      'WebSocketServer .on|once [1] param0',
      'WebSocketServer .handleUpgrade [3] param0',
      'WebSocketServer .clients element',
    ],
    Upgrade: ['WebSocketServer .on|once [1] param1', 'WebSocketServer .handleUpgrade [3] param1', 'Asked .req'],
    Asked: [],
    Decision: [],
  },
  extends: { Upgrade: ['node:http:IncomingMessage'] },
  fluent: ['WebSocketServer .on|once', 'WebSocket .on|once|addEventListener'],
  conventions: {
    verification: {
      params: ['Asked', 'Decision'],
      rejected: { '*': 'lost' },
      continues: 'returns-true',
      declined: 401,
    },
    connection: { params: ['WebSocket', 'Upgrade'], rejected: { '*': 'lost' }, continues: 'return' },
    message: { params: ['', ''], rejected: { '*': 'lost' }, continues: 'return' },
  },
  applications: ['WebSocketServer'],
  routes: [
    {
      at: 'WebSocketServer .on',
      method: ['EVENT'],
      path: '[0]',
      handlers: '[1]',
      convention: 'connection',
      kind: 'websocket',
      when: [{ argument: '[0]', is: 'connection' }],
    },
  ],
  mounts: [
    { at: '.WebSocketServer|Server', items: '[0] .verifyClient', convention: 'verification' },
    // Whoever handles the upgrade by hand decides who comes here.
    {
      at: '.WebSocketServer|Server',
      items: '[0]',
      convention: 'connection',
      unseen: 'what is asked where connections are upgraded by hand is not seen',
      when: [{ argument: '[0] .noServer', is: true }],
    },
  ],
  sources: [
    { at: 'WebSocket .on|once [1] param0', part: 'event', shape: 'text' },
    { at: 'WebSocket .addEventListener [1] param0 .data', part: 'event', shape: 'text' },
    { at: 'WebSocket .onmessage param0 .data', part: 'event', shape: 'text' },
    { at: 'Upgrade .url', part: 'url', shape: 'text' },
    { at: 'Upgrade .headers', part: 'headers', shape: 'text' },
  ],
  credentials: [
    'Upgrade .headers .authorization',
    'Upgrade .headers .cookie',
    'Upgrade .headers .sec-websocket-protocol',
  ],
  responses: [
    { at: 'WebSocket .send', ends: false, body: '[0]' },
    { at: 'WebSocket .close|terminate', ends: true, cuts: true },
  ],
  callbacks: [
    { at: 'WebSocketServer .on', function: '[1]', runs: 'now', drops: true },
    { at: 'WebSocket .on', function: '[1]', runs: 'later', drops: true },
  ],
  settings: [{ at: '.WebSocketServer|Server', is: 'listens' }],
} as const satisfies Library;
