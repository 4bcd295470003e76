import type { Library } from './kinds.ts';

/** What requests are made of, and where they go: the same whether a callback is told of them or a promise. */
export const requests = {
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
    { at: 'Request', value: '[1] .auth .pass', what: 'password' },
    { at: 'Request', value: '[1] .auth .password', what: 'password' },
    { at: 'Request', value: '[1] .auth .bearer', what: 'token' },
    { at: 'Request .get|post|put|patch|del|delete|head|options', value: '[0] .auth .pass', what: 'password' },
    { at: 'Request .get|post|put|patch|del|delete|head|options', value: '[0] .auth .password', what: 'password' },
    { at: 'Request .get|post|put|patch|del|delete|head|options', value: '[0] .auth .bearer', what: 'token' },
    { at: 'Request .get|post|put|patch|del|delete|head|options', value: '[1] .auth .pass', what: 'password' },
    { at: 'Request .get|post|put|patch|del|delete|head|options', value: '[1] .auth .password', what: 'password' },
    { at: 'Request .get|post|put|patch|del|delete|head|options', value: '[1] .auth .bearer', what: 'token' },
    { at: 'Request () .auth', value: '[1]', what: 'password' },
    { at: 'Request () .auth', value: '[3]', what: 'token' },
    { at: 'Request .get|post|put|patch|del|delete|head|options () .auth', value: '[1]', what: 'password' },
    { at: 'Request .get|post|put|patch|del|delete|head|options () .auth', value: '[3]', what: 'token' },
  ],
} as const satisfies Omit<Library, 'package'>;
