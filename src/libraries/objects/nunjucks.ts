import type { Library } from '../kinds.ts';

export default {
  package: 'nunjucks',
  types: { Environment: ['.configure ()', '.Environment ()'] },
  sinks: [
    { at: '.renderString|compile|Template', kind: 'code', value: '[0]' },
    { at: 'Environment .renderString', kind: 'code', value: '[0]' },
  ],
} as const satisfies Library;
