import type { Library } from '../kinds.ts';

export default {
  package: 'polka',
  is: ['framework'],
  types: { Polka: ['()'], Request: [], Response: [], Next: [] },
  extends: { Request: ['node:http:IncomingMessage'], Response: ['node:http:ServerResponse'] },
  fluent: ['Polka .use|get|post|put|patch|delete|head|options|connect|trace|all|add|listen'],
  conventions: {
    middleware: {
      params: ['Request', 'Response', 'Next'],
      rejected: { '*': 'lost' },
      continues: 'next',
    },
    errors: {
      params: ['', 'Request', 'Response', 'Next'],
      errorParams: ['', 'Request', 'Response', 'Next'],
      rejected: { '*': 'lost' },
      continues: 'next',
    },
  },
  applications: ['Polka'],
  routes: [
    {
      at: 'Polka .get|post|put|patch|delete|head|options|connect|trace|all',
      method: 'name',
      path: '[0]',
      handlers: '[1..] flat',
      convention: 'middleware',
      when: [{ argument: '[1]', present: true }],
    },
    {
      at: 'Polka .add',
      method: { argument: '[0]' },
      path: '[1]',
      handlers: '[2..] flat',
      convention: 'middleware',
    },
  ],
  mounts: [{ at: 'Polka .use', path: '[0]', items: '[0..] flat', convention: 'middleware' }],
  sources: [
    { at: 'Request .body', part: 'body', shape: 'byParser' },
    { at: 'Request .query', part: 'query', shape: 'text' },
    { at: 'Request .search', part: 'query', shape: 'text' },
    { at: 'Request .params', part: 'path', shape: 'text' },
    { at: 'Request .headers', part: 'headers', shape: 'text' },
    { at: 'Request .originalUrl', part: 'url', shape: 'text' },
    { at: 'Request .url|path', part: 'url', shape: 'text', belowMount: true },
  ],
  credentials: [
    'Request .headers .authorization',
    'Request .headers .cookie',
    'Request .headers .x-api-key',
    'Request .user',
  ],
  settings: [
    { at: 'Polka .listen', is: 'listens' },
    { at: '/', is: 'error-handler', items: '[0] .onError', convention: 'errors' },
    { at: '/', is: 'not-found-handler', items: '[0] .onNoMatch', convention: 'middleware' },
  ],
} as const satisfies Library;
