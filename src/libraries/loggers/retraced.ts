import type { Library } from '../kinds.ts';

export default {
  package: '@retracedhq/retraced',
  types: { Client: ['.Client ()'] },
  audits: [
    {
      at: 'Client .reportEvent',
      actor: '[0] .actor',
      action: '[0] .action',
      target: '[0] .target',
      fields: '[0] .fields',
    },
    { at: 'Client .reportEvents', fields: '[0]' },
  ],
  secrets: [{ at: '.Client', value: '[0] .apiKey', what: 'api key' }],
} as const satisfies Library;
