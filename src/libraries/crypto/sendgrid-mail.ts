import type { Library } from '../kinds.ts';

export default {
  package: '@sendgrid/mail',
  outbound: [{ at: '.send|sendMultiple', sends: true }],
  sinks: [{ at: '.send', kind: 'html', value: '[0] .html' }],
  secrets: [{ at: '.setApiKey', value: '[0]', what: 'api key' }],
} as const satisfies Library;
