import type { Library } from '../kinds.ts';

export default {
  package: '@remix-run/node',
  versions: '2',
  aliases: ['@remix-run/server-runtime', '@remix-run/cloudflare', '@remix-run/deno'],
  is: ['framework', 'rendering'],
  types: {
    LoaderArgs: [],
    Request: ['LoaderArgs .request'],
    Session: ['.createCookieSessionStorage|createSessionStorage|createMemorySessionStorage () .getSession ()'],
  },
  extends: { Request: ['language:javascript:Request'] },
  conventions: {
    loader: {
      params: ['LoaderArgs'],
      rejected: { '*': 'handled' },
      unhandled: 'safe',
      continues: 'return',
      returnsResponse: true,
    },
  },
  // Layouts around a page are asked for their own data beside it: they keep nobody from it.
  placedRoutes: [
    {
      folders: ['app/routes'],
      dotted: true,
      answers: 'default',
      exports: { loader: 'GET', action: 'POST' },
      fronts: ['@remix-run/express', '@remix-run/architect', 'remix-hono'],
      convention: 'loader',
    },
  ],
  sources: [
    { at: 'LoaderArgs .params', part: 'path', shape: 'text' },
    { at: 'Request .url', part: 'url', shape: 'text' },
  ],
  namedCredentials: [
    { at: 'Request .headers .get', name: '[0]', is: ['authorization', 'cookie', 'x-api-key', 'x-auth-token'] },
  ],
  responses: [
    { at: '.json|data|defer', ends: true, made: true, body: '[0]', status: '[1] .status', as: 'json' },
    { at: '.redirect|redirectDocument', ends: true, made: true, status: 302, as: 'redirect' },
  ],
  errors: [
    { at: '.redirect|redirectDocument', status: 302 },
    { at: '.json|data', status: '[1] .status' },
  ],
  sinks: [{ at: '.redirect|redirectDocument', kind: 'redirect', value: '[0]' }],
} as const satisfies Library;
