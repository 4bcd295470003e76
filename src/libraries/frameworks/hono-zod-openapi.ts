import type { Library } from '../kinds.ts';

export default {
  package: '@hono/zod-openapi',
  versions: '0 || 1',
  is: ['framework', 'validator'],
  types: {
    OpenAPIHono: ['.OpenAPIHono ()', 'OpenAPIHono .basePath ()'],
    Route: ['.createRoute ()'],
    RouteHandler: [],
    RouteConfig: [],
    Z: ['.z'],
  },
  extends: {
    OpenAPIHono: ['hono:Hono'],
    RouteHandler: ['hono:Handler'],
    Z: ['zod:Z'],
  },
  fluent: ['OpenAPIHono .openapi|doc|doc31|openAPIRegistry'],
  returns: [
    { at: '.createRoute', value: '[0]' },
    { at: '.$', value: '[0]' },
  ],
  conventions: {
    handler: {
      params: ['hono:Context', 'hono:Next'],
      rejected: { '*': 'handled' },
      unhandled: 'bare',
      continues: 'await-next',
      returnsResponse: true,
    },
  },
  contracts: [
    {
      at: 'OpenAPIHono .openapi',
      text: ['[0] .summary', '[0] .description'],
      tags: '[0] .tags flat',
      answers: ['[0] .responses'],
      hides: '[0] .hide',
    },
  ],
  contractDocuments: [{ at: 'OpenAPIHono .doc|doc31|getOpenAPIDocument|getOpenAPI31Document' }],
  applications: ['OpenAPIHono'],
  routes: [
    {
      at: 'OpenAPIHono .openapi',
      method: { argument: '[0] .method' },
      path: '[0] .path',
      handlers: '[1]',
      before: ['[0] .middleware flat'],
      schemas: [
        { part: 'path', at: '[0] .request .params', style: 'builder' },
        { part: 'query', at: '[0] .request .query', style: 'builder' },
        { part: 'headers', at: '[0] .request .headers', style: 'builder' },
        { part: 'cookies', at: '[0] .request .cookies', style: 'builder' },
        { part: 'body', at: '[0] .request .body .content values .schema', style: 'builder' },
        { part: 'body', at: '[0] .request .body', style: 'builder' },
      ],
      convention: 'handler',
    },
    { at: 'OpenAPIHono .doc|doc31', method: ['GET'], path: '[0]', handlers: '', convention: 'handler' },
  ],
} as const satisfies Library;
