/** Applications and graphs that are made once more of what is served elsewhere, and never served themselves. */
import { expect, test } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (files: Readonly<Record<string, string>>): readonly string[] =>
  modelOf(files, { hono: '4', '@hono/node-server': '1', fastify: '5', '@apollo/server': '4' }).endpoints.map(
    ({ method, path, at }) => `${method} ${path} ${at.path}`,
  );
const routes = `import { Hono } from 'hono';
export const register = (app) => { const v1 = new Hono(); v1.get('/keys', (c) => c.json([])); app.route('/v1', v1); };`;
const server = `import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { register } from './routes.js';
const app = new Hono();
register(app);
serve({ fetch: app.fetch, port: 1 });`;

test('what a script makes of the same routes to print them is not told again', () => {
  const script = `import { writeFileSync } from 'node:fs';
import { Hono } from 'hono';
import { register } from './routes.js';
const app = new Hono();
register(app);
writeFileSync('routes.json', JSON.stringify(app.routes));`;
  expect(told({ 'routes.js': routes, 'server.js': server, 'print.js': script })).toEqual(['GET /v1/keys routes.js']);
});
test('what two servers make of the same routes is told of both', () => {
  expect(told({ 'routes.js': routes, 'server.js': server, 'other.js': server })).toHaveLength(2);
});
test('what nothing serves is told where nothing else serves it', () => {
  const lone = `import { Hono } from 'hono';
import { register } from './routes.js';
export const app = new Hono();
register(app);`;
  expect(told({ 'routes.js': routes, 'app.js': lone })).toHaveLength(1);
});
test('a graph that is only printed is not told beside the one that is answered', () => {
  const schema = `import { makeExecutableSchema } from '@graphql-tools/schema';
export const typeDefs = \`type Query { me: String all: [String] }\`;
export const schema = makeExecutableSchema({ typeDefs, resolvers: { Query: { me: () => 'x', all: () => [] } } });`;
  const printed = `import { printSchema } from 'graphql';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { typeDefs } from './schema.js';
console.log(printSchema(makeExecutableSchema({ typeDefs })));`;
  const served = `import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { schema } from './schema.js';
await startStandaloneServer(new ApolloServer({ schema }), { listen: { port: 1 } });`;
  expect(told({ 'schema.js': schema, 'print.js': printed, 'index.js': served })).toEqual([
    'QUERY me schema.js',
    'QUERY all schema.js',
  ]);
});

test('an application that is made once more below no prefix is none either', () => {
  const files = {
    'v1.ts': `import { Hono } from 'hono';
export function makeV1() { const app = new Hono(); app.get('/tasks', (c) => c.json([])); return app; }`,
    'app.ts': `import { Hono } from 'hono'; import { serve } from '@hono/node-server'; import { makeV1 } from './v1.ts';
const app = new Hono(); app.route('/api/v1', makeV1()); serve({ fetch: app.fetch, port: 1 });`,
    'scripts/print.ts': `import { makeV1 } from '../v1.ts';
const all = makeV1().routes.filter((it) => it.method !== 'ALL'); console.log(all.length);`,
  };
  expect(told(files).map((it) => it.split(' ')[1])).toEqual(['/api/v1/tasks']);
});
