import type { Library } from '../kinds.ts';

export default {
  package: '@nestjs/websockets',
  partOf: '@nestjs/common',
  inherits: 'never',
  is: ['websocket'],
  conventions: {
    connection: {
      params: ['socket.io:Socket'],
      rejected: { '*': 'lost' },
      continues: 'return',
    },
    event: {
      params: ['socket.io:Socket', ''],
      rejected: { '*': 'handled' },
      continues: 'return',
      returnsResponse: true,
    },
    controller: {
      params: ['socket.io:Socket', ''],
      rejected: { '*': 'handled' },
      continues: 'return',
      returnsResponse: true,
    },
  },
  arrivals: [
    { member: 'afterInit', does: 'sets-up' },
    { member: 'handleConnection', does: 'meets', convention: 'connection' },
  ],
  decorators: [
    { at: '.WebSocketGateway', does: 'gateway', path: ['[0] .namespace', '[1] .namespace'], options: '[last]' },
    { at: '.SubscribeMessage', does: 'event', path: '[0]' },
    { at: '.MessageBody', does: 'parameter', part: 'event', path: '[0]', items: '[0..] flat' },
    { at: '.ConnectedSocket', does: 'parameter', type: 'socket.io:Socket' },
    { at: '.Ack', does: 'parameter' },
    { at: '.WebSocketServer', does: 'inject', type: 'socket.io:Server' },
  ],
  sources: [{ at: '@nestjs/common:WsArgumentsHost .getData ()', part: 'event', shape: 'deep' }],
  errors: [{ at: '.WsException', status: 500, message: '[0]' }],
} as const satisfies Library;
