// A hook that has answered ends the request, whatever it calls afterwards: the framework looks whether an answer was sent.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const BEFORE = `import Fastify from 'fastify'; import jwt from 'jsonwebtoken'; const app = Fastify();
const isKnown = (request) => request.headers['x-key'] === process.env.KEY;`;
const AFTER = `app.delete('/a', async () => ({ ok: 1 })); app.listen({ port: 3000 });`;

function answersOf(hooks: string): readonly string[] {
  return modelOf({ 'app.js': `${BEFORE}\n${hooks}\n${AFTER}` }).endpoints.map((it) => it.authenticated.is);
}
const followed = (hooks: string): boolean =>
  modelOf({ 'app.js': `${BEFORE}\n${hooks}\n${AFTER}` }).responses.some((it) => it.workAfter !== undefined);

const REFUSES = `if (!isKnown(request)) reply.code(401).send({ e: 1 });`;

it.each([
  `app.addHook('onRequest', (request, reply, done) => { ${REFUSES} done(); });`,
  `app.addHook('preHandler', (request, reply, done) => { ${REFUSES} done(); });`,
  `app.addHook('preParsing', (request, reply, payload, done) => { ${REFUSES} done(null, payload); });`,
  `app.addHook('preHandler', async (request, reply) => { ${REFUSES} });`,
  `app.addHook('preHandler', async (request, reply) => { if (!isKnown(request)) return reply.code(401).send(); });`,
  `app.addHook('onRequest', (request, reply, done) => { jwt.verify(request.headers.authorization, process.env.KEY, (error) => { if (error) reply.code(401).send(); done(); }); });`,
])('keeps back whom it has answered: %s', (hook) => {
  expect(answersOf(hook)).toEqual(['yes']);
  expect(followed(hook)).toBe(false);
});
it('lets by whom it only told a status', () => {
  expect(
    answersOf(
      `app.addHook('onRequest', (request, reply, done) => { if (!isKnown(request)) reply.code(401); done(); });`,
    ),
  ).toEqual(['no']);
});
it('says nothing where an answer waits for something before it is sent', () => {
  const late = `app.addHook('onSend', async (request, reply, payload) => { await note(request); return payload; });`;
  const hook = `app.addHook('onRequest', (request, reply, done) => { ${REFUSES} done(); });`;
  expect(answersOf(late + hook)).toEqual(['unknown']);
  expect(answersOf(`${late} app.addHook('onRequest', (request, reply, done) => { ${REFUSES} else done(); });`)).toEqual(
    ['yes'],
  );
});
