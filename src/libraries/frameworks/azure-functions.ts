import type { Library } from '../kinds.ts';

/** Version 4 registers functions by calls; earlier ones are declared by a `function.json` beside each. */
export default {
  package: '@azure/functions',
  versions: '1 || 2 || 3 || 4',
  is: ['framework'],
  types: {
    App: ['.app'],
    Request: [],
    Context: [],
    OldContext: [],
    OldRequest: ['OldContext .req'],
    HttpRequest: [],
  },
  extends: { HttpRequest: ['Request'] },
  conventions: {
    http: {
      params: ['Request', 'Context'],
      rejected: { '*': 'handled' },
      unhandled: 'safe',
      continues: 'return',
      returnsResponse: true,
      status: 'status',
    },
    trigger: {
      params: ['OldContext', 'OldRequest'],
      rejected: { '*': 'handled' },
      unhandled: 'safe',
      continues: 'return',
      returnsResponse: true,
      status: 'status',
    },
  },
  applications: ['App'],
  deployed: [{ platform: 'azure', convention: 'trigger' }],
  routes: [
    {
      at: 'App .http',
      method: { argument: '[1] .methods flat' },
      path: ['[1] .route', '[0]'],
      below: '/api',
      handlers: '[1] .handler',
      roles: [
        { at: '[1] .authLevel', does: 'authenticates', when: [{ argument: '[1] .authLevel', isNot: 'anonymous' }] },
      ],
      convention: 'http',
    },
    {
      at: 'App .get|post|put|patch',
      method: 'name',
      path: ['[1] .route', '[0]'],
      below: '/api',
      handlers: ['[1]', '[1] .handler'],
      roles: [
        { at: '[1] .authLevel', does: 'authenticates', when: [{ argument: '[1] .authLevel', isNot: 'anonymous' }] },
      ],
      convention: 'http',
    },
    {
      at: 'App .deleteRequest',
      method: ['DELETE'],
      path: ['[1] .route', '[0]'],
      below: '/api',
      handlers: ['[1]', '[1] .handler'],
      roles: [
        { at: '[1] .authLevel', does: 'authenticates', when: [{ argument: '[1] .authLevel', isNot: 'anonymous' }] },
      ],
      convention: 'http',
    },
  ],
  sources: [
    { at: 'Request .json|text|formData|arrayBuffer|blob ()', part: 'body', shape: 'deep' },
    { at: 'Request .query .get|getAll ()', part: 'query', shape: 'text' },
    { at: 'Request .params', part: 'path', shape: 'text' },
    { at: 'Request .headers .get ()', part: 'headers', shape: 'text' },
    { at: 'Request .url', part: 'url', shape: 'text' },
    { at: 'OldRequest .body|rawBody', part: 'body', shape: 'deep' },
    { at: 'OldRequest .query', part: 'query', shape: 'text' },
    { at: 'OldRequest .params', part: 'path', shape: 'text' },
    { at: 'OldRequest .headers', part: 'headers', shape: 'text' },
  ],
  credentials: ['Request .user', 'OldRequest .headers .authorization|cookie|x-api-key', 'OldRequest .user'],
  namedCredentials: [
    { at: 'Request .headers .get', name: '[0]', is: ['authorization', 'cookie', 'x-api-key', 'x-ms-client-principal'] },
  ],
} as const satisfies Library;
