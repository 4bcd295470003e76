import type { Library } from '../kinds.ts';

export default {
  package: 'connect',
  is: ['framework'],
  types: {
    Server: ['()'],
    Request: [],
    Response: [],
    Next: [],
  },
  extends: { Request: ['node:http:IncomingMessage'], Response: ['node:http:ServerResponse'] },
  fluent: ['Server .use'],
  conventions: {
    middleware: {
      params: ['Request', 'Response', 'Next'],
      errorWhenArity: 4,
      errorParams: ['', 'Request', 'Response', 'Next'],
      rejected: { '*': 'lost' },
      continues: 'next',
    },
  },
  applications: ['Server'],
  mounts: [{ at: 'Server .use', path: '[0]', items: '[0..] flat', convention: 'middleware' }],
  settings: [{ at: 'Server .listen', is: 'listens' }],
} as const satisfies Library;
