import type { Library } from '../kinds.ts';

export default {
  package: 'resend',
  types: { Resend: ['.Resend ()'] },
  outbound: [
    { at: 'Resend .emails|batch|contacts|audiences|broadcasts|domains .send|create|get|list|update|remove|cancel' },
  ],
  sinks: [{ at: 'Resend .emails .send|create', kind: 'html', value: '[0] .html' }],
  secrets: [{ at: '.Resend', value: '[0]', what: 'api key' }],
} as const satisfies Library;
