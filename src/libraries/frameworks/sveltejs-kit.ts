import type { Library } from '../kinds.ts';

export default {
  package: '@sveltejs/kit',
  is: ['framework', 'rendering'],
  makesModules: [
    '$app/environment', '$app/forms', '$app/navigation', '$app/paths', '$app/server', '$app/state', '$app/stores',
    '$app/types', '$env/dynamic/private', '$env/dynamic/public', '$env/static/private', '$env/static/public',
    '$service-worker',
  ], // prettier-ignore
  configured: [
    '/$env/static/private .*',
    '/$env/static/public .*',
    '/$env/dynamic/private .env .*',
    '/$env/dynamic/public .env .*',
  ],
  constants: {
    '/$app/environment .building': false,
    '/$app/environment .browser': false,
    '/$app/environment .dev': false,
    '/$app/paths .base': '',
    '/$app/paths .assets': '',
  },
  types: {
    RequestEvent: ['HandleInput .event', '/$app/server .getRequestEvent ()'],
    KitRequest: [],
    // Whatever a browser hands to a function of the server.
    RemoteArgument: [],
    HandleInput: [],
    Next: ['HandleInput .resolve'],
    Cookies: ['RequestEvent .cookies'],
    Request: ['RequestEvent .request'],
    SearchParams: ['RequestEvent .url .searchParams'],
  },
  extends: { RequestEvent: ['KitRequest'], Request: ['language:javascript:Request'] },
  conventions: {
    event: {
      params: ['RequestEvent'],
      rejected: { '*': 'handled' },
      unhandled: 'safe',
      continues: 'return',
      returnsResponse: true,
    },
    // What a form is told carries no status, but for `fail` and errors.
    action: {
      params: ['RequestEvent'],
      rejected: { '*': 'handled' },
      unhandled: 'safe',
      continues: 'return',
      returnsResponse: true,
      statusless: 'empty',
    },
    remote: {
      params: ['RemoteArgument'],
      rejected: { '*': 'handled' },
      unhandled: 'safe',
      continues: 'return',
      returnsResponse: true,
      statusless: true,
    },
    handle: {
      params: ['HandleInput'],
      rejected: { '*': 'handled' },
      unhandled: 'safe',
      continues: 'await-next',
      returnsResponse: true,
    },
  },
  placedRoutes: [
    { folders: ['src/routes'], file: '+server', answers: 'methods', convention: 'event' },
    { folders: ['src/routes'], file: '+page.server', answers: 'actions', convention: 'action' },
    {
      folders: ['src'],
      file: 'hooks.server',
      answers: 'default',
      before: { exports: ['handle'] },
      convention: 'handle',
    },
  ],
  remoteFunctions: [
    {
      at: '/$app/server .query|command|form',
      file: 'remote',
      outside: 'server',
      function: '[*]',
      schema: { part: 'body', at: '[0]', style: 'builder' },
      convention: 'remote',
    },
    {
      at: '/$app/server .query .batch|live',
      file: 'remote',
      outside: 'server',
      function: '[*]',
      schema: { part: 'body', at: '[0]', style: 'builder' },
      convention: 'remote',
    },
    // Others are answered when the application is built.
    {
      at: '/$app/server .prerender',
      file: 'remote',
      outside: 'server',
      function: '[*]',
      schema: { part: 'body', at: '[0]', style: 'builder' },
      convention: 'remote',
      when: [{ argument: '[last] .dynamic', is: true }],
    },
  ],
  combines: [{ at: '/hooks .sequence', items: '[0..]', of: 'all' }],
  sources: [
    { at: 'Request .json|text|formData|arrayBuffer|blob ()', part: 'body', shape: 'deep' },
    { at: 'RemoteArgument', part: 'body', shape: 'deep', whole: true },
    { at: 'RequestEvent .params', part: 'path', shape: 'text' },
    { at: 'SearchParams .get|getAll|has ()', part: 'query', shape: 'text' },
    { at: 'Request .headers .get ()', part: 'headers', shape: 'text' },
    { at: 'Cookies .get ()', part: 'cookies', shape: 'text' },
    { at: 'RequestEvent .url .pathname|href', part: 'url', shape: 'text' },
    { at: 'RequestEvent .route .id', part: 'url', shape: 'text', ofFolder: true },
  ],
  outbound: [{ at: 'RequestEvent .fetch', url: '[0]', data: ['return .json ()', 'return .text ()'] }],
  credentials: ['RequestEvent .locals .user|session|userId|auth', 'RequestEvent .locals .auth|getSession ()'],
  namedCredentials: [
    { at: 'Request .headers .get', name: '[0]', is: ['authorization', 'cookie', 'x-api-key', 'x-auth-token'] },
    { at: 'Cookies .get', name: '[0]', is: ['token', 'session', 'sessionid', 'jwt', 'auth', 'sid', 'access_token'] },
  ],
  responses: [
    { at: '.json', ends: true, body: '[0]', status: '[1] .status', as: 'json' },
    { at: '.text', ends: true, body: '[0]', status: '[1] .status', as: 'text' },
    { at: '.fail', ends: true, body: '[1]', status: '[0]' },
  ],
  errors: [
    { at: '.error', status: '[0]', message: '[1]', throws: 'always' },
    { at: '.redirect', status: '[0]', throws: 'always' },
  ],
  sinks: [{ at: '.redirect', kind: 'redirect', value: '[1]' }],
} as const satisfies Library;
