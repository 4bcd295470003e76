import type { Library } from '../kinds.ts';

export default {
  package: 'koa-helmet',
  is: ['security'],
  middleware: [
    { at: '()', does: 'headers' },
    { at: '.contentSecurityPolicy|strictTransportSecurity|hsts|frameguard|noSniff|xssFilter ()', does: 'headers' },
    {
      at: '.crossOriginEmbedderPolicy|crossOriginOpenerPolicy|crossOriginResourcePolicy|originAgentCluster|referrerPolicy|dnsPrefetchControl|permittedCrossDomainPolicies|ieNoOpen|hidePoweredBy ()',
      does: 'other',
    },
  ],
} as const satisfies Library;
