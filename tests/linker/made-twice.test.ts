// An application that two entry points make with one factory: what one of them switches on is asked perhaps.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const FACTORY = `import Fastify from 'fastify';
export function build(options) { const app = Fastify({}); if (options.auth) { app.addHook('onRequest', async (request, reply) => { if (request.headers.authorization !== options.auth.key) { return reply.status(401).send({}); } }); }
  app.get('/mails', async () => []); return app; }`;
const start = (options: string): string =>
  `import { build } from './server.js'; build(${options}).listen({ port: 1 });`;
const told = (files: Record<string, string>): readonly string[] =>
  modelOf({ 'server.js': FACTORY, ...files }).endpoints.map((it) => `${it.path} ${it.authenticated.is}`);
const GUARDED = start('{ port: 1, auth: { key: process.env.KEY } }');

it.each([
  ['dev.js', 'main.js'],
  ['zdev.js', 'main.js'],
])('%s without and %s with a guard: which comes first does not matter', (open, guarded) => {
  expect(told({ [open]: start('{ port: 1 }'), [guarded]: GUARDED })).toEqual(['/mails conditional']);
});
it('where all that make it say the same, it is as they say', () => {
  expect(told({ 'a.js': GUARDED, 'b.js': GUARDED })).toEqual(['/mails yes']);
  expect(told({ 'a.js': start('{}'), 'b.js': start('{ port: 2 }') })).toEqual(['/mails no']);
});
