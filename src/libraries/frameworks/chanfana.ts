import type { Library } from '../kinds.ts';

export default {
  package: 'chanfana',
  is: ['framework', 'validator', 'documents'],
  types: { Route: ['.OpenAPIRoute ()'] },
  returns: [{ at: '.fromHono|fromIttyRouter', value: '[0]' }],
  prefixes: [{ at: '.fromHono', on: '[0]', prefix: '[1] .base' }],
  handlerClasses: [
    {
      at: '.OpenAPIRoute|CreateEndpoint|ReadEndpoint|UpdateEndpoint|DeleteEndpoint|ListEndpoint|D1CreateEndpoint|D1ReadEndpoint|D1UpdateEndpoint|D1DeleteEndpoint|D1ListEndpoint',
      member: 'handle',
    },
  ],
  sources: [
    { at: 'Route .getValidatedData|getUnvalidatedData () .body', part: 'body', shape: 'deep' },
    { at: 'Route .getValidatedData|getUnvalidatedData () .query', part: 'query', shape: 'text' },
    { at: 'Route .getValidatedData|getUnvalidatedData () .params', part: 'path', shape: 'text' },
    { at: 'Route .getValidatedData|getUnvalidatedData () .headers', part: 'headers', shape: 'text' },
  ],
  validators: [
    {
      at: 'Route .getValidatedData',
      input: 'receiver',
      takes: 'receiver .schema .request',
      schema: 'receiver .schema .request',
      output: 'return',
      fails: 'rejects',
    },
  ],
  errors: [
    { at: '.ApiException', status: 500, message: '[0]' },
    { at: '.InputValidationException', status: 400, message: '[0]' },
    { at: '.NotFoundException', status: 404, message: '[0]' },
    { at: '.UnauthorizedException', status: 401, message: '[0]' },
    { at: '.ForbiddenException', status: 403, message: '[0]' },
    { at: '.ConflictException', status: 409, message: '[0]' },
    { at: '.UnprocessableEntityException', status: 422, message: '[0]' },
    { at: '.TooManyRequestsException', status: 429, message: '[0]' },
  ],
} as const satisfies Library;
