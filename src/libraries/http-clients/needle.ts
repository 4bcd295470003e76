import type { Library } from '../kinds.ts';

export default {
  package: 'needle',
  is: ['http-client'],
  types: { Response: ['()', '.get|head|post|put|patch|delete|request ()'] },
  outbound: [
    { at: '/', url: '[1]', timeout: '[last] .timeout', data: ['return .body', '[last] param1 .body'] },
    { at: '/', url: '[1]', timeout: '[last] .open_timeout' },
    {
      at: '.get|head',
      url: '[0]',
      timeout: '[1] .timeout',
      data: ['return .body', '[last] param1 .body', '[last] param2'],
    },
    { at: '.get|head', url: '[0]', timeout: '[1] .open_timeout' },
    {
      at: '.post|put|patch|delete',
      url: '[0]',
      timeout: '[2] .timeout',
      data: ['return .body', '[last] param1 .body', '[last] param2'],
    },
    { at: '.request', url: '[1]', timeout: '[3] .timeout', data: ['[last] param1 .body'] },
  ],
  sinks: [
    { at: '/', kind: 'request', value: '[1]' },
    { at: '.get|head|post|put|patch|delete', kind: 'request', value: '[0]' },
    { at: '.request', kind: 'request', value: '[1]' },
  ],
  callbacks: [{ at: '.get|head|post|put|patch|delete|request', function: '[last]', runs: 'later' }],
  secrets: [
    { at: '.get|head', value: '[1] .password', what: 'password' },
    { at: '.post|put|patch|delete', value: '[2] .password', what: 'password' },
  ],
} as const satisfies Library;
