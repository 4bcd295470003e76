import type { Library } from '../kinds.ts';

export default {
  package: '@nestjs/core',
  partOf: '@nestjs/common',
  versions: '8 || 9 || 10 || 11',
  is: ['framework'],
  types: {
    NestApplication: ['.NestFactory .create ()'],
    NestMicroservice: ['.NestFactory .createMicroservice ()'],
    NestApplicationContext: ['.NestFactory .createApplicationContext ()'],
    Reflector: ['.Reflector ()'],
    HttpAdapterHost: ['.HttpAdapterHost ()'],
    AbstractHttpAdapter: ['HttpAdapterHost .httpAdapter'],
    ModuleRef: [],
    // What is injected under this name is the request that is being answered.
    CurrentRequest: ['.REQUEST'],
  },
  extends: {
    CurrentRequest: ['@nestjs/common:HttpRequest'],
    NestApplication: ['@nestjs/common:INestApplication'],
    NestMicroservice: ['@nestjs/common:INestMicroservice'],
    NestApplicationContext: ['@nestjs/common:INestApplicationContext'],
  },
  applications: ['NestApplication'],
  starts: [
    { at: '.NestFactory .create', module: '[0]', server: '[1]', serves: 'http' },
    { at: '.NestFactory .createMicroservice', module: '[0]', serves: 'messages' },
  ],
  messaging: [
    // Messages come over a broker; over the others (TCP, gRPC) whoever reaches the port sends them.
    {
      at: '.NestFactory .createMicroservice',
      over: '[1] .transport',
      buses: ['NATS', 'KAFKA', 'RMQ', 'REDIS', 'MQTT'],
    },
  ],
  prefixes: [
    // What is registered on the server below is registered on the application: no argument is a prefix.
    { at: '@nestjs/common:INestApplication .getHttpAdapter', prefix: '[0]', view: true, as: 'AbstractHttpAdapter' },
    {
      at: '.RouterModule .register',
      prefix: '[0]',
      tree: { path: 'path', target: 'module', children: 'children' },
    },
  ],
  decorators: [{ at: '.Reflector .createDecorator ()', does: 'metadata', items: '[0]', named: '[0] .key' }],
  metadata: [
    { at: 'Reflector .get|getAllAndOverride', key: '[0]', from: '[1] flat', takes: 'first' },
    { at: 'Reflector .getAll', key: '[0]', from: '[1] flat', takes: 'all' },
    { at: 'Reflector .getAllAndMerge', key: '[0]', from: '[1] flat', takes: 'merged' },
  ],
  responses: [{ at: 'AbstractHttpAdapter .reply', ends: true, body: '[1]', status: '[2]' }],
  settings: [
    {
      at: '.NestFactory .create',
      is: 'enable',
      does: 'cors',
      items: '[last] .cors',
      when: [
        { argument: '[last] .cors', present: true },
        { argument: '[last] .cors', isNot: false },
      ],
    },
    { at: '.APP_GUARD', is: 'global-guard', token: 'APP_GUARD' },
    { at: '.APP_PIPE', is: 'global-pipe', token: 'APP_PIPE' },
    { at: '.APP_INTERCEPTOR', is: 'global-interceptor', token: 'APP_INTERCEPTOR' },
    { at: '.APP_FILTER', is: 'global-filter', token: 'APP_FILTER' },
  ],
} as const satisfies Library;
