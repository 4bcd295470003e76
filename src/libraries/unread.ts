import type { Library } from './kinds.ts';

/**
 * Frameworks that serve requests and whose endpoints nobody reads yet: that one of them is there is told, and the count is
 * not called complete. Plain data, as the libraries are; one that is described leaves this list.
 */
const names = [
  '@adonisjs/framework', '@aws-lambda-powertools/event-handler', '@blitzjs/rpc',
  '@connectrpc/connect-express', '@connectrpc/connect-fastify', '@connectrpc/connect-node', '@curveball/core',
  '@curveball/kernel', '@deepkit/http', '@directus/extensions-sdk', '@eggjs/core', '@feathersjs/express',
  '@feathersjs/koa', '@foal/core', '@google-cloud/functions-framework',
  '@hattip/compose', '@hattip/router', '@keystone-6/core', '@keystonejs/keystone',
  '@marblejs/core', '@marblejs/http', '@medusajs/framework', '@medusajs/medusa', '@midwayjs/core',
  '@midwayjs/decorator', '@midwayjs/express', '@midwayjs/faas', '@midwayjs/koa', '@midwayjs/web', '@netlify/functions',
  '@orpc/server', '@redwoodjs/api', '@redwoodjs/graphql-server', '@strapi/strapi',
  '@ts-rest/nest', '@ts-rest/serverless', '@tsed/common',
  '@tsed/platform-express', '@tsed/platform-fastify', '@tsed/platform-http', '@tsed/platform-koa',
  'actionhero', 'apostrophe', 'blitz', 'derby', 'directus', 'egg', 'encore.dev', 'fets',
  'firebase-functions', 'ghost', 'hyper-express', 'keystone', 'lambda-api',
  'loopback', 'meteor', 'micro', 'moleculer-web', 'nanoexpress', 'parse-server', 'payload', 'postgraphile',
  'probot', 'sails', 'strapi', 'thinkjs', 'total.js', 'total4', 'total5', 'trailpack-express',
  'typescript-rest', 'uWebSockets.js', 'wasp',
]; // prettier-ignore

/** What says by code which functions a platform calls: told where no endpoint was seen at all. */
const declaring = [
  '@aws-cdk/aws-apigateway', '@aws-cdk/aws-apigatewayv2', '@aws-cdk/aws-apigatewayv2-alpha', '@serverless-stack/resources', 'aws-cdk-lib', 'sst',
]; // prettier-ignore

export const unread: readonly Library[] = [
  ...names.map((name): Library => ({ package: name, is: ['framework'], unread: true })),
  ...declaring.map((name): Library => ({ package: name, unread: 'alone' })),
];

/** Files that a platform serves by their place, and that nobody reads yet: those below a folder that export such names. */
export const unreadPlaces = [
  {
    folder: 'functions',
    exports: /^onRequest(?:Get|Post|Put|Patch|Delete|Head|Options)?$/,
    why: 'functions of Cloudflare Pages are not read',
  },
] as const;
/** Programs that a platform runs by a member of what they export by default, where one of these packages is at hand. */
export const unreadPrograms = [
  {
    beside: ['wrangler', '@cloudflare/workers-types'],
    member: 'fetch',
    why: 'what a worker answers by itself is not read',
  },
] as const;
