// What hapi asks of those who call: scopes, and for all routes of a server at once.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const answers = (routes: string, options = '{ port: 1 }', more = ''): readonly string[] =>
  modelOf({
    'server.js': `import Hapi from '@hapi/hapi'; import crumb from '@hapi/crumb'; import inert from '@hapi/inert'; import cookie from '@hapi/cookie';
const server = Hapi.server(${options});
await server.register(cookie); ${more}
server.auth.strategy('session', 'cookie', { cookie: { name: 'sid', password: process.env.S }, validate: async (request, session) => { const kept = await server.methods.sessions.get(session.id); return kept ? { isValid: true, credentials: kept } : { isValid: false }; } });
server.route([${routes}]);
await server.start();`,
  }).endpoints.map((it) => `${it.path} ${it.authenticated.is} ${it.authorized.is}`);
const route = (path: string, auth: string): string =>
  `{ method: 'GET', path: '${path}', options: { auth: ${auth} }, handler: () => 1 }`;

it('asks for no scope where that is false, and nothing of those who show no credentials in some modes', () => {
  expect(
    answers(
      [
        route('/scope', `{ strategy: 'session', scope: ['admin'] }`),
        route('/access', `{ strategy: 'session', access: { scope: ['+admin'] } }`),
        route('/several', `{ strategy: 'session', access: [{ entity: 'user', scope: ['admin'] }] }`),
        route('/none', `{ strategy: 'session', access: { scope: false } }`),
        route('/entity', `{ strategy: 'session', access: { entity: 'user', scope: false } }`),
        route('/user', `{ strategy: 'session', access: { entity: 'user' } }`),
        route('/try', `{ strategy: 'session', mode: 'try', access: { scope: ['admin'] } }`),
      ].join(),
    ),
  ).toEqual([
    '/scope yes yes',
    '/access yes yes',
    '/several yes yes',
    '/none yes no',
    '/entity yes no',
    '/user yes no',
    '/try no no',
  ]);
});
it('asks what the server says for all its routes', () => {
  expect(
    answers(
      [
        `{ method: 'GET', path: '/plain', handler: () => 1 }`,
        route('/none', `{ access: { scope: false } }`),
        route('/try', `{ mode: 'try', access: { scope: false } }`),
        route('/open', 'false'),
      ].join(),
      `{ port: 1, routes: { auth: { mode: 'required', strategies: ['session'], access: { scope: ['+read'] } } } }`,
    ),
  ).toEqual(['/plain yes yes', '/none yes no', '/try no no', '/open no no']);
  expect(
    answers(
      `{ method: 'GET', path: '/plain', handler: () => 1 }`,
      `{ routes: { auth: { mode: 'try', strategy: 'session' } } }`,
    ),
  ).toEqual(['/plain no no']);
});
it.each([
  'await server.register(crumb);',
  'await server.register({ plugin: crumb.plugin });',
  'await server.register([inert.plugin]);',
])('knows what stands before no request, or asks nobody who they are: %s', (more) => {
  expect(answers(route('/open', 'false'), '{ port: 1 }', more)).toEqual(['/open no no']);
});
