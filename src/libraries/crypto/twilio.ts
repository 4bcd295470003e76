import type { Library } from '../kinds.ts';

export default {
  package: 'twilio',
  types: { Client: ['()', '.Twilio ()'] },
  outbound: [{ at: 'Client .messages|calls .create', sends: true }],
  crypto: [{ at: '.validateRequest', does: 'verify-token', fails: 'false', input: '[1]', secret: '[0]' }],
  middleware: [{ at: '.webhook ()', does: 'authenticates' }],
  secrets: [
    { at: '/', value: '[1]', what: 'access token' },
    { at: '.Twilio', value: '[1]', what: 'access token' },
  ],
} as const satisfies Library;
