/** Servers that take out of requests what no schema names. */
import { expect, test } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const plugin = `import knexLib from 'knex';
const knex = knexLib({ client: 'pg' });
const Task = { type: 'object', properties: { name: { type: 'string' } } };
export default async function tasks(fastify) {
  fastify.patch('/tasks', { schema: { body: Task } }, async (request) => {
    await knex('tasks').where({ id: 1 }).update(request.body);
    return {};
  });
}`;
const told = (made: string) => {
  const { schemas, accesses } = modelOf(
    {
      'tasks.js': plugin,
      'server.js': `import Fastify, { fastify } from 'fastify';
import tasks from './tasks.js';
const server = ${made};
server.register(tasks);
server.listen({ port: 1 });`,
    },
    { fastify: '5', knex: '3' },
  );
  return {
    schema: schemas.find(({ appliesTo }) => appliesTo.includes('body'))?.unknownMembers,
    raw: accesses.some(({ rawInput }) => rawInput !== undefined),
  };
};
test.each(['Fastify', 'fastify'])('what no schema names does not get to the handler of %s that drops it', (name) => {
  expect(told(`${name}({ ajv: { customOptions: { removeAdditional: 'all' } } })`)).toEqual({
    schema: 'removed',
    raw: false,
  });
});
test('it does where only some of it, or nothing, is dropped', () => {
  for (const options of ['', '{ ajv: { customOptions: { removeAdditional: true } } }', '{ ajv: {} }'])
    expect(told(`Fastify(${options})`)).toEqual({ schema: 'kept', raw: true });
});
