import type { Library } from '../kinds.ts';

/** Routes that export functions named like methods; those that export a component are pages. */
export default {
  package: '@solidjs/start',
  is: ['framework', 'rendering'],
  types: { APIEvent: [], Request: ['APIEvent .request'] },
  extends: { Request: ['language:javascript:Request'] },
  conventions: {
    route: {
      params: ['APIEvent'],
      rejected: { '*': 'handled' },
      unhandled: 'safe',
      continues: 'return',
      returnsResponse: true,
    },
  },
  placedRoutes: [{ folders: ['src/routes'], answers: 'methods', convention: 'route' }],
  sources: [
    { at: 'Request .json|text|formData|arrayBuffer|blob ()', part: 'body', shape: 'deep' },
    { at: 'APIEvent .params', part: 'path', shape: 'text' },
    { at: 'Request .headers .get ()', part: 'headers', shape: 'text' },
  ],
  credentials: ['APIEvent .locals .user|session'],
  namedCredentials: [
    { at: 'Request .headers .get', name: '[0]', is: ['authorization', 'cookie', 'x-api-key', 'x-auth-token'] },
  ],
} as const satisfies Library;
