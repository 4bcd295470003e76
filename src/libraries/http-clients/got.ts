import type { Library } from '../kinds.ts';

export default {
  package: 'got',
  is: ['http-client'],
  types: { Got: ['/', '.got', 'Got .extend ()'], Response: ['Got ()', 'Got .get|post|put|patch|delete|head ()'] },
  outbound: [
    {
      at: 'Got',
      url: '[0]',
      timeout: '[1] .timeout',
      data: ['return .body', 'return .json ()', 'return .text ()', 'return .headers'],
    },
    {
      at: 'Got .get|post|put|patch|delete|head',
      url: '[0]',
      timeout: '[1] .timeout',
      data: ['return .body', 'return .json ()', 'return .text ()', 'return .headers'],
    },
    { at: 'Got .stream|paginate', url: '[0]', timeout: '[1] .timeout', data: ['return'] },
    { at: 'Got .extend', url: '[0] .prefixUrl', timeout: '[0] .timeout' },
  ],
  sinks: [
    { at: 'Got', kind: 'request', value: '[0]' },
    { at: 'Got', kind: 'request', value: '[0] .url' },
    { at: 'Got .get|post|put|patch|delete|head|stream|paginate', kind: 'request', value: '[0]' },
    { at: 'Got .extend', kind: 'request', value: '[0] .prefixUrl' },
  ],
  secrets: [
    { at: 'Got', value: '[1] .password', what: 'password' },
    { at: 'Got .get|post|put|patch|delete|extend', value: '[1] .headers .authorization', what: 'credentials' },
  ],
} as const satisfies Library;
