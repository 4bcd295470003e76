import type { Library } from '../kinds.ts';

export default {
  package: 'node-fetch',
  aliases: [
    'cross-fetch',
    'isomorphic-fetch',
    'isomorphic-unfetch',
    'node-fetch-commonjs',
    'make-fetch-happen',
    'fetch-retry',
    'ofetch',
  ],
  is: ['http-client'],
  types: { Fetch: ['/', '.fetch', '.default', '.ofetch', '.$fetch'], Response: ['Fetch ()', '.Response ()'] },
  extends: { Response: ['language:javascript:Response'] },
  outbound: [
    {
      at: 'Fetch',
      url: '[0]',
      timeout: '[1] .signal',
      data: ['return .json ()', 'return .text ()'],
    },
    { at: 'Fetch', url: '[0]', timeout: '[1] .timeout' },
  ],
  sinks: [
    { at: 'Fetch', kind: 'request', value: '[0]' },
    { at: 'Fetch', kind: 'request', value: '[0] .url' },
    { at: '.Request', kind: 'request', value: '[0]' },
  ],
} as const satisfies Library;
