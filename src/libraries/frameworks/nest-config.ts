import type { Library } from '../kinds.ts';

export default {
  package: '@nestjs/config',
  is: ['framework'],
  types: { ConfigService: ['.ConfigService ()'] },
} as const satisfies Library;
