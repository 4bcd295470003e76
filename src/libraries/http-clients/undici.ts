import type { Library } from '../kinds.ts';

export default {
  package: 'undici',
  is: ['http-client'],
  types: {
    Client: ['.Client|Pool|BalancedPool|Agent|ProxyAgent|RetryAgent ()'],
    Response: ['.fetch ()', '.Response ()'],
    ResponseData: ['.request ()', 'Client .request ()'],
  },
  extends: { Response: ['language:javascript:Response'] },
  outbound: [
    {
      at: '.fetch',
      url: '[0]',
      timeout: '[1] .signal',
      data: ['return .json ()', 'return .text ()'],
    },
    {
      at: '.request',
      url: '[0]',
      timeout: '[1] .bodyTimeout',
      data: ['return .body .json ()', 'return .body .text ()'],
    },
    { at: '.request', url: '[0]', timeout: '[1] .headersTimeout' },
    { at: '.stream|pipeline', url: '[0]', timeout: '[1] .bodyTimeout' },
    {
      at: 'Client .request',
      url: '[0] .path',
      timeout: '[0] .bodyTimeout',
      data: ['return .body .json ()', 'return .body .text ()', 'return .body'],
    },
  ],
  sinks: [
    { at: '.fetch|request|stream|pipeline|connect|upgrade', kind: 'request', value: '[0]' },
    { at: '.Client|Pool|BalancedPool', kind: 'request', value: '[0]' },
    { at: 'Client .request|stream', kind: 'request', value: '[0] .origin' },
    { at: '.Request', kind: 'request', value: '[0]' },
  ],
} as const satisfies Library;
