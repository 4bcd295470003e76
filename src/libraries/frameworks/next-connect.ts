import type { Library } from '../kinds.ts';

/** Version 0 is called itself; from 1 on there are makers of routers, and what is exported is what `handler` gives. */
export default {
  package: 'next-connect',
  versions: '0 || 1',
  is: ['framework'],
  byPlace: true,
  types: {
    Router: ['()', '.default ()', '.nc ()', '.createRouter ()', 'Router .clone ()'],
    NodeRouter: [],
    NextConnect: [],
    Request: [],
    Response: [],
    Next: [],
  },
  extends: {
    NodeRouter: ['Router'],
    NextConnect: ['Router'],
    Request: ['next:NextApiRequest'],
    Response: ['next:NextApiResponse'],
  },
  fluent: ['Router .use|get|post|put|patch|delete|head|options|trace|connect|all|handler'],
  conventions: {
    handler: {
      params: ['Request', 'Response', 'Next'],
      rejected: { '*': 'handled' },
      continues: 'next',
    },
    errors: {
      params: ['', 'Request', 'Response', 'Next'],
      errorParams: ['', 'Request', 'Response', 'Next'],
      rejected: { '*': 'handled' },
      continues: 'next',
    },
  },
  applications: ['Router'],
  routes: [
    {
      at: 'Router .get|post|put|patch|delete|head|options|trace|all',
      method: 'name',
      handlers: '[0..] flat',
      convention: 'handler',
    },
  ],
  mounts: [{ at: 'Router .use', path: '[0]', items: '[0..] flat', convention: 'handler', stays: 'all' }],
  credentials: ['Request .user', 'Request .isAuthenticated ()', 'Request .isUnauthenticated ()'],
  proves: [
    { at: 'Request .isAuthenticated', of: 'caller', when: 'true' },
    { at: 'Request .isUnauthenticated', of: 'caller', when: 'false' },
  ],
  settings: [
    { at: '/', is: 'error-handler', items: '[0] .onError', convention: 'errors' },
    { at: '/', is: 'not-found-handler', items: '[0] .onNoMatch', convention: 'handler' },
    { at: 'Router .handler', is: 'error-handler', items: '[0] .onError', convention: 'errors' },
    { at: 'Router .handler', is: 'not-found-handler', items: '[0] .onNoMatch', convention: 'handler' },
  ],
} as const satisfies Library;
