import type { Library } from '../kinds.ts';

export default {
  package: 'svix',
  is: ['security'],
  types: { Webhook: ['.Webhook ()'] },
  validators: [{ at: 'Webhook .verify', input: '[0]', output: 'return', fails: 'throws' }],
  secrets: [{ at: '.Webhook', value: '[0]', what: 'webhook secret' }],
} as const satisfies Library;
