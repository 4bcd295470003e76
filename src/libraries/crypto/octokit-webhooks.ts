import type { Library } from '../kinds.ts';

export default {
  package: '@octokit/webhooks',
  aliases: ['@octokit/webhooks-methods'],
  types: { Webhooks: ['.Webhooks ()'] },
  crypto: [
    { at: 'Webhooks .verify', does: 'verify-token', fails: 'false', input: '[0]' },
    { at: '.verify', does: 'verify-token', fails: 'false', input: '[1]', secret: '[0]' },
  ],
  middleware: [{ at: '.createNodeMiddleware ()', does: 'authenticates' }],
  secrets: [{ at: '.Webhooks', value: '[0] .secret', what: 'webhook secret' }],
} as const satisfies Library;
