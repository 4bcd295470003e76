// Ways of signing in that an application makes itself decide by what they do; what stands before a handler refuses by
// what it throws or takes over.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

function endpoints(source: string): readonly string[] {
  const { endpoints: found } = modelOf({
    'app.js': `const Hapi = require('@hapi/hapi'); const Boom = require('@hapi/boom'); const jwt = require('jsonwebtoken');
const server = Hapi.server({ port: 1 });
${source}
server.start();`,
  });
  return found.map((it) => `${it.path} ${it.authenticated.is}`);
}
const SCHEMES = `server.auth.scheme('token', (_, options) => ({ authenticate(request, h) {
  try { return h.authenticated({ credentials: jwt.verify(request.headers.authorization, options.key) }); }
  catch (error) { return h.unauthenticated(Boom.unauthorized()); } } }));
server.auth.scheme('guest', () => ({ authenticate: (request, h) => h.authenticated({ credentials: { name: request.headers['x-name'] } }) }));
server.auth.strategy('token', 'token', { key: process.env.KEY }); server.auth.strategy('guests', 'guest');`;

it('where a route asks for one by its name', () => {
  const route = (auth: string): string =>
    `server.route({ method: 'GET', path: '/a', options: { auth: ${auth} }, handler: () => 1 });`;
  const answer = (auth: string): readonly string[] => endpoints(SCHEMES + route(auth));
  expect(answer("'token'")).toEqual(['/a yes']);
  expect(answer("{ strategy: 'token' }")).toEqual(['/a yes']);
  expect(answer("{ strategy: 'token', mode: 'optional' }")).toEqual(['/a no']);
  expect(answer("'guests'")).toEqual(['/a no']);
  expect(answer("{ strategies: ['token', 'guests'] }")).toEqual(['/a conditional']);
  expect(answer("'elsewhere'")).toEqual(['/a yes']);
});
it('where one is the usual one', () => {
  const route = "server.route({ method: 'GET', path: '/a', handler: () => 1 });";
  expect(endpoints(`${SCHEMES} server.auth.default('token'); ${route}`)).toEqual(['/a yes']);
  expect(endpoints(`${SCHEMES} server.auth.default({ strategy: 'guests' }); ${route}`)).toEqual(['/a no']);
});
it('where a step before the handler answers', () => {
  const before = (refuses: string): readonly string[] =>
    endpoints(`const step = { assign: 'user', method: (request, h) => {
  try { return jwt.verify(request.headers.authorization, process.env.KEY); } catch { ${refuses} } } };
server.route({ method: 'GET', path: '/a', options: { pre: [step] }, handler: () => 1 });`);
  expect(before('return h.response().code(401).takeover();')).toEqual(['/a yes']);
  expect(before('throw Boom.unauthorized();')).toEqual(['/a yes']);
  expect(before('return Boom.unauthorized();')).toEqual(['/a yes']);
  expect(before('return h.response().code(401);')).toEqual(['/a no']);
});
