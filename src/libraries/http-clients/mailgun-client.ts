import type { Library } from '../kinds.ts';

export default {
  package: 'mailgun.js',
  types: { Mailgun: ['()', '.default ()'], Client: ['Mailgun .client ()'] },
  outbound: [{ at: 'Client .messages .create' }],
  sinks: [{ at: 'Client .messages .create', kind: 'html', value: '[1] .html' }],
  secrets: [{ at: 'Mailgun .client', value: '[0] .key', what: 'api key' }],
} as const satisfies Library;
