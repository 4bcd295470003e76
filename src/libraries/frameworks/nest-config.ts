import type { Library } from '../kinds.ts';

export default {
  package: '@nestjs/config',
  is: ['framework'],
  configured: ['ConfigService .get|getOrThrow ()'],
  types: { ConfigService: ['.ConfigService ()'] },
} as const satisfies Library;
