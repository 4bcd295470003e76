import type { Library } from '../kinds.ts';

export default {
  package: 'express-oauth-server',
  aliases: [
    '@node-oauth/express-oauth-server',
    'koa-oauth-server',
    'koa2-oauth-server',
    '@node-oauth/koa-oauth-server',
  ],
  is: ['auth'],
  scheme: 'OAuth2/OIDC',
  middleware: [
    { at: '() .authenticate ()', does: 'authenticates' },
    {
      at: '() .authenticate ()',
      does: 'authorizes',
      needs: '[0] .scope',
      when: [{ argument: '[0] .scope', present: true }],
    },
    { at: '() .authorize|token ()', does: 'other' },
  ],
} as const satisfies Library;
