import type { Library } from '../kinds.ts';

export default {
  package: '@nestjs/serve-static',
  is: ['framework'],
} as const satisfies Library;
