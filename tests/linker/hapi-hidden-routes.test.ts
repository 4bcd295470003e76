// Routes that a package makes are not seen, and say nothing of those beside them.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it('says of a route what holds, whatever others there are', () => {
  const model = modelOf({
    'server.js': `import Hapi from '@hapi/hapi'; import jwt from 'hapi-auth-jwt2'; import { Api } from 'some-tables';
const server = Hapi.server({ port: 1 }); await server.register(jwt);
server.auth.strategy('jwt', 'jwt', { key: process.env.K, validate: async () => ({ isValid: true }) }); server.auth.default('jwt');
const api = new Api({ table: 'sessions' });
server.route([...api.getRoutes(), { method: 'GET', path: '/a', handler: () => 1 }, { method: 'GET', path: '/open', options: { auth: false }, handler: () => 1 }]);
await server.start();`,
  });
  expect(model.endpoints.map((it) => `${it.path} ${it.authenticated.is} ${it.authorized.is}`)).toEqual([
    '/a yes no',
    '/open no no',
  ]);
  expect(JSON.stringify(model.unresolved)).toContain('are computed');
});
