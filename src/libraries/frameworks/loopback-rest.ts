import type { Library } from '../kinds.ts';

export default {
  package: '@loopback/rest',
  aliases: ['@loopback/openapi-v3'],
  versions: '4 || 5 || 6 || 7 || 8 || 9 || 10 || 11 || 12 || 13 || 14 || 15',
  is: ['framework', 'documents'],
  types: {
    HttpErrors: ['.HttpErrors'],
    RestApplication: ['.RestApplication ()', '.RestServer ()', 'RestApplication .restServer'],
  },
  conventions: {
    controller: {
      params: [],
      rejected: { '*': 'handled' },
      unhandled: 'safe',
      continues: 'return',
      returnsResponse: true,
    },
  },
  applications: ['RestApplication'],
  prefixes: [
    { at: 'RestApplication .basePath', prefix: '[0]', whole: true },
    { at: '.RestApplication', prefix: '[0] .rest .basePath', whole: true },
  ],
  settings: [{ at: 'RestApplication .start', is: 'listens' }],
  hosted: ['RestApplication .requestHandler'],
  decorators: [
    { at: '.api', does: 'controller', path: '[0] .basePath' },
    { at: '.get', does: 'route', method: 'GET', path: '[0]', alone: true },
    { at: '.post', does: 'route', method: 'POST', path: '[0]', alone: true },
    { at: '.put', does: 'route', method: 'PUT', path: '[0]', alone: true },
    { at: '.patch', does: 'route', method: 'PATCH', path: '[0]', alone: true },
    { at: '.del', does: 'route', method: 'DELETE', path: '[0]', alone: true },
    { at: '.get|post|put|patch|del', does: 'guard', role: 'validates' },
    { at: '.requestBody', does: 'parameter', part: 'body' },
    { at: '.param .path .string|number|integer|boolean', does: 'parameter', part: 'path', path: '[0]' },
    { at: '.param .query .string|number|integer|boolean|object', does: 'parameter', part: 'query', path: '[0]' },
    { at: '.param .header .string|number', does: 'parameter', part: 'headers', path: '[0]' },
    { at: '.param .filter|where', does: 'parameter', part: 'query' },
  ],
  errors: [
    { at: 'HttpErrors .BadRequest', status: 400, message: '[0]' },
    { at: 'HttpErrors .Unauthorized', status: 401, message: '[0]' },
    { at: 'HttpErrors .Forbidden', status: 403, message: '[0]' },
    { at: 'HttpErrors .NotFound', status: 404, message: '[0]' },
    { at: 'HttpErrors .Conflict', status: 409, message: '[0]' },
    { at: 'HttpErrors .UnprocessableEntity', status: 422, message: '[0]' },
    { at: 'HttpErrors .InternalServerError', status: 500, message: '[0]' },
  ],
} as const satisfies Library;
