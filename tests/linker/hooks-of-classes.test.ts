// A method that is marked as a hook runs before each endpoint of its class, and of the classes made of it.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const hook = (name: string): string => `@Hook('${name}') async validate(request, reply) {
  const header = request.headers.authorization;
  if (typeof header === 'string' && header.startsWith('Bearer ')) { request.token = await admin.auth().verifyIdToken(header.split(' ')[1]); return; }
  reply.code(401).send({}); throw new Error('who?'); }`;
const app = (
  base: string,
  own: string,
): string => `import { fastify } from 'fastify'; import admin from 'firebase-admin';
import { bootstrap, Controller, GET, Hook } from 'fastify-decorators';
class Base { ${base} }
@Controller({ route: '/notes' }) class Notes extends Base { ${own} @GET('/all') async all() { return []; } }
const app = fastify(); app.register(bootstrap, { controllers: [Notes] }); app.listen({ port: 3000 });`;

describe('a hook', () => {
  it.each([
    ['of the class', app('', hook('onRequest')), 'yes'],
    ['of a class that it is made of', app(hook('preHandler'), ''), 'yes'],
    ['that runs when all was sent', app(hook('onResponse'), ''), 'no'],
    ['of nobody', app('', ''), 'no'],
  ])('%s', (_, text, is) => {
    expect(modelOf({ 'app.ts': text }).endpoints.map((it) => it.authenticated.is)).toEqual([is]);
  });
});
