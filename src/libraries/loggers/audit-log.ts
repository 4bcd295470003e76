import type { Library } from '../kinds.ts';

export default {
  package: 'audit-log',
  audits: [{ at: '.logEvent', actor: '[0]', action: '[2]', target: '[4]', fields: '[5]' }],
} as const satisfies Library;
