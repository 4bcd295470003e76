import type { Library } from './kinds.ts';

/**
 * Packages whose middleware, routers and plugins answer requests at paths of their own: dashboards, health and metrics,
 * sign-in servers, routers made of a document. That their routes are not read is told where they are mounted. Plain data,
 * as the libraries are; one that is described leaves this list.
 */
const names = [
  '@adminjs/express', '@adminjs/fastify', '@adminjs/hapi', '@adminjs/koa', '@admin-bro/express',
  '@bull-board/express', '@bull-board/fastify', '@bull-board/hapi', '@bull-board/hono', '@bull-board/koa',
  '@forestadmin/agent', '@godaddy/terminus', '@hexagon/openapi', 'admin-bro', 'agendash',
  'arena-express', 'bull-arena', 'bull-board', 'exegesis-express', 'express-actuator',
  'express-admin', 'express-http-proxy', 'express-prometheus-middleware',
  'express-prom-bundle', 'express-restify-mongoose', 'express-status-monitor', 'fastify-metrics',
  'fastify-openapi-glue', 'forest-express-mongoose', 'forest-express-sequelize', 'grant', '@fastify/http-proxy', '@fastify/oauth2', 'http-proxy-middleware', 'json-server', 'koa-proxies',
  'mongo-express', 'node-red', 'node-red-dashboard', 'oas-tools',
  'oidc-provider', 'prometheus-api-metrics', 'supertokens-node', 'swagger-express-mw',
  'swagger-stats', 'tus-node-server', '@tus/server',
]; // prettier-ignore

/** Such that make a document of the routes as well. */
const documenting = [
  'express-jsdoc-swagger',
  'express-swagger-generator',
  'openapi-backend',
  'swagger-tools',
  // What procedures answer at paths that they name themselves.
  'trpc-openapi',
  'trpc-to-openapi',
];

export const serving: readonly Library[] = [
  ...names.map((name): Library => ({ package: name, brings: true })),
  ...documenting.map((name): Library => ({ package: name, brings: true, is: ['documents'] })),
];
