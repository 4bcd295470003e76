import type { Library } from '../kinds.ts';

export default {
  package: 'h3',
  versions: '1 || 2',
  is: ['framework'],
  types: {
    App: ['.createApp ()'],
    H3: ['.H3 ()'],
    Router: ['.createRouter ()', 'Router .handler'],
    Req: ['H3Event .req'],
    H3Event: ['EventHandler param0'],
    EventHandler: [],
    Next: [],
  },
  extends: { Req: ['language:javascript:Request'] },
  fluent: ['App|H3|Router .use|get|post|put|patch|delete|head|options|connect|trace|all|add|on|mount|register'],
  wraps: [
    {
      at: '.defineEventHandler|eventHandler|defineCachedEventHandler|cachedEventHandler|defineHandler|defineWebSocketHandler|defineMiddleware',
      function: '[0]',
    },
  ],
  conventions: {
    event: {
      params: ['H3Event', 'Next'],
      rejected: { '*': 'handled' },
      unhandled: 'safe',
      continues: 'return',
      returnsResponse: true,
    },
  },
  applications: ['App', 'H3'],
  routers: ['Router'],
  hides: ['.useBase|fromNodeMiddleware|lazyEventHandler|dynamicEventHandler'],
  routes: [
    {
      at: 'App|H3|Router .get|post|put|patch|delete|head|options|connect|trace|all',
      method: 'name',
      path: '[0]',
      handlers: ['[1]', '[1] .handler'],
      before: ['[2] .middleware flat', '[1] .onRequest flat', '[1] .middleware flat'],
      convention: 'event',
    },
    {
      at: 'H3 .on',
      method: { argument: '[0]' },
      path: '[1]',
      handlers: '[2]',
      before: ['[3] .middleware flat'],
      convention: 'event',
    },
    { at: 'Router .add', method: { argument: '[2] flat' }, path: '[0]', handlers: '[1]', convention: 'event' },
    { at: 'Router .use', method: { argument: '[2] flat' }, path: '[0]', handlers: '[1]', convention: 'event' },
  ],
  mounts: [
    { at: 'App .use', path: '[0]', items: ['[0..1] flat', '[0..1] .handler'], convention: 'event', stays: 'before' },
    { at: 'H3 .use', path: '[0]', items: '[0..1]', convention: 'event', always: true },
    { at: 'H3 .mount', path: '[0]', items: '[1]', convention: 'event' },
  ],
  sources: [
    { at: '.readBody|readRawBody|readFormData|readMultipartFormData ()', part: 'body', shape: 'deep' },
    { at: '.getQuery ()', part: 'query', shape: 'text' },
    { at: '.getRouterParam|getRouterParams ()', part: 'path', shape: 'text' },
    { at: '.getHeader|getRequestHeader|getHeaders|getRequestHeaders ()', part: 'headers', shape: 'text' },
    { at: '.getCookie|parseCookies ()', part: 'cookies', shape: 'text' },
    { at: '.getRequestURL|getRequestPath ()', part: 'url', shape: 'text' },
    { at: 'H3Event .path|url', part: 'url', shape: 'text' },
    { at: 'H3Event .context .params', part: 'path', shape: 'text' },
    { at: 'Req .json|text|formData ()', part: 'body', shape: 'deep' },
    { at: 'Req .headers .get ()', part: 'headers', shape: 'text' },
    { at: 'H3Event .headers .get ()', part: 'headers', shape: 'text' },
  ],
  credentials: [
    '.useSession|getSession ()',
    'H3Event .headers .get ()',
    'H3Event .req .headers .get ()',
    // A module that knows sessions puts it there.
    'H3Event .context .auth () .userId|sessionId|orgId|isAuthenticated',
    'H3Event .context .auth .userId|sessionId|orgId|isAuthenticated',
  ],
  namedCredentials: [
    { at: '.getHeader|getRequestHeader', name: '[1]', is: ['authorization', 'cookie', 'x-api-key', 'x-auth-token'] },
    { at: '.getCookie', name: '[1]', is: ['token', 'session', 'jwt', 'auth', 'sid', 'access_token'] },
  ],
  validators: [
    // What is handed over checks the value: a function that gives it back (`schema.parse`), or a schema.
    { at: '.readValidatedBody', input: '[0]', parts: ['body'], schema: '[1]', output: 'return', fails: 'rejects' },
    { at: '.getValidatedQuery', input: '[0]', parts: ['query'], schema: '[1]', output: 'return', fails: 'rejects' },
    {
      at: '.getValidatedRouterParams',
      input: '[0]',
      parts: ['path'],
      schema: '[1]',
      output: 'return',
      fails: 'rejects',
    },
  ],
  responses: [
    { at: '.sendError', ends: true, status: '[1] .statusCode' },
    { at: '.sendRedirect', ends: true, status: '[2]', as: 'redirect' },
    { at: '.redirect', ends: true, status: '[1]', as: 'redirect' },
    { at: '.send', ends: true, body: '[1]' },
    { at: '.sendNoContent|noContent', ends: true, status: 204 },
  ],
  statuses: [
    { at: '.setResponseStatus', status: '[1]' },
    { at: 'H3Event .res .status', status: 'written' },
  ],
  errors: [
    { at: '.createError', status: '[0] .statusCode|status', message: '[0] .message|statusMessage|data' },
    { at: '.HTTPError', status: '[0] .status|statusCode', message: '[0] .message' },
    { at: '.HTTPError .status', status: '[0]' },
  ],
  middleware: [
    { at: '.basicAuth ()', does: 'authenticates' },
    { at: '.handleCors', does: 'cors' },
    { at: '.serveStatic', does: 'static' },
  ],
  sinks: [
    { at: '.sendRedirect', kind: 'redirect', value: '[1]' },
    { at: '.redirect', kind: 'redirect', value: '[0]' },
    { at: '.setHeader|setResponseHeader', kind: 'header', value: '[2]' },
  ],
} as const satisfies Library;
