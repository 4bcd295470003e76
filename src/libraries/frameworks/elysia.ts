import type { Library } from '../kinds.ts';

/** Options of routes and guards that are the framework's own: others are macros. */
const KNOWN = [
  ...['body', 'query', 'params', 'headers', 'cookie', 'response', 'detail', 'tags', 'type', 'parse', 'config', 'as'],
  ...['transform', 'derive', 'resolve', 'beforeHandle', 'afterHandle', 'mapResponse', 'afterResponse', 'error'],
  ...['trace', 'schema', 'websocket', 'hide'],
] as const;
const OF_MACROS = ['seed', 'introspect'] as const;
const STEPS_0 = [
  '[0] .parse flat',
  '[0] .transform flat',
  { at: '[0] .derive flat', convention: 'keeping' },
  { at: '[0] .resolve flat', convention: 'keeping' },
  '[0] .beforeHandle flat',
] as const;
const SCHEMAS_0 = [
  { part: 'body', at: '[0] .body', style: 'builder' },
  { part: 'query', at: '[0] .query', style: 'builder' },
  { part: 'path', at: '[0] .params', style: 'builder' },
  { part: 'headers', at: '[0] .headers', style: 'builder' },
  { part: 'cookies', at: '[0] .cookie', style: 'builder' },
] as const;
const STEPS_1 = [
  '[1] .parse flat',
  '[1] .transform flat',
  { at: '[1] .derive flat', convention: 'keeping' },
  { at: '[1] .resolve flat', convention: 'keeping' },
  '[1] .beforeHandle flat',
] as const;
const SCHEMAS_1 = [
  { part: 'body', at: '[1] .body', style: 'builder' },
  { part: 'query', at: '[1] .query', style: 'builder' },
  { part: 'path', at: '[1] .params', style: 'builder' },
  { part: 'headers', at: '[1] .headers', style: 'builder' },
  { part: 'cookies', at: '[1] .cookie', style: 'builder' },
] as const;
const STEPS_2 = [
  '[2] .parse flat',
  '[2] .transform flat',
  { at: '[2] .derive flat', convention: 'keeping' },
  { at: '[2] .resolve flat', convention: 'keeping' },
  '[2] .beforeHandle flat',
] as const;
const SCHEMAS_2 = [
  { part: 'body', at: '[2] .body', style: 'builder' },
  { part: 'query', at: '[2] .query', style: 'builder' },
  { part: 'path', at: '[2] .params', style: 'builder' },
  { part: 'headers', at: '[2] .headers', style: 'builder' },
  { part: 'cookies', at: '[2] .cookie', style: 'builder' },
] as const;

