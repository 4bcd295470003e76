import type { Library } from '../kinds.ts';

export default {
  package: 'restify',
  is: ['framework'],
  types: {
    Server: ['.createServer ()'],
    Request: ['RequestHandler param0'],
    Response: ['RequestHandler param1'],
    Next: ['RequestHandler param2'],
    RequestHandler: [],
  },
  extends: { Request: ['node:http:IncomingMessage'], Response: ['node:http:ServerResponse'] },
  fluent: ['Server .use|pre|param', 'Response .status|header|setHeader|set'],
  conventions: {
    middleware: {
      params: ['Request', 'Response', 'Next'],
      rejected: { '4': 'lost', '7': 'lost', '8': 'lost', '9': 'handled', '10': 'handled', '11': 'handled' },
      continues: 'next',
      goesOnByItself: true,
    },
  },
  applications: ['Server'],
  routes: [
    {
      at: 'Server .get|post|put|patch|del|head',
      method: 'name',
      path: ['[0]', '[0] .path', '[0] .url'],
      handlers: '[1..] flat',
      convention: 'middleware',
    },
    {
      at: 'Server .opts',
      method: ['OPTIONS'],
      path: ['[0]', '[0] .path', '[0] .url'],
      handlers: '[1..] flat',
      convention: 'middleware',
    },
  ],
  mounts: [{ at: 'Server .use|pre', items: '[0..] flat', convention: 'middleware' }],
  sources: [
    { at: 'Request .body', part: 'body', shape: 'byParser' },
    { at: 'Request .query', part: 'query', shape: 'deep' },
    { at: 'Request .getQuery ()', part: 'query', shape: 'text' },
    { at: 'Request .params', part: 'path', shape: 'deep' },
    { at: 'Request .headers', part: 'headers', shape: 'text' },
    { at: 'Request .header ()', part: 'headers', shape: 'text' },
    { at: 'Request .url', part: 'url', shape: 'text' },
    { at: 'Request .href|path|getPath|getUrl ()', part: 'url', shape: 'text' },
    { at: 'Request .files', part: 'files', shape: 'deep' },
  ],
  credentials: [
    'Request .headers .authorization',
    'Request .headers .x-api-key',
    'Request .authorization',
    'Request .user',
    'Request .username',
  ],
  namedCredentials: [
    { at: 'Request .header', name: '[0]', is: ['authorization', 'x-api-key', 'x-auth-token', 'x-access-token'] },
  ],
  responses: [
    { at: 'Response .send|sendRaw', ends: true, body: '[last]' },
    { at: 'Response .json', ends: true, body: '[last]', as: 'json' },
    { at: 'Response .redirect', ends: true, as: 'redirect' },
    { at: 'Response .end', ends: true, body: '[0]', closes: true },
  ],
  statuses: [
    { at: 'Response .status|writeHead', status: '[0]' },
    { at: 'Response .statusCode', status: 'written' },
  ],
  middleware: [
    {
      at: '.plugins .bodyParser|jsonBodyParser|urlEncodedBodyParser|multipartBodyParser ()',
      does: 'parses',
      parts: ['body'],
      shape: 'deep',
    },
    { at: '.plugins .queryParser ()', does: 'parses', parts: ['query'], shape: 'deep' },
    { at: '.plugins .authorizationParser ()', does: 'parses', parts: ['headers'] },
    { at: '.plugins .throttle ()', does: 'limits' },
    { at: '.plugins .serveStatic|serveStaticFiles ()', does: 'static' },
    { at: '.plugins .gzipResponse ()', does: 'compression' },
    {
      at: '.plugins .acceptParser|dateParser|conditionalRequest|requestLogger|auditLogger|fullResponse|requestExpiry|metrics|context|inflightRequestThrottle|cpuUsageThrottle ()',
      does: 'other',
    },
    {
      at: '.plugins .pre .sanitizePath|context|dedupeSlashes|pause|userAgentConnection|reqIdHeaders|strictQueryParams ()',
      does: 'other',
    },
  ],
  settings: [{ at: 'Server .listen', is: 'listens' }],
  sinks: [{ at: 'Response .redirect', kind: 'redirect', value: '[0..]' }],
  setups: [
    {
      at: '.plugins .bodyParser|jsonBodyParser|urlEncodedBodyParser',
      is: 'body-parser',
      bytes: ['[0] .maxBodySize'],
    },
  ],
} as const satisfies Library;
