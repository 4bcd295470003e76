import type { Library } from '../kinds.ts';

/** Files of pages that are written in code answer requests; those of components render pages. */
export default {
  package: 'astro',
  is: ['framework', 'rendering'],
  makesModules: ['astro:middleware'],
  types: {
    APIContext: [],
    Request: ['APIContext .request'],
    Cookies: ['APIContext .cookies'],
    SearchParams: ['APIContext .url .searchParams'],
    Next: [],
  },
  extends: { Request: ['language:javascript:Request'] },
  conventions: {
    route: {
      params: ['APIContext'],
      rejected: { '*': 'handled' },
      unhandled: 'safe',
      continues: 'return',
      returnsResponse: true,
    },
    middleware: {
      params: ['APIContext', 'Next'],
      rejected: { '*': 'handled' },
      continues: 'await-next',
      returnsResponse: true,
    },
  },
  placedRoutes: [
    { folders: ['src/pages'], answers: 'methods', convention: 'route', unserved: '_' },
    {
      folders: ['src'],
      file: 'middleware',
      answers: 'default',
      before: { exports: ['onRequest'] },
      convention: 'middleware',
    },
  ],
  returns: [
    { at: '.defineMiddleware', value: '[0]' },
    { at: '/middleware .defineMiddleware', value: '[0]' },
    { at: '/astro:middleware .defineMiddleware', value: '[0]' },
  ],
  combines: [
    { at: '/middleware .sequence', items: '[0..]', of: 'all' },
    { at: '/astro:middleware .sequence', items: '[0..]', of: 'all' },
  ],
  sources: [
    { at: 'Request .json|text|formData|arrayBuffer|blob ()', part: 'body', shape: 'deep' },
    { at: 'APIContext .params', part: 'path', shape: 'text' },
    { at: 'APIContext .url .pathname|href', part: 'url', shape: 'text' },
    { at: 'SearchParams .get|getAll|has ()', part: 'query', shape: 'text' },
    { at: 'Request .headers .get ()', part: 'headers', shape: 'text' },
    { at: 'Cookies .get ()', part: 'cookies', shape: 'text' },
  ],
  credentials: ['APIContext .locals .user|session|userId|auth'],
  namedCredentials: [
    { at: 'Request .headers .get', name: '[0]', is: ['authorization', 'cookie', 'x-api-key', 'x-auth-token'] },
    { at: 'Cookies .get', name: '[0]', is: ['token', 'session', 'jwt', 'auth', 'sid', 'access_token'] },
  ],
  responses: [{ at: 'APIContext .redirect', ends: true, status: 302, as: 'redirect' }],
  sinks: [{ at: 'APIContext .redirect', kind: 'redirect', value: '[0]' }],
} as const satisfies Library;
