import type { Library } from '../kinds.ts';

export default {
  package: '@nestjs/microservices',
  partOf: '@nestjs/common',
  inherits: 'handed-on',
  is: ['rpc', 'queue'],
  types: {
    ClientProxy: ['.ClientProxyFactory .create ()'],
    ClientKafka: [],
    ClientGrpc: [],
    RpcContext: [],
    KafkaContext: [],
    RmqContext: [],
    NatsContext: [],
    TcpContext: [],
    MqttContext: [],
    RedisContext: [],
  },
  extends: { ClientKafka: ['ClientProxy'], ClientGrpc: ['ClientProxy'] },
  conventions: {
    rpc: { params: [], rejected: { '*': 'handled' }, continues: 'return', returnsResponse: true },
    controller: { params: [], rejected: { '*': 'handled' }, continues: 'return', returnsResponse: true },
  },
  decorators: [
    { at: '.MessagePattern', does: 'rpc', path: ['[0]', '[0] .cmd', '[0] .role', '[0] .topic'], options: '[0]' },
    { at: '.EventPattern', does: 'rpc', path: ['[0]', '[0] .cmd', '[0] .topic'], options: '[0]' },
    { at: '.GrpcMethod', does: 'rpc', path: '[0..1]' },
    { at: '.GrpcStreamMethod|GrpcStreamCall', does: 'rpc', path: '[0..1]' },
    { at: '.GrpcService', does: 'controller' },
    { at: '.Payload', does: 'parameter', part: 'event', path: '[0]', items: '[0..] flat' },
    { at: '.Ctx', does: 'parameter', type: 'RpcContext' },
    { at: '.Client', does: 'inject', options: '[0]' },
  ],
  messaging: [
    {
      at: '@nestjs/common:INestApplication .connectMicroservice',
      over: '[0] .transport',
      buses: ['NATS', 'KAFKA', 'RMQ', 'REDIS', 'MQTT'],
    },
  ],
  errors: [{ at: '.RpcException', status: 500, message: '[0]' }],
  queues: [
    { at: 'ClientProxy .emit|send', does: 'publish', queue: '[0]' },
    { at: 'ClientProxy .connect', does: 'connect' },
  ],
} as const satisfies Library;
