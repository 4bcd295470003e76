import type { Library } from '../kinds.ts';

export default {
  package: '@wesleytodd/openapi',
  is: ['documents'],
  brings: true,
  middleware: [
    { at: '()', does: 'other' },
    { at: '() .path|schema|parameters|response|swaggerui|redoc ()', does: 'other' },
    { at: '() .validPath ()', does: 'validates', parts: ['body', 'query', 'path'] },
  ],
} as const satisfies Library;
