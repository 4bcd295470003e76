// Steps of one route, of one plugin, and those whose failure stops nobody.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const answers = (setup: string): readonly string[] =>
  modelOf({
    'server.js': `import Hapi from '@hapi/hapi'; import Boom from '@hapi/boom'; import jwt from 'jsonwebtoken'; import Joi from 'joi';
const check = (request, h) => { try { request.app.user = jwt.verify(request.headers.authorization, process.env.S); } catch (e) { throw Boom.unauthorized(); } return h.continue; };
const admin = (request, h) => { if (!request.app.user.isAdmin) throw Boom.forbidden(); return h.continue; };
const payload = Joi.object({ a: Joi.string().required().max(3) });
const server = Hapi.server({ port: 1 });
${setup}
await server.start();`,
  }).endpoints.map((it) => `${it.path} ${it.authenticated.is} ${it.authorized.is} ${it.validated.body.is}`);

it('runs what a route puts before itself', () => {
  expect(
    answers(`server.route([
  { method: 'GET', path: '/one', options: { ext: { onPreAuth: { method: check } } }, handler: () => 1 },
  { method: 'GET', path: '/several', options: { ext: { onPostAuth: [{ method: check }, { method: admin }] } }, handler: () => 1 },
  { method: 'GET', path: '/function', options: { ext: { onPreHandler: check } }, handler: () => 1 },
  { method: 'GET', path: '/after', options: { ext: { onPreResponse: { method: check } } }, handler: () => 1 },
]);`),
  ).toEqual([
    '/one yes no not-applicable',
    '/several yes yes not-applicable',
    '/function yes no not-applicable',
    '/after no no not-applicable',
  ]);
});
it('keeps nobody back by a step whose failure is only noted down', () => {
  expect(
    answers(`server.route([
  { method: 'GET', path: '/stops', options: { pre: [{ method: check, assign: 'user' }, [{ method: admin, failAction: 'error' }]] }, handler: () => 1 },
  { method: 'GET', path: '/log', options: { pre: [{ method: check, failAction: 'log' }] }, handler: () => 1 },
  { method: 'GET', path: '/ignore', options: { pre: [{ method: check, failAction: 'ignore' }] }, handler: () => 1 },
]);`),
  ).toEqual(['/stops yes yes not-applicable', '/log no no not-applicable', '/ignore no no not-applicable']);
});
it('runs what a plugin keeps to itself for its routes alone', () => {
  const plugin = (
    options: string,
  ): string => `const plugin = { name: 'p', register: (it) => { it.route({ method: 'GET', path: '/in', handler: () => 1 }); it.ext('onPreHandler', check${options}); } };
await server.register(plugin);
server.route({ method: 'GET', path: '/out', handler: () => 1 });`;
  expect(answers(plugin(`, { sandbox: 'plugin' }`))).toEqual([
    '/in yes no not-applicable',
    '/out no no not-applicable',
  ]);
  expect(answers(plugin(`, { sandbox: 'server' }`))).toEqual([
    '/in yes no not-applicable',
    '/out yes no not-applicable',
  ]);
  expect(answers(plugin(''))).toEqual(['/in yes no not-applicable', '/out yes no not-applicable']);
});
it.each([
  ['undefined', 'yes'],
  [`'log'`, 'no'],
  ['(request, h, error) => { throw error; }', 'yes'],
  ['(request, h, error) => { console.log(error); return h.continue; }', 'no'],
  ['(request, h) => h.continue', 'no'],
  ['(request, h, error) => h.response(error.message).code(400).takeover()', 'yes'],
])('asks with %s what a schema lets pass', (action, is) => {
  expect(
    answers(
      `server.route({ method: 'POST', path: '/x', options: { validate: { payload, failAction: ${action} } }, handler: (r) => r.payload.a });`,
    ),
  ).toEqual([`/x no no ${is}`]);
});
