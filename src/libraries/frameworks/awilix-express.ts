import type { Library } from '../kinds.ts';

export default {
  package: 'awilix-express',
  aliases: ['awilix-koa', 'awilix-router-core'],
  is: ['framework'],
  hides: ['.loadControllers', '.controller', '.findControllers'],
} as const satisfies Library;
