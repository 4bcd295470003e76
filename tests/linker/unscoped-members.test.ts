// A plugin that acts on the scope around it takes no prefix, wherever it is kept until it is registered.
import fastify, { type FastifyInstance } from 'fastify';
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const paths = (registered: string): readonly string[] =>
  modelOf({
    'app.js': `import fastify from 'fastify'; import fp from 'fastify-plugin';
const plugin = fp(async (scope) => { scope.get('/x', async () => 1); });
const app = fastify(); ${registered} app.listen({ port: 3000 });`,
  }).endpoints.map(({ path }) => path);

it('as Fastify has it', async () => {
  const app = fastify();
  const plugin = Object.assign(
    (scope: FastifyInstance, _: unknown, done: () => void) => {
      scope.get('/x', () => 1);
      done();
    },
    { [Symbol.for('skip-override')]: true },
  );
  void app.register(plugin, { prefix: '/admin' });
  await app.ready();
  expect(app.hasRoute({ method: 'GET', url: '/x' })).toBe(true);
  expect(app.hasRoute({ method: 'GET', url: '/admin/x' })).toBe(false);
});
it.each([
  ['by name', `app.register(plugin, { prefix: '/admin' });`],
  [
    'in an object',
    `const entry = { plugin, options: { prefix: '/admin' } }; app.register(entry.plugin, entry.options);`,
  ],
  [
    'in a list',
    `for (const entry of [{ plugin, options: { prefix: '/admin' } }]) app.register(entry.plugin, entry.options);`,
  ],
])('%s', (_, registered) => {
  expect(paths(registered)).toEqual(['/x']);
});
