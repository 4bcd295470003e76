import type { Library } from '../kinds.ts';

export default {
  package: 'router',
  versions: '1 || 2',
  is: ['framework'],
  types: {
    Router: ['()'],
    Route: ['Router .route ()'],
    Request: [],
    Response: [],
    Next: [],
  },
  extends: { Request: ['node:http:IncomingMessage'], Response: ['node:http:ServerResponse'] },
  fluent: [
    'Router .use|get|post|put|patch|delete|head|options|all|param',
    'Route .get|post|put|patch|delete|head|options|all',
  ],
  conventions: {
    middleware: {
      params: ['Request', 'Response', 'Next'],
      errorWhenArity: 4,
      errorParams: ['', 'Request', 'Response', 'Next'],
      rejected: { '1': 'lost', '2': 'handled' },
      continues: 'next',
    },
  },
  applications: ['Router'],
  routes: [
    {
      at: 'Router .get|post|put|patch|delete|head|options|all',
      method: 'name',
      path: '[0]',
      handlers: '[1..] flat',
      convention: 'middleware',
      when: [{ argument: '[1]', present: true }],
    },
    {
      at: 'Route .get|post|put|patch|delete|head|options|all',
      method: 'name',
      path: 'receiver [0]',
      handlers: '[0..] flat',
      convention: 'middleware',
    },
  ],
  places: ['Router .route'],
  mounts: [{ at: 'Router .use', path: '[0]', items: '[0..] flat', convention: 'middleware', stays: 'all' }],
  sources: [{ at: 'Request .params', part: 'path', shape: 'text' }],
} as const satisfies Library;
