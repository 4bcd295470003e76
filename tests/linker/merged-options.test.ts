// Options that are merged all the way down keep what each of the objects says; those that are assigned only keep the last.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const whose = `{ method: 'POST', options: { auth: { access: { scope: ['admin'] } } }, handler: async () => 1 }`;
const app = (made: string): string => `const Hapi = require('@hapi/hapi');
const _ = require('lodash');
const deepmerge = require('deepmerge');
const Hoek = require('@hapi/hoek');
const server = Hapi.server({ port: 3000 });
server.auth.strategy('jwt', 'jwt', { keys: process.env.KEY, verify: { aud: false, iss: false, sub: false } });
server.auth.default({ strategy: 'jwt', mode: 'try' });
const routeAll = (paths, usual) => paths.forEach((path) => { server.route(${made}); });
routeAll([{ path: '/refunds', options: { tags: ['api'] } }], ${whose});
server.start();`;

it.each([
  ['_.merge({}, usual, path)', 'yes yes'],
  ['_.merge({}, path, usual)', 'yes yes'],
  ['_.defaultsDeep({}, path, usual)', 'yes yes'],
  ['deepmerge(usual, path)', 'yes yes'],
  ['Hoek.applyToDefaults(usual, path)', 'yes yes'],
  ['_.merge({}, usual, { path: "/refunds", options: { auth: false } })', 'no no'],
  ['_.defaultsDeep({ path: "/refunds", options: { auth: false } }, usual)', 'no no'],
  ['Object.assign({}, usual, path)', 'no no'],
  ['({ ...usual, ...path })', 'no no'],
])('%s', (made, is) => {
  const { endpoints } = modelOf({ 'app.js': app(made) }, { '@hapi/hapi': '21.0.0' });
  expect(endpoints.map((it) => `${it.authenticated.is} ${it.authorized.is}`)).toEqual([is]);
});
