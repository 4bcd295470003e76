import type { Library } from '../kinds.ts';

/** What fails a schema is refused, unless it is only noted down, or what is asked instead goes on. */
const REFUSING = [
  { argument: 'each .options|config .validate .failAction', isNot: 'ignore' },
  { argument: 'each .options|config .validate .failAction', isNot: 'log' },
  { argument: 'each .options|config .validate .failAction', givesNot: 'continue' },
] as const;
/** The same of what a step before the handler throws. */
const STOPPING = [
  { argument: 'each .failAction', isNot: 'ignore' },
  { argument: 'each .failAction', isNot: 'log' },
] as const;
/** Steps of one route, each a function, one with its options, or several of them. */
const STEPS = [
  { at: 'each .options|config .ext .onPreAuth flat', convention: 'handler' },
  { at: 'each .options|config .ext .onPreAuth flat .method', convention: 'handler' },
  { at: 'each .options|config .ext .onCredentials flat', convention: 'handler' },
  { at: 'each .options|config .ext .onCredentials flat .method', convention: 'handler' },
  { at: 'each .options|config .ext .onPostAuth flat', convention: 'handler' },
  { at: 'each .options|config .ext .onPostAuth flat .method', convention: 'handler' },
  { at: 'each .options|config .ext .onPreHandler flat', convention: 'handler' },
  { at: 'each .options|config .ext .onPreHandler flat .method', convention: 'handler' },
] as const;

