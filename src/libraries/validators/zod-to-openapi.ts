import type { Library } from '../kinds.ts';

export default {
  package: '@asteasolutions/zod-to-openapi',
  is: ['validator', 'documents'],
  returns: [{ at: '.OpenAPIRegistry () .register', value: '[1]' }],
} as const satisfies Library;