export default {
  package: 'elysia',
  versions: '1',
  is: ['framework', 'validator'],
  types: {
    Elysia: ['.Elysia ()', '()'],
    Context: [],
    Type: ['.t'],
    Error: [],
  },
  extends: { Type: ['@sinclair/typebox:Type'] },
  fluent: [
    'Elysia .get|post|put|patch|delete|head|options|connect|all|route|ws|use|guard|group|derive|resolve|decorate|state|model|macro|mount|on|onRequest|onParse|onTransform|onBeforeHandle|onAfterHandle|onAfterResponse|onError|onStart|onStop|mapDerive|mapResolve|mapResponse|headers|error|trace|prefix|as|propagate|listen|compile|wrap|parser|resolveMacro|affix',
  ],
  conventions: {
    handler: {
      params: ['Context'],
      rejected: { '*': 'handled' },
      unhandled: 'leaks',
      continues: 'return',
      returnsResponse: true,
    },
    keeping: {
      params: ['Context'],
      rejected: { '*': 'handled' },
      unhandled: 'leaks',
      continues: 'return',
      keepsGiven: true,
    },
    errors: {
      params: ['Context'],
      errorParams: ['Context'],
      rejected: { '*': 'handled' },
      continues: 'return',
      returnsResponse: true,
    },
  },
  applications: ['Elysia'],
  routes: [
    {
      at: 'Elysia .get|post|put|patch|delete|head|options|connect|all',
      method: 'name',
      path: '[0]',
      handlers: '[1]',
      before: STEPS_2,
      schemas: SCHEMAS_2,
      options: { at: '[2]', known: KNOWN, ofMacros: OF_MACROS },
      convention: 'handler',
    },
    { at: 'Elysia .route', method: { argument: '[0]' }, path: '[1]', handlers: '[2]', convention: 'handler' },
    {
      at: 'Elysia .ws',
      method: ['GET'],
      path: '[0]',
      handlers: ['[1] .message', '[1] .open'],
      convention: 'handler',
      kind: 'websocket',
    },
  ],
  mounts: [
    { at: 'Elysia .use', items: '[0] flat', convention: 'handler', stays: 'leaking' },
    {
      at: 'Elysia .onBeforeHandle|onTransform|onParse',
      items: '[0]',
      convention: 'handler',
      when: [{ argument: '[1]', present: false }],
    },
    {
      at: 'Elysia .onBeforeHandle|onTransform|onParse',
      items: '[1]',
      convention: 'handler',
      leaks: 'once',
      when: [{ argument: '[0] .as', is: 'scoped' }],
    },
    {
      at: 'Elysia .onBeforeHandle|onTransform|onParse',
      items: '[1]',
      convention: 'handler',
      leaks: 'on',
      when: [{ argument: '[0] .as', is: 'global' }],
    },
    {
      at: 'Elysia .onBeforeHandle|onTransform|onParse',
      items: '[1]',
      convention: 'handler',
      when: [{ argument: '[0] .as', is: 'local' }],
    },
    {
      at: 'Elysia .derive|resolve|mapDerive|mapResolve',
      items: '[0]',
      convention: 'keeping',
      when: [{ argument: '[1]', present: false }],
    },
    {
      at: 'Elysia .derive|resolve|mapDerive|mapResolve',
      items: '[1]',
      convention: 'keeping',
      leaks: 'once',
      when: [{ argument: '[0] .as', is: 'scoped' }],
    },
    {
      at: 'Elysia .derive|resolve|mapDerive|mapResolve',
      items: '[1]',
      convention: 'keeping',
      leaks: 'on',
      when: [{ argument: '[0] .as', is: 'global' }],
    },
    {
      at: 'Elysia .derive|resolve|mapDerive|mapResolve',
      items: '[1]',
      convention: 'keeping',
      when: [{ argument: '[0] .as', is: 'local' }],
    },
    { at: 'Elysia .onRequest', items: '[0]', convention: 'handler', leaks: 'on', always: true },
    {
      at: 'Elysia .guard',
      before: STEPS_0,
      schemas: SCHEMAS_0,
      options: { at: '[0]', known: KNOWN, ofMacros: OF_MACROS },
      convention: 'handler',
      when: [
        { argument: '[1]', present: false },
        { argument: '[0] .as', isNot: 'scoped' },
        { argument: '[0] .as', isNot: 'global' },
      ],
    },
    {
      at: 'Elysia .guard',
      before: STEPS_0,
      schemas: SCHEMAS_0,
      options: { at: '[0]', known: KNOWN, ofMacros: OF_MACROS },
      convention: 'handler',
      leaks: 'once',
      when: [
        { argument: '[1]', present: false },
        { argument: '[0] .as', is: 'scoped' },
      ],
    },
    {
      at: 'Elysia .guard',
      before: STEPS_0,
      schemas: SCHEMAS_0,
      options: { at: '[0]', known: KNOWN, ofMacros: OF_MACROS },
      convention: 'handler',
      leaks: 'on',
      when: [
        { argument: '[1]', present: false },
        { argument: '[0] .as', is: 'global' },
      ],
    },
  ],
  scopes: [
    { at: 'Elysia .use', plugin: '[0] flat', type: 'Elysia', shares: true },
    {
      at: 'Elysia .group',
      plugin: '[last]',
      prefix: '[0]',
      before: STEPS_1,
      schemas: SCHEMAS_1,
      routeOptions: { at: '[1]', known: KNOWN, ofMacros: OF_MACROS },
      convention: 'handler',
      type: 'Elysia',
    },
    {
      at: 'Elysia .guard',
      plugin: '[1]',
      before: STEPS_0,
      schemas: SCHEMAS_0,
      routeOptions: { at: '[0]', known: KNOWN, ofMacros: OF_MACROS },
      convention: 'handler',
      when: [{ argument: '[1]', present: true }],
      type: 'Elysia',
    },
    {
      at: 'Elysia .guard',
      plugin: '[0]',
      when: [
        { argument: '[1]', present: false },
        { argument: '[0]', decides: true },
      ],
      type: 'Elysia',
    },
  ],
  macros: [
    { at: 'Elysia .macro', members: '[0]' },
    { at: 'Elysia .macro', name: '[0]', means: '[1]' },
  ],
  casts: [
    { at: 'Elysia .as', leaks: 'once', when: [{ argument: '[0]', is: 'scoped' }] },
    { at: 'Elysia .as', leaks: 'once', when: [{ argument: '[0]', is: 'plugin' }] },
    { at: 'Elysia .propagate', leaks: 'once' },
    { at: 'Elysia .as', leaks: 'on', when: [{ argument: '[0]', is: 'global' }] },
  ],
  decorates: [{ at: 'Elysia .decorate', name: '[0]', value: '[1]', type: 'Context' }],
  prefixes: [
    { at: '.Elysia', prefix: '[0] .prefix' },
    { at: '/', prefix: '[0] .prefix' },
  ],
  sources: [
    { at: 'Context .body', part: 'body', shape: 'deep' },
    { at: 'Context .query', part: 'query', shape: 'text' },
    { at: 'Context .params', part: 'path', shape: 'text' },
    { at: 'Context .headers', part: 'headers', shape: 'text' },
    { at: 'Context .cookie', part: 'cookies', shape: 'text' },
    { at: 'Context .path|url', part: 'url', shape: 'text' },
  ],
  credentials: [
    'Context .headers .authorization|cookie|x-api-key',
    'Context .bearer',
    'Context .cookie .session|token|auth|jwt',
    'Context .request .headers',
  ],
  responses: [
    { at: 'Context .status|error', ends: true, status: '[0]', body: '[1]' },
    { at: '.status|error', ends: true, status: '[0]', body: '[1]' },
    { at: 'Context .redirect', ends: true, status: 302, as: 'redirect' },
  ],
  statuses: [{ at: 'Context .set .status', status: 'written' }],
  errors: [
    { at: '.NotFoundError', status: 404 },
    { at: '.InternalServerError', status: 500 },
    { at: '.ValidationError', status: 422 },
  ],
  crypto: [{ at: 'Context .jwt .sign', does: 'sign-token', input: '[0]' }],
  proves: [{ at: 'Context .jwt .verify', of: 'caller', when: 'true', later: true }],
  sinks: [{ at: 'Context .redirect', kind: 'redirect', value: '[0]' }],
  settings: [
    { at: 'Elysia .onError', is: 'error-handler', items: '[last]', convention: 'errors' },
    { at: 'Elysia .listen', is: 'listens' },
  ],
} as const satisfies Library;
