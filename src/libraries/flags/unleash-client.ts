import type { Library } from '../kinds.ts';

/** Clients that are asked while the process runs whether a function is switched on. */
export default {
  package: 'unleash-client',
  aliases: [
    '@launchdarkly/node-server-sdk',
    'launchdarkly-node-server-sdk',
    '@openfeature/server-sdk',
    '@growthbook/growthbook',
    'flagsmith-nodejs',
    'configcat-node',
    'configcat-js-ssr',
    '@splitsoftware/splitio',
    'statsig-node',
    '@statsig/statsig-node-core',
    '@flagsmith/flagsmith',
    '@vercel/flags',
    'flags',
    'nestjs-unleash',
    '@happykit/flags',
  ],
  is: ['flags'],
} as const satisfies Library;
