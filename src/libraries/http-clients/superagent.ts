import type { Library } from '../kinds.ts';

export default {
  package: 'superagent',
  is: ['http-client'],
  types: {
    Agent: ['/', '.agent ()', 'Agent .agent ()'],
    Request: ['Agent ()', 'Agent .get|post|put|patch|del|delete|head|options ()'],
  },
  fluent: [
    'Request .set|query|send|type|accept|auth|timeout|retry|attach|field|redirects|ok|use|buffer|parse|withCredentials|on',
  ],
  outbound: [
    {
      at: 'Agent .get|post|put|patch|del|delete|head|options',
      url: '[0]',
      data: ['return .body', 'return .text', 'return .headers', 'return .end [0] param1 .body'],
    },
    { at: 'Agent', url: '[last]', data: ['return .body', 'return .text'] },
  ],
  sinks: [
    { at: 'Agent .get|post|put|patch|del|delete|head|options', kind: 'request', value: '[0]' },
    { at: 'Agent', kind: 'request', value: '[last]' },
  ],
  callbacks: [
    { at: 'Request .end', function: '[0]', runs: 'later', drops: true },
    { at: 'Request .then', function: '[0]', runs: 'later' },
    { at: 'Request .then', function: '[1]', runs: 'error' },
    { at: 'Agent .get|post|put|patch|del|delete|head', function: '[last]', runs: 'later' },
  ],
  secrets: [
    { at: 'Agent|Request .auth', value: '[1]', what: 'password' },
    { at: 'Agent|Request .auth', value: '[0]', what: 'credentials' },
  ],
} as const satisfies Library;
