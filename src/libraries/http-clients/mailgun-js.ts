import type { Library } from '../kinds.ts';

export default {
  package: 'mailgun-js',
  types: { Mailgun: ['()', '/ ()'] },
  outbound: [{ at: 'Mailgun .messages () .send|sendMime' }, { at: 'Mailgun .lists () .*' }],
  sinks: [{ at: 'Mailgun .messages () .send', kind: 'html', value: '[0] .html' }],
  secrets: [{ at: '/', value: '[0] .apiKey', what: 'api key' }],
} as const satisfies Library;
