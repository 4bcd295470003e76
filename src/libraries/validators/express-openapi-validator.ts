import type { Library } from '../kinds.ts';

export default {
  package: 'express-openapi-validator',
  is: ['validator', 'documents'],
  middleware: [{ at: '.middleware ()', does: 'validates', parts: ['body', 'query', 'path', 'headers'] }],
  errors: [
    { at: '.error .BadRequest', status: 400 },
    { at: '.error .Unauthorized', status: 401 },
    { at: '.error .Forbidden', status: 403 },
    { at: '.error .NotFound', status: 404 },
    { at: '.error .MethodNotAllowed', status: 405 },
    { at: '.error .NotAcceptable', status: 406 },
    { at: '.error .RequestEntityTooLarge', status: 413 },
    { at: '.error .UnsupportedMediaType', status: 415 },
    { at: '.error .InternalServerError', status: 500 },
  ],
} as const satisfies Library;
