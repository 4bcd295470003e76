import type { Library } from '../kinds.ts';

export default {
  package: 'bent',
  aliases: ['phin', 'centra'],
  is: ['http-client'],
  outbound: [
    { at: '()', url: '[0]', data: ['return', 'return .json ()', 'return .text ()'] },
    { at: '/', url: '[0] .url', timeout: '[0] .timeout', data: ['return .body'] },
  ],
  sinks: [
    { at: '()', kind: 'request', value: '[0]' },
    { at: '/', kind: 'request', value: '[*]' },
    { at: '/', kind: 'request', value: '[0] .url' },
  ],
} as const satisfies Library;
