import type { Library } from '../kinds.ts';

/** A document is made of comments beside the routes. */
export default {
  package: 'swagger-jsdoc',
  is: ['documents'],
  contractDocuments: [{ at: '/', comments: '[0] .apis flat' }],
} as const satisfies Library;
