import type { Library } from '../kinds.ts';

export default {
  package: '@nestjs/config',
  is: ['framework'],
  configured: ['ConfigService .get|getOrThrow ()'],
  returns: [{ at: 'ConfigService .get|getOrThrow', value: '[1]' }],
  types: { ConfigService: ['.ConfigService ()'] },
} as const satisfies Library;
