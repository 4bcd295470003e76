import type { Library } from '../kinds.ts';

export default {
  package: 'stripe',
  types: { Stripe: ['()', '.Stripe ()', '.default ()'] },
  // A verified signature is a credential of the sender.
  credentials: ['Stripe .webhooks .constructEvent|constructEventAsync ()'],
  crypto: [
    {
      at: 'Stripe .webhooks .constructEvent|constructEventAsync',
      does: 'verify-token',
      input: '[1]',
      secret: '[2]',
      message: true,
    },
  ],
  outbound: [
    { at: 'Stripe .* .create|retrieve|update|list|del|cancel|confirm|capture', data: [] },
    { at: 'Stripe .* .* .create|retrieve|update|list', data: [] },
  ],
  secrets: [
    { at: '/', value: '[0]', what: 'api key' },
    { at: '.Stripe', value: '[0]', what: 'api key' },
    { at: 'Stripe .webhooks .constructEvent|constructEventAsync', value: '[2]', what: 'webhook secret' },
  ],
} as const satisfies Library;
