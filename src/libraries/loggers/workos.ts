import type { Library } from '../kinds.ts';

export default {
  package: '@workos-inc/node',
  partly: true,
  types: { WorkOS: ['.WorkOS ()'] },
  audits: [
    {
      at: 'WorkOS .auditLogs .createEvent',
      actor: '[1] .actor',
      action: '[1] .action',
      target: '[1] .targets',
      fields: '[1] .metadata',
    },
  ],
  secrets: [{ at: '.WorkOS', value: '[0]', what: 'api key' }],
} as const satisfies Library;
