import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/autoload',
  aliases: ['fastify-autoload'],
  is: ['framework'],
  fileRoutes: [
    { at: '/', directory: '[1] .dir', style: 'folders', options: '[1] .options' },
    { at: '.fastifyAutoload', directory: '[1] .dir', style: 'folders', options: '[1] .options' },
  ],
} as const satisfies Library;
