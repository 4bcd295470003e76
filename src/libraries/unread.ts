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

export const unread: readonly Library[] = names.map((name) => ({ package: name, is: ['framework'], unread: true }));
