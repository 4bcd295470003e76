import type { Library } from '../kinds.ts';

export default {
  package: '@upstash/qstash',
  is: ['security'],
  types: { Receiver: ['.Receiver ()', '/nextjs .Receiver ()'] },
  // A verified signature is a credential of the sender.
  credentials: ['Receiver .verify ()'],
  crypto: [{ at: 'Receiver .verify', does: 'verify-token', input: '[0] .signature', later: true }],
  secrets: [{ at: '.Receiver', value: '[0] .currentSigningKey', what: 'webhook secret' }],
} as const satisfies Library;
