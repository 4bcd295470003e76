import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/error',
  aliases: ['fastify-error'],
  is: ['framework'],
  errors: [
    { at: '/', status: '[2]', message: '[1]' },
    { at: '.createError', status: '[2]', message: '[1]' },
  ],
} as const satisfies Library;
