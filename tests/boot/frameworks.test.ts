// Small programs of frameworks, each run in earnest and read by us: what the framework itself says of its routes, and of
// who gets through, is what must be found.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { endpointsOf } from '../../src/audit.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Runs a module that exports what a test asks (beside node_modules), and reads it. */
async function both(text: string): Promise<{ readonly booted: unknown; readonly found: readonly string[] }> {
  const root = mkdtempSync(join(here, 'booted-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  writeFileSync(join(root, 'app.mjs'), text);
  const endpoints = await endpointsOf(root, { cache: false, workers: 0 });
  const found = endpoints.map(({ method, path, authenticated }) => `${method} ${path} ${authenticated.is}`).sort();
  return { booted: await import(/* @vite-ignore */ join(root, 'app.mjs')), found };
}

interface Hapi {
  readonly server: {
    table(): readonly { readonly method: string; readonly path: string }[];
    inject(request: { readonly method: string; readonly url: string }): Promise<{ readonly statusCode: number }>;
  };
}
it('hapi: lists of routes, plugins with prefixes, the default strategy and what routes say of it', async () => {
  const { booted: loaded, found } = await both(`
    import Boom from '@hapi/boom';
    import Hapi from '@hapi/hapi';
    export const server = Hapi.server();
    server.route({ method: 'GET', path: '/early', handler: () => 'e' });
    server.auth.scheme('key', () => ({
      authenticate(request, h) {
        if (request.headers['x-api-key'] !== process.env.KEY_OF_TEST) throw Boom.unauthorized(null, 'key');
        return h.authenticated({ credentials: {} });
      },
    }));
    server.auth.strategy('keyed', 'key');
    const plugin = {
      name: 'fleet',
      register: async (inner) => {
        inner.route([
          { method: 'DELETE', path: '/ships/{id}', handler: () => 'd' },
          { method: ['PUT', 'PATCH'], path: '/ships/{id}', options: { auth: false, handler: () => 'p' } },
        ]);
        inner.auth.default('keyed');
      },
    };
    await server.register({ plugin, routes: { prefix: '/fleet' } });
    server.route({ method: 'GET', path: '/maybe', options: { auth: { mode: 'try' } }, handler: () => 'm' });
    server.route({ method: 'GET', path: '/files/{path*}', options: { auth: { strategy: 'keyed', mode: 'optional' } }, handler: () => 'f' });
  `);
  const booted = loaded as Hapi;
  process.env.KEY_OF_TEST = 'k';
  const told = await Promise.all(
    booted.server.table().map(async ({ method, path }) => {
      const url = path.replace(/\{\w+\*?\}/, 'x');
      const { statusCode } = await booted.server.inject({ method, url });
      const written = path.replace(/\{(\w+)\*\}/, '*$1').replace(/\{(\w+)\}/, ':$1');
      return `${method.toUpperCase()} ${written} ${statusCode === 200 ? 'no' : 'yes'}`;
    }),
  );
  expect(found).toEqual(told.sort());
  expect(found).toContain('GET /early yes');
});

interface Schema {
  readonly schema: {
    getQueryType(): Type | null;
    getMutationType(): Type | null;
    getSubscriptionType(): Type | null;
  };
}
interface Type {
  getFields(): Readonly<Record<string, unknown>>;
}
const operations = ({ schema }: Schema): string[] =>
  [
    ['QUERY', schema.getQueryType()] as const,
    ['MUTATION', schema.getMutationType()] as const,
    ['SUBSCRIPTION', schema.getSubscriptionType()] as const,
  ].flatMap(([method, type]) => Object.keys(type?.getFields() ?? {}).map((name) => `${method} ${name}`));

it('Yoga: text with extensions, descriptions, directives and names of its own, and resolvers in parts', async () => {
  const { booted: loaded, found } = await both(`
    import { createServer } from 'node:http';
    import { createSchema, createYoga } from 'graphql-yoga';
    const users = { Query: { me: () => null }, Mutation: { drop: (_, { id }) => id } };
    const base = /* GraphQL */ \`
      """ type Query { notThis: Int } """
      directive @note(text: String = "type Mutation { norThis: Int }") on FIELD_DEFINITION
      type User { id: ID!, friends(first: Int = 10): [User!]! }
      type Query { "who { asks }" me: User @note(text: "x: y") users(first: Int! after: String): [User!]! }
      # extend type Query { commented: Int }
      extend type Query { count: Int, }
    \`;
    export const schema = createSchema({
      typeDefs: [base, \`type Mutation { drop(id: ID!): ID } \${'type Subscription { ticks: Int }'}\`],
      resolvers: [users, { Query: { ...{ users: () => [] } }, Subscription: { ticks: { subscribe: async function* () {} } } }],
    });
    export const server = createServer(createYoga({ schema }));
  `);
  const booted = loaded as Schema;
  expect(found).toEqual(
    operations(booted)
      // What answers `count` is not in sight.
      .map((it) => `${it} ${it === 'QUERY me' || it === 'QUERY count' ? 'unknown' : 'no'}`)
      .sort(),
  );
  expect(found).toHaveLength(5);
});

it('Mercurius: the hooks of the application stand before every operation', async () => {
  const { booted: loaded, found } = await both(`
    import Fastify from 'fastify';
    import mercurius from 'mercurius';
    const app = Fastify();
    app.addHook('preHandler', async (request, reply) => {
      if (request.headers.authorization !== process.env.TOKEN_OF_TEST) return reply.code(401).send();
    });
    app.register(mercurius, { schema: 'type Query { a: Int } type Mutation { b: Int }', resolvers: { Query: { a: () => 1 } } });
    export const ask = async (query, authorization = '') =>
      (await app.inject({ method: 'POST', url: '/graphql', headers: { authorization }, payload: { query } })).statusCode;
  `);
  const booted = loaded as { ask(query: string, token?: string): Promise<number> };
  process.env.TOKEN_OF_TEST = 't';
  expect(await booted.ask('{ a }')).toBe(401);
  expect(await booted.ask('{ a }', 't')).toBe(200);
  expect(found).toEqual(['MUTATION b yes', 'QUERY a yes']);
});

it('tRPC: nested and merged routers, and middleware of what procedures are made of', async () => {
  interface Router {
    readonly appRouter: {
      readonly _def: { readonly procedures: Readonly<Record<string, { readonly _def: { readonly type: string } }>> };
    };
  }
  const { booted: loaded, found } = await both(`
    import { initTRPC, TRPCError } from '@trpc/server';
    import { createHTTPServer } from '@trpc/server/adapters/standalone';
    const t = initTRPC.create();
    const signedIn = t.middleware(({ ctx, next }) => {
      if (!ctx.user) throw new TRPCError({ code: 'UNAUTHORIZED' });
      return next({ ctx: { user: ctx.user } });
    });
    const own = t.procedure.use(signedIn);
    const ships = t.router({ list: t.procedure.query(() => []), drop: own.mutation(() => 1) });
    const health = t.router({ health: t.procedure.query(() => 'ok') });
    export const appRouter = t.mergeRouters(t.router({ fleet: { ships, tick: own.subscription(async function* () {}) } }), health);
    export const server = createHTTPServer({ router: appRouter });
  `);
  const booted = loaded as Router;
  const verbs: Readonly<Record<string, string>> = { query: 'GET', mutation: 'POST', subscription: 'GET' };
  const told = Object.entries(booted.appRouter._def.procedures).map(([name, it]) => `${verbs[it._def.type]!} /${name}`);
  expect(found.map((it) => it.replace(/ \w+$/, ''))).toEqual(told.sort());
  expect(found).toEqual([
    'GET /fleet.ships.list no',
    'GET /fleet.tick yes',
    'GET /health no',
    'POST /fleet.ships.drop yes',
  ]);
});
