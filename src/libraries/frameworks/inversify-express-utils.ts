import type { Library } from '../kinds.ts';

export default {
  package: 'inversify-express-utils',
  is: ['framework'],
  types: {
    Server: ['.InversifyExpressServer ()'],
    Application: ['Server .setConfig|setErrorConfig [0] param0', 'Server .build ()'],
  },
  extends: { Application: ['express:Express'] },
  fluent: ['Server .setConfig|setErrorConfig'],
  conventions: {
    controller: {
      params: ['express:Request', 'express:Response', 'express:Next'],
      rejected: { '*': 'handled' },
      unhandled: 'leaks',
      continues: 'return',
      returnsResponse: true,
    },
    guard: {
      params: ['express:Request', 'express:Response', 'express:Next'],
      rejected: { '*': 'lost' },
      continues: 'next',
      member: 'handler',
    },
  },
  prefixes: [{ at: '.InversifyExpressServer', prefix: '[2] .rootPath', controllers: '[5]' }],
  decorators: [
    { at: '.controller', does: 'controller', path: '[0]' },
    { at: '.controller', does: 'guard', items: '[1..]' },
    { at: '.httpGet', does: 'route', method: 'GET', path: '[0]' },
    { at: '.httpPost', does: 'route', method: 'POST', path: '[0]' },
    { at: '.httpPut', does: 'route', method: 'PUT', path: '[0]' },
    { at: '.httpPatch', does: 'route', method: 'PATCH', path: '[0]' },
    { at: '.httpDelete', does: 'route', method: 'DELETE', path: '[0]' },
    { at: '.httpHead', does: 'route', method: 'HEAD', path: '[0]' },
    { at: '.all', does: 'route', method: 'ALL', path: '[0]' },
    { at: '.httpGet|httpPost|httpPut|httpPatch|httpDelete|httpHead|all', does: 'guard', items: '[1..]' },
    { at: '.withMiddleware', does: 'guard', items: '[0..]' },
    { at: '.request', does: 'parameter', type: 'express:Request' },
    { at: '.response', does: 'parameter', type: 'express:Response' },
    { at: '.next', does: 'parameter', type: 'express:Next' },
    { at: '.requestBody', does: 'parameter', part: 'body' },
    { at: '.requestParam', does: 'parameter', part: 'path', path: '[0]' },
    { at: '.queryParam', does: 'parameter', part: 'query', path: '[0]' },
    { at: '.requestHeaders', does: 'parameter', part: 'headers', path: '[0]' },
    { at: '.cookies', does: 'parameter', part: 'cookies', path: '[0]' },
  ],
} as const satisfies Library;
