import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/websocket',
  aliases: ['fastify-websocket'],
  is: ['websocket'],
  types: { WebSocket: ['SocketStream .socket'], SocketStream: [] },
  extends: { WebSocket: ['ws:WebSocket'] },
  middleware: [
    { at: '/', does: 'other' },
    { at: '.fastifyWebsocket', does: 'other' },
  ],
} as const satisfies Library;
