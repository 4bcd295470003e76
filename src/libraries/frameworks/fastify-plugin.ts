import type { Library } from '../kinds.ts';

export default {
  package: 'fastify-plugin',
  is: ['framework'],
  returns: [
    { at: '/', value: '[0]' },
    { at: '.fastifyPlugin', value: '[0]' },
  ],
  unscopes: ['/', '.fastifyPlugin'],
} as const satisfies Library;
