import type { Library } from '../kinds.ts';

export default {
  package: 'koa-websocket',
  is: ['websocket'],
  types: { Sockets: ['() .ws', 'koa:Application .ws'], Application: ['()'] },
  extends: { Application: ['koa:Application'] },
  conventions: {
    socket: { params: ['koa:Context', 'koa:Next'], rejected: { '*': 'handled' }, continues: 'await-next' },
  },
  applications: ['Application'],
  mounts: [{ at: 'Sockets .use', items: '[0..]', convention: 'socket' }],
  sources: [{ at: 'koa:Context .websocket .on [1] param0', part: 'event', shape: 'text' }],
} as const satisfies Library;
