import type { Library } from '../kinds.ts';

export default {
  package: 'request',
  aliases: [
    'request-promise',
    'request-promise-native',
    'request-promise-any',
    '@cypress/request',
    'postman-request',
    'requestretry',
  ],
  is: ['http-client'],
  types: { Request: ['/', '.defaults ()', '.default'] },
  outbound: [
    { at: 'Request', url: '[0]', timeout: '[1] .timeout', data: ['return', '[last] param1 .body', '[last] param2'] },
    {
      at: 'Request',
      url: '[0] .url',
      timeout: '[0] .timeout',
      data: ['return', '[last] param1 .body', '[last] param2'],
    },
    {
      at: 'Request',
      url: '[0] .uri',
      timeout: '[0] .timeout',
      data: ['return', '[last] param1 .body', '[last] param2'],
    },
    {
      at: 'Request .get|post|put|patch|del|delete|head|options',
      url: '[0]',
      timeout: '[1] .timeout',
      data: ['return', '[last] param1 .body', '[last] param2'],
    },
    {
      at: 'Request .get|post|put|patch|del|delete|head|options',
      url: '[0] .url',
      timeout: '[0] .timeout',
      data: ['return', '[last] param1 .body', '[last] param2'],
    },
  ],
  sinks: [
    { at: 'Request', kind: 'request', value: '[0]' },
    { at: 'Request', kind: 'request', value: '[0] .url' },
    { at: 'Request', kind: 'request', value: '[0] .uri' },
    { at: 'Request', kind: 'request', value: '[0] .baseUrl' },
    { at: 'Request .get|post|put|patch|del|delete|head|options', kind: 'request', value: '[0]' },
    { at: 'Request .get|post|put|patch|del|delete|head|options', kind: 'request', value: '[0] .url' },
    { at: 'Request .get|post|put|patch|del|delete|head|options', kind: 'request', value: '[0] .uri' },
  ],
  callbacks: [
    { at: 'Request', function: '[last]', runs: 'later' },
    { at: 'Request .get|post|put|patch|del|delete|head|options', function: '[last]', runs: 'later' },
    { at: 'Request () .on', function: '[1]', runs: 'later' },
  ],
  secrets: [
    { at: 'Request', value: '[0] .auth .pass', what: 'password' },
    { at: 'Request', value: '[0] .auth .password', what: 'password' },
    { at: 'Request', value: '[0] .auth .bearer', what: 'token' },
    { at: 'Request', value: '[0] .headers .Authorization', what: 'credentials' },
  ],
} as const satisfies Library;
