import type { Library } from '../kinds.ts';

/** An entry of a matcher that is an object. */
const MATCHER = { path: 'source', narrowed: ['has', 'missing'] } as const;

export default {
  package: 'next',
  versions: '12 || 13 || 14 || 15 || 16',
  is: ['framework', 'rendering'],
  ambient: true,
  types: {
    NextRequest: ['NextRequest .clone ()'],
    NextApiRequest: [],
    NextApiResponse: [],
    RouteContext: [],
    // Whatever a browser hands to a function of the server.
    ActionArgument: [],
    SearchParams: ['NextRequest .nextUrl .searchParams'],
    Cookies: ['NextRequest .cookies', '/headers .cookies ()'],
    Headers: ['NextRequest .headers', '/headers .headers ()'],
  },
  extends: {
    NextRequest: ['language:javascript:Request'],
    NextApiRequest: ['node:http:IncomingMessage'],
    NextApiResponse: ['node:http:ServerResponse'],
  },
  fluent: ['NextApiResponse .status|setHeader|setPreviewData|clearPreviewData'],
  // A request made of another has its path, its cookies and what else was not given anew.
  returns: [{ at: '/server .NextRequest', value: '[0]' }],
  conventions: {
    route: {
      params: ['NextRequest', 'RouteContext'],
      rejected: { '*': 'handled' },
      unhandled: 'safe',
      continues: 'return',
      returnsResponse: true,
    },
    api: {
      params: ['NextApiRequest', 'NextApiResponse'],
      rejected: { '*': 'handled' },
      unhandled: 'safe',
      continues: 'return',
    },
    action: {
      params: ['ActionArgument', 'ActionArgument', 'ActionArgument', 'ActionArgument'],
      rejected: { '*': 'handled' },
      unhandled: 'safe',
      continues: 'return',
      returnsResponse: true,
      statusless: true,
    },
    middleware: { params: ['NextRequest'], rejected: { '*': 'handled' }, continues: 'return', returnsResponse: true },
  },
  placedRoutes: [
    { folders: ['app'], file: 'route', answers: 'methods', convention: 'route', unserved: '_' },
    { folders: ['pages/api'], prefix: '/api', answers: 'default', convention: 'api' },
    {
      folders: [''],
      file: 'middleware',
      answers: 'methods',
      before: { exports: ['default', 'middleware'], paths: 'config.matcher', described: MATCHER },
      convention: 'middleware',
    },
    {
      folders: [''],
      file: 'proxy',
      answers: 'methods',
      before: { exports: ['default', 'proxy'], paths: 'config.matcher', described: MATCHER },
      convention: 'middleware',
    },
  ],
  serverFunctions: [{ says: 'use server', convention: 'action' }],
  headerFiles: ['next.config'],
  sources: [
    { at: 'ActionArgument', part: 'body', shape: 'deep', whole: true },
    { at: 'ActionArgument .get|getAll ()', part: 'body', shape: 'text' },
    { at: 'NextRequest .json|formData|text|blob|arrayBuffer ()', part: 'body', shape: 'deep' },
    { at: 'SearchParams .get|getAll|has ()', part: 'query', shape: 'text' },
    { at: 'Headers .get ()', part: 'headers', shape: 'text' },
    { at: 'Cookies .get|getAll|toString ()', part: 'cookies', shape: 'text' },
    { at: 'NextRequest .url', part: 'url', shape: 'text' },
    { at: 'NextRequest .nextUrl .pathname', part: 'url', shape: 'text' },
    { at: 'RouteContext .params', part: 'path', shape: 'text' },
    { at: 'NextApiRequest .body', part: 'body', shape: 'deep' },
    { at: 'NextApiRequest .query', part: 'query', shape: 'text' },
    { at: 'NextApiRequest .headers', part: 'headers', shape: 'text' },
    { at: 'NextApiRequest .cookies', part: 'cookies', shape: 'text' },
  ],
  credentials: ['NextApiRequest .headers .authorization|cookie|x-api-key'],
  namedCredentials: [
    { at: 'Headers .get', name: '[0]', is: ['authorization', 'cookie', 'x-api-key', 'x-auth-token'] },
    { at: 'Cookies .get', name: '[0]', is: ['token', 'session', 'jwt', 'auth', 'sid', 'access_token', 'accessToken'] },
  ],
  responses: [
    { at: '/server .NextResponse .json', ends: true, made: true, body: '[0]', status: '[1] .status', as: 'json' },
    { at: '/server .NextResponse', ends: true, made: true, body: '[0]', status: '[1] .status' },
    { at: '/server .NextResponse .redirect', ends: true, made: true, status: 307, as: 'redirect' },
    { at: '/navigation .redirect|permanentRedirect', ends: true, status: 307, as: 'redirect' },
    { at: 'NextApiResponse .json', ends: true, body: '[0]', as: 'json' },
    { at: 'NextApiResponse .send', ends: true, body: '[0]' },
    { at: 'NextApiResponse .redirect', ends: true, status: 307, as: 'redirect' },
  ],
  statuses: [{ at: 'NextApiResponse .status', status: '[0]' }],
  errors: [
    { at: '/navigation .redirect', status: 307, throws: 'always' },
    { at: '/navigation .permanentRedirect', status: 308, throws: 'always' },
    { at: '/navigation .notFound', status: 404, throws: 'always' },
    { at: '/navigation .unauthorized', status: 401, throws: 'always' },
    { at: '/navigation .forbidden', status: 403, throws: 'always' },
  ],
  sinks: [
    { at: '/server .NextResponse .redirect', kind: 'redirect', value: '[0]' },
    { at: '/navigation .redirect', kind: 'redirect', value: '[0]' },
    { at: 'NextApiResponse .redirect', kind: 'redirect', value: '[last]' },
  ],
} as const satisfies Library;