/** Who calls is asked of all, and not only of those who show credentials. */
const ASKED = [
  { argument: 'each .options|config .auth .mode', isNot: 'try' },
  { argument: 'each .options|config .auth .mode', isNot: 'optional' },
] as const;
/** The same of what the server says for all routes. */
const BY_ALL = [
  { argument: '[0] .routes .auth .mode', isNot: 'try' },
  { argument: '[0] .routes .auth .mode', isNot: 'optional' },
] as const;
export default {
  package: '@hapi/hapi',
  aliases: ['hapi'],
  versions: '17 || 18 || 19 || 20 || 21',
  is: ['framework'],
  types: {
    Server: ['.server|Server ()', 'Request .server'],
    Request: ['ResponseToolkit|ToolkitBefore .request'],
    RawRequest: ['Request .raw .req'],
    ResponseToolkit: [],
    ResponseObject: ['ResponseToolkit .response|redirect ()'],
    ToolkitBefore: [],
    ResponseBefore: ['ToolkitBefore .response|redirect ()'],
  },
  extends: { RawRequest: ['node:http:IncomingMessage'] },
  fluent: [
    'ResponseBefore .code|type|header|state|unstate|etag|ttl|message|temporary|permanent|rewritable|bytes|charset|vary|location|created|encoding|passThrough',
    'ResponseObject .code|type|header|state|unstate|etag|ttl|takeover|message|temporary|permanent|rewritable|bytes|charset|vary|location|created|encoding|passThrough',
  ],
  conventions: {
    handler: {
      params: ['Request', 'ResponseToolkit'],
      rejected: { '*': 'handled' },
      unhandled: 'safe',
      continues: 'return',
      throwsGiven: true,
      returnsResponse: true,
      throwsReturned: true,
    },
    // What it gives back is kept for the handler, unless that takes over.
    before: {
      params: ['Request', 'ToolkitBefore'],
      rejected: { '*': 'handled' },
      unhandled: 'safe',
      continues: 'return',
      throwsGiven: true,
    },
  },
  applications: ['Server'],
  routes: [
    {
      at: 'Server .route',
      each: '[0] flat',
      method: { argument: 'each .method flat' },
      path: 'each .path',
      handlers: ['each .handler', 'each .options|config .handler'],
      before: [
        ...STEPS,
        { at: 'each .options|config .pre flat', convention: 'before' },
        { at: 'each .options|config .pre flat', of: 'each .method', when: STOPPING, convention: 'before' },
      ],
      schemas: [
        {
          part: 'body',
          at: 'each .options|config .validate .payload',
          style: 'builder',
          when: REFUSING,
        },
        {
          part: 'path',
          at: 'each .options|config .validate .params',
          style: 'builder',
          when: REFUSING,
        },
        {
          part: 'query',
          at: 'each .options|config .validate .query',
          style: 'builder',
          when: REFUSING,
        },
      ],
      // A scope that is `false` asks for no right, and an entity tells only users from applications.
      roles: [
        {
          at: 'each .options|config .auth',
          does: 'authenticates',
          when: [
            { argument: 'each .options|config .auth', isNot: false },
            { argument: 'each .options|config .auth .mode', isNot: 'try' },
            { argument: 'each .options|config .auth .mode', isNot: 'optional' },
          ],
          asks: [
            'each .options|config .auth',
            'each .options|config .auth .strategy',
            'each .options|config .auth .strategies flat',
          ],
        },
        {
          at: 'each .options|config .auth .scope',
          does: 'authorizes',
          when: [...ASKED, { argument: 'each .options|config .auth .scope', isNot: false }],
        },
        {
          at: 'each .options|config .auth .access flat .scope',
          does: 'authorizes',
          when: [...ASKED, { argument: 'each .options|config .auth .access flat .scope', isNot: false }],
        },
        { at: 'each .options|config .plugins .hapi-rate-limit|hapi-rate-limitor', does: 'limits' },
      ],
      lifts: [
        { does: 'authenticates', when: [{ argument: 'each .options|config .auth', is: false }] },
        { does: 'authenticates', when: [{ argument: 'each .options|config .auth .mode', is: 'try' }] },
        { does: 'authenticates', when: [{ argument: 'each .options|config .auth .mode', is: 'optional' }] },
        { does: 'authorizes', when: [{ argument: 'each .options|config .auth', is: false }] },
        { does: 'authorizes', when: [{ argument: 'each .options|config .auth .mode', is: 'try' }] },
        { does: 'authorizes', when: [{ argument: 'each .options|config .auth .mode', is: 'optional' }] },
        { does: 'authorizes', when: [{ argument: 'each .options|config .auth .scope', is: false }] },
        { does: 'authorizes', when: [{ argument: 'each .options|config .auth .access flat .scope', is: false }] },
        {
          does: 'limits',
          when: [{ argument: 'each .options|config .plugins .hapi-rate-limit|hapi-rate-limitor', is: false }],
        },
      ],
      convention: 'handler',
    },
  ],
  scopes: [
    {
      at: 'Server .register',
      each: '[0] flat',
      plugin: ['each', 'each .plugin', 'each .register', 'each .plugin .register', 'each .plugin .plugin .register'],
      prefix: ['[1] .routes .prefix', 'each .routes .prefix'],
      type: 'Server',
      options: 'each .options',
    },
  ],
  schemes: [
    {
      at: 'Server .auth .scheme',
      name: '[0]',
      made: { by: '[1]', member: 'authenticate', convention: 'handler' },
    },
    { at: 'Server .auth .strategy', name: '[0]', of: { scheme: '[1]', options: '[2]' } },
  ],
  hooks: [
    {
      at: 'Server .ext',
      name: '[0]',
      before: ['onRequest', 'onPreAuth', 'onCredentials', 'onPostAuth', 'onPreHandler'],
      after: ['onPostHandler', 'onPreResponse', 'onPostResponse'],
      handlers: '[1] flat',
      convention: 'handler',
      everywhere: true,
      own: [
        { argument: '[2] .sandbox', is: 'plugin' },
        { argument: '[2] .sandbox', is: true },
      ],
    },
    {
      at: 'Server .ext',
      each: '[0] flat',
      name: 'each .type',
      before: ['onRequest', 'onPreAuth', 'onCredentials', 'onPostAuth', 'onPreHandler'],
      after: ['onPostHandler', 'onPreResponse', 'onPostResponse'],
      handlers: 'each .method flat',
      convention: 'handler',
      everywhere: true,
      own: [
        { argument: 'each .options .sandbox', is: 'plugin' },
        { argument: 'each .options .sandbox', is: true },
      ],
    },
  ],
  sources: [
    { at: 'Request .payload', part: 'body', shape: 'deep' },
    { at: 'Request .query', part: 'query', shape: 'text' },
    { at: 'Request .params', part: 'path', shape: 'text' },
    { at: 'Request .headers', part: 'headers', shape: 'text' },
    { at: 'Request .state', part: 'cookies', shape: 'text' },
    { at: 'Request .url|path', part: 'url', shape: 'text' },
  ],
  credentials: [
    'Request .headers .authorization|cookie|x-api-key',
    'Request .auth .credentials|artifacts|isAuthenticated|isAuthorized',
    'Request .state .token|session|sid|jwt',
    'Request .yar',
  ],
  responses: [
    { at: 'ResponseToolkit', ends: true, body: '[0]' },
    { at: 'ResponseToolkit .response', ends: true, body: '[0]', throwsErrors: true },
    { at: 'ResponseToolkit .redirect', ends: true, status: 302, as: 'redirect' },
    { at: 'ResponseToolkit .unauthenticated', ends: true, status: 401 },
    { at: 'ResponseBefore .takeover', ends: true, status: 'receiver [0]' },
    { at: 'ResponseToolkit .file', ends: true, as: 'file' },
    { at: 'ResponseToolkit .view', ends: true, as: 'html' },
  ],
  statuses: [{ at: 'ResponseObject .code', status: '[0]' }],
  sinks: [
    { at: 'ResponseToolkit .response', kind: 'html', value: '[0]' },
    { at: 'ResponseToolkit .redirect', kind: 'redirect', value: '[0]' },
    { at: 'ResponseToolkit .file', kind: 'path', value: '[0]' },
    { at: 'ResponseObject .header', kind: 'header', value: '[1]' },
  ],
  settings: [
    {
      at: '.server|Server',
      is: 'enable',
      does: 'authenticates',
      when: [
        { argument: '[0] .routes .auth', present: true },
        { argument: '[0] .routes .auth', isNot: false },
        ...BY_ALL,
      ],
      asks: ['[0] .routes .auth', '[0] .routes .auth .strategy', '[0] .routes .auth .strategies flat'],
    },
    {
      at: '.server|Server',
      is: 'enable',
      does: 'authorizes',
      when: [
        { argument: '[0] .routes .auth .scope', present: true },
        { argument: '[0] .routes .auth .scope', isNot: false },
        ...BY_ALL,
      ],
    },
    {
      at: '.server|Server',
      is: 'enable',
      does: 'authorizes',
      when: [
        { argument: '[0] .routes .auth .access flat .scope', present: true },
        { argument: '[0] .routes .auth .access flat .scope', isNot: false },
        ...BY_ALL,
      ],
    },
    {
      at: 'Server .auth .default',
      is: 'enable',
      does: 'authenticates',
      when: [
        { argument: '[0] .mode', isNot: 'try' },
        { argument: '[0] .mode', isNot: 'optional' },
      ],
      asks: ['[0]', '[0] .strategy', '[0] .strategies flat'],
    },
    {
      at: 'Server .auth .strategy',
      is: 'enable',
      does: 'authenticates',
      when: [{ argument: '[2]', is: true }],
      asks: ['[0]'],
    },
    {
      at: 'Server .auth .strategy',
      is: 'enable',
      does: 'authenticates',
      when: [{ argument: '[2]', is: 'required' }],
      asks: ['[0]'],
    },
    {
      at: '.server|Server',
      is: 'enable',
      does: 'cors',
      items: '[0] .routes .cors',
      when: [
        { argument: '[0] .routes .cors', present: true },
        { argument: '[0] .routes .cors', isNot: false },
      ],
    },
    {
      at: '.server|Server',
      is: 'enable',
      does: 'headers',
      items: '[0] .routes .security',
      when: [
        { argument: '[0] .routes .security', present: true },
        { argument: '[0] .routes .security', isNot: false },
      ],
    },
    { at: 'Server .start|initialize', is: 'listens' },
  ],
} as const satisfies Library;
