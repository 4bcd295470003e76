import type { Library } from '../kinds.ts';

/** A document is made of comments beside the routes. */
export default {
  package: 'swagger-jsdoc',
  aliases: ['express-jsdoc-swagger', 'swagger-autogen'],
  is: ['framework'],
  contractDocuments: [{ at: '/', comments: true }],
} as const satisfies Library;
