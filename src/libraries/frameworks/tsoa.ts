import type { Library } from '../kinds.ts';

/** Routes, and the checks of what they receive, are generated from the types of the methods. */
export default {
  package: 'tsoa',
  aliases: ['@tsoa/runtime'],
  is: ['framework', 'documents'],
  types: { Request: [] },
  extends: { Request: ['express:Request', 'koa:Request'] },
  conventions: {
    controller: { params: [], rejected: { '*': 'handled' }, continues: 'return', returnsResponse: true },
    guard: {
      params: ['express:Request', 'express:Response', 'express:Next'],
      rejected: { '*': 'handled' },
      continues: 'next',
    },
  },
  contracts: [
    { at: '.Get|Post|Put|Patch|Delete|Head|Options' },
    { at: '.Tags', tags: '[0..]' },
    { at: '.Hidden', hides: true },
  ],
  decorators: [
    { at: '.Route', does: 'controller', path: '[0]' },
    { at: '.Get', does: 'route', method: 'GET', path: '[0]' },
    { at: '.Post', does: 'route', method: 'POST', path: '[0]' },
    { at: '.Put', does: 'route', method: 'PUT', path: '[0]' },
    { at: '.Patch', does: 'route', method: 'PATCH', path: '[0]' },
    { at: '.Delete', does: 'route', method: 'DELETE', path: '[0]' },
    { at: '.Head', does: 'route', method: 'HEAD', path: '[0]' },
    { at: '.Options', does: 'route', method: 'OPTIONS', path: '[0]' },
    { at: '.Route', does: 'guard', role: 'validates' },
    { at: '.NoSecurity', does: 'metadata', lifts: 'authenticates' },
    { at: '.NoSecurity', does: 'metadata', lifts: 'authorizes' },
    { at: '.Security', does: 'guard', role: 'authenticates' },
    { at: '.Security', does: 'guard', role: 'authorizes', when: [{ argument: '[1]', present: true }] },
    { at: '.Middlewares', does: 'guard', items: '[0..] flat' },
    { at: '.Body', does: 'parameter', part: 'body' },
    { at: '.BodyProp', does: 'parameter', part: 'body', path: '[0]' },
    { at: '.Path', does: 'parameter', part: 'path', path: '[0]' },
    { at: '.Query|Queries', does: 'parameter', part: 'query', path: '[0]' },
    { at: '.Header', does: 'parameter', part: 'headers', path: '[0]' },
    { at: '.UploadedFile|UploadedFiles|FormField', does: 'parameter', part: 'files', path: '[0]' },
    { at: '.Request', does: 'parameter', type: 'Request' },
    { at: '.SuccessResponse', does: 'status', path: '[0]' },
  ],
} as const satisfies Library;
