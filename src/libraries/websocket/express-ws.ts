import type { Library } from '../kinds.ts';

export default {
  package: 'express-ws',
  is: ['websocket'],
  types: { Instance: ['()'] },
  conventions: {
    socket: {
      params: ['ws:WebSocket', 'express:Request', 'express:Next'],
      rejected: { '*': 'lost' },
      continues: 'return',
    },
  },
  // The call adds `ws` to the application it is given.
  routes: [
    {
      at: 'express:Express .ws',
      method: ['GET'],
      path: '[0]',
      handlers: '[1..] flat',
      convention: 'socket',
      kind: 'websocket',
    },
    {
      at: 'express:Router .ws',
      method: ['GET'],
      path: '[0]',
      handlers: '[1..] flat',
      convention: 'socket',
      kind: 'websocket',
    },
  ],
  returns: [{ at: '() .getApp', value: 'receiver [0]' }],
} as const satisfies Library;
