import type { Library } from '../kinds.ts';

export default {
  package: 'svix',
  aliases: ['standardwebhooks'],
  is: ['security'],
  types: { Webhook: ['.Webhook ()'] },
  // A verified signature is a credential of the sender.
  credentials: ['Webhook .verify ()'],
  crypto: [{ at: 'Webhook .verify', does: 'verify-token', input: '[1]', message: true }],
  validators: [{ at: 'Webhook .verify', input: '[0]', output: 'return', fails: 'throws' }],
  secrets: [{ at: '.Webhook', value: '[0]', what: 'webhook secret' }],
} as const satisfies Library;
