import type { Library } from '../kinds.ts';

export default {
  package: 'helmet',
  is: ['security'],
  middleware: [
    { at: '()', does: 'headers' },
    {
      at: '.contentSecurityPolicy|strictTransportSecurity|hsts|xFrameOptions|frameguard|xContentTypeOptions|noSniff|xXssProtection|xssFilter ()',
      does: 'headers',
    },
    {
      at: '.crossOriginEmbedderPolicy|crossOriginOpenerPolicy|crossOriginResourcePolicy|originAgentCluster|referrerPolicy|xDnsPrefetchControl|xDownloadOptions|xPermittedCrossDomainPolicies|xPoweredBy|dnsPrefetchControl|permittedCrossDomainPolicies|ieNoOpen|iexss|hidePoweredBy ()',
      does: 'other',
    },
  ],
} as const satisfies Library;
