// What resolvers read of their context is what the function for it puts there, wherever that is handed over.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** What is said of a query: whether the caller is known, and whether they may. */
function said(served: string, refusal: string, before = ''): string {
  const { endpoints } = modelOf({
    'app.ts': `import Koa from 'koa'; import express from 'express'; import jwt from 'jsonwebtoken'; import { GraphQLError } from 'graphql';
import { ApolloServer } from '@apollo/server'; import { startStandaloneServer } from '@apollo/server/standalone';
import { koaMiddleware } from '@as-integrations/koa'; import { expressMiddleware } from '@apollo/server/express4';
import { PrismaClient } from '@prisma/client';
const db = new PrismaClient(); const koa = new Koa(); const web = express();
const typeDefs = 'type Query { notes: [String] }';
const resolvers = { Query: { notes: async (_: unknown, args: unknown, ctx: any) => { ${refusal} return db.note.findMany(); } } };
const server = new ApolloServer({ typeDefs, resolvers });
const read = (headers: any): any => jwt.verify(headers.authorization, process.env.KEY!);
${before} ${served}
koa.listen(1); web.listen(2);`,
  });
  return endpoints
    .filter(({ path }) => path === 'notes')
    .map((it) => `${it.authenticated.is} ${it.authorized.is}`)
    .join();
}
const REFUSAL = `if (!ctx.isBoss) throw new GraphQLError('no');`;

it('a member by the name that the function gives it', () => {
  const made = (of: string): string =>
    `async (${of}) => { const it = read(req.headers); return { isBoss: it.role === 'boss' }; }`;
  expect(said(`web.use('/g', expressMiddleware(server, { context: ${made('{ req }: any')} }));`, REFUSAL)).toBe(
    'yes yes',
  );
  expect(said(`startStandaloneServer(server, { context: ${made('{ req }: any')} });`, REFUSAL)).toBe('yes yes');
  expect(said(`web.use('/g', expressMiddleware(server, { context: ${made('{ req }: any')} }));`, '')).toBe('yes no');
  expect(
    said(
      `web.use('/g', expressMiddleware(server, { context: async ({ req }: any) => ({ isBoss: req.query.boss === '1' }) }));`,
      REFUSAL,
    ),
  ).toBe('no no');
});
it('what a middleware left with the request, spread into it', () => {
  const left = `koa.use(async (ctx: any, next: any) => { const it = read(ctx.headers); ctx.found = { it, isBoss: it.role === 'boss' }; return next(); });`;
  expect(
    said(`koa.use(koaMiddleware(server, { context: async ({ ctx }: any) => ({ ...ctx.found, db }) }));`, REFUSAL, left),
  ).toBe('yes yes');
});
it('whoever a header names may be for it, and need not be who calls', () => {
  const left = (isBoss: string): string => `koa.use(async (ctx: any, next: any) => {
  const one: any = await db.firm.findUnique({ where: { id: ctx.headers.firm } });
  if (!one || one.secret !== ctx.headers.signature) ctx.throw(401);
  ctx.found = { isBoss: ${isBoss} }; return next();
});`;
  const served = `koa.use(koaMiddleware(server, { context: async ({ ctx }: any) => ctx.found }));`;
  expect(said(served, REFUSAL, left(`one.role === 'boss'`))).toBe('yes unknown');
  expect(said(served, REFUSAL, left(`one.secret === process.env.SECRET`))).toBe('yes unknown');
});
