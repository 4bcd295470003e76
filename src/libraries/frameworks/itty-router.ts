import type { Library } from '../kinds.ts';

export default {
  package: 'itty-router',
  versions: '4 || 5',
  is: ['framework'],
  types: {
    Router: ['.Router|AutoRouter|IttyRouter ()', 'Router .fetch|handle'],
    Request: [],
    Env: [],
    Next: [],
  },
  extends: { Request: ['language:javascript:Request'] },
  fluent: ['Router .get|post|put|patch|delete|head|options|all'],
  conventions: {
    handler: {
      params: ['Request', 'Env'],
      rejected: { '*': 'handled' },
      unhandled: 'safe',
      continues: 'return',
      returnsResponse: true,
    },
  },
  applications: ['Router'],
  answering: ['Router .fetch|handle'],
  routes: [
    {
      at: 'Router .get|post|put|patch|delete|head|options',
      method: 'name',
      path: '[0]',
      handlers: '[1..]',
      convention: 'handler',
    },
    {
      at: 'Router .all',
      method: ['ALL'],
      path: '[0]',
      handlers: '[1..]',
      convention: 'handler',
      when: [{ argument: '[0]', isNot: '*' }],
    },
  ],
  // A router that is mounted has the whole path in its own base.
  mounts: [
    {
      at: 'Router .all',
      path: '[0]',
      items: '[1..]',
      convention: 'handler',
      when: [{ argument: '[0]', is: '*' }],
    },
    { at: 'Router .all', items: '[1..]', convention: 'handler', when: [{ argument: '[0]', isNot: '*' }] },
    { at: '.Router|AutoRouter|IttyRouter', items: '[0] .before flat', convention: 'handler' },
  ],
  prefixes: [{ at: '.Router|AutoRouter|IttyRouter', prefix: '[0] .base' }],
  configured: ['Env .*'],
  sources: [
    { at: 'Request .json|text|formData|arrayBuffer|blob ()', part: 'body', shape: 'deep' },
    { at: 'Request .headers .get ()', part: 'headers', shape: 'text' },
    { at: 'Request .content', part: 'body', shape: 'deep' },
    { at: 'Request .query', part: 'query', shape: 'text' },
    { at: 'Request .params', part: 'path', shape: 'text' },
    { at: 'Request .cookies', part: 'cookies', shape: 'text' },
    { at: 'Request .url', part: 'url', shape: 'text' },
  ],
  responses: [
    { at: '.json|text|html|png|jpeg|webp', ends: true, made: true, body: '[0]', status: '[1] .status' },
    { at: '.error', ends: true, status: '[0]', body: '[1]' },
    { at: '.status', ends: true, status: '[0]' },
    { at: '.missing', ends: true, status: 404 },
  ],
  errors: [{ at: '.StatusError', status: '[0]', message: '[1]' }],
  middleware: [
    { at: '.withContent', does: 'parses', parts: ['body'], shape: 'deep' },
    { at: '.withParams|withCookies', does: 'other' },
  ],
} as const satisfies Library;
