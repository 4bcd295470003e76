// Somebody who is written out stands for whoever is calling, until their token was verified: what tells one from the other.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

type Told = Readonly<Record<string, string>>;

/** What is said of endpoints behind a hook that puts a guest first, and then whoever is known. */
function told(put: string, guards: Readonly<Record<string, string>>, more = ''): Told {
  const routes = Object.entries(guards).map(
    ([path, guard]) => `app.get('/${path}', { onRequest: ${guard} }, async () => []);`,
  );
  const { endpoints } = modelOf({
    'app.js': `import Fastify from 'fastify'; import jwt from 'jsonwebtoken'; const app = Fastify(); ${more}
app.addHook('onRequest', async (request) => {
  request.identity = ${put.split(' / ')[0]!};
  const token = request.headers.authorization?.split(' ')[1];
  if (!token) return;
  const payload = jwt.verify(token, process.env.SECRET);
  ${put.split(' / ')[1]!}
});
const refuse = (reply, status) => reply.code(status).send({});
${routes.join('\n')} app.listen({ port: 1 });`,
  });
  return Object.fromEntries(endpoints.map((it) => [it.path, `${it.authenticated.is} ${it.authorized.is}`]));
}
const GUARDS = {
  all: 'async () => {}',
  admin: `async (request, reply) => { if (request.identity.role !== 'admin') return refuse(reply, 403); }`,
  known: `async (request, reply) => { if (request.identity.role === 'guest') return refuse(reply, 401); }`,
  listed: `async (request, reply) => { if (!['admin', 'boss'].includes(request.identity.role)) return refuse(reply, 403); }`,
  rights: `async (request, reply) => { if (!request.identity.rights.includes('read')) return refuse(reply, 403); }`,
};

it('is told from those who are known by the role and the rights that are written there', () => {
  const put = `{ role: 'guest', rights: [] } / request.identity = { role: payload.role, rights: payload.rights };`;
  expect(told(put, GUARDS)).toEqual({
    '/all': 'no no',
    '/admin': 'yes yes',
    '/known': 'yes no',
    '/listed': 'yes yes',
    '/rights': 'yes yes',
  });
});
it('is told from them by what a class makes of what it is handed, and by its getters', () => {
  const made = `class Identity { constructor(of) { this.role = of.role; } get isGuest() { return this.role === 'guest'; } }`;
  const put = `new Identity({ role: 'guest' }) / if (payload.role === 'admin') request.identity = new Identity({ role: 'admin' });
else if (payload.role === 'user') request.identity = new Identity({ role: 'user' });`;
  const { admin, listed } = GUARDS;
  const guest = `async (request, reply) => { if (request.identity.isGuest) return refuse(reply, 401); }`;
  const answers = told(put, { admin, listed, guest }, made);
  expect(answers).toMatchObject({ '/admin': 'yes yes', '/listed': 'yes yes' });
  expect(answers['/guest']).toMatch(/^yes/);
});
it('gets through where what is written there does', () => {
  const put = `{ role: 'guest', rights: ['read'] } / request.identity = { role: payload.role, rights: payload.rights };`;
  const { rights } = GUARDS;
  const any = `async (request, reply) => { if (!['guest', 'user'].includes(request.identity.role)) return refuse(reply, 403); }`;
  const answers = told(put, { rights, any });
  expect(Object.values(answers).join()).not.toMatch(/yes/);
});
