// What procedures find in the context that a function made of the request, and where their router is served.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const PROCEDURES = `import { initTRPC, TRPCError } from '@trpc/server'; import { timingSafeEqual } from 'node:crypto';
const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
const t = initTRPC.context<any>().create();
const internal = t.procedure.use(async (opts) => {
  const { isInternal } = opts.ctx;
  if (!isInternal) throw new TRPCError({ code: 'UNAUTHORIZED' });
  return opts.next();
});
const asked = t.procedure.use(async ({ ctx, next }) => {
  if (!ctx.isAsked) throw new TRPCError({ code: 'BAD_REQUEST' });
  return next();
});
export const appRouter = t.router({ drop: internal.mutation(async () => 1), open: t.procedure.query(() => 1), asked: asked.query(() => 1) });
export const context = (header: (name: string) => string | undefined) => {
  const key = header('x-internal-key');
  return { isInternal: !!key && !!process.env.KEY && same(key, process.env.KEY), isAsked: header('x-asked') === 'yes' };
};`;
const told = (app: string): readonly string[] =>
  modelOf({ 'procedures.ts': PROCEDURES, 'app.ts': app }).endpoints.map(
    ({ method, path, authenticated, framework }) => `${method} ${path}: ${authenticated.is}, ${framework}`,
  );

it('in Hono, below the path that it is mounted on', () => {
  const app = (
    options: string,
  ): string => `import { trpcServer } from '@hono/trpc-server'; import { Hono } from 'hono'; import { appRouter, context } from './procedures.ts';
    const app = new Hono(); app.use('/rpc/*', trpcServer({ router: appRouter, createContext: (_, c) => context((name) => c.req.header(name))${options} }));`;
  const framework = '@hono/trpc-server';
  expect(told(app(''))).toEqual([
    `POST /rpc/drop: yes, ${framework}`,
    `GET /rpc/open: no, ${framework}`,
    `GET /rpc/asked: no, ${framework}`,
  ]);
  expect(told(app(`, endpoint: '/rpc/v1'`))[0]).toBe(`POST /rpc/v1/drop: yes, ${framework}`);
});

it('in Express', () => {
  expect(
    told(`import express from 'express'; import { createExpressMiddleware } from '@trpc/server/adapters/express'; import { appRouter, context } from './procedures.ts';
    const createContext = async ({ req }) => { const made = context((name) => req.get(name)); return { ...made, isInternal: req.headers['x-internal-key'] === process.env.KEY }; };
    const app = express(); app.use('/trpc', createExpressMiddleware({ router: appRouter, createContext }));`),
  ).toEqual([
    'POST /trpc/drop: yes, @trpc/server',
    'GET /trpc/open: no, @trpc/server',
    'GET /trpc/asked: no, @trpc/server',
  ]);
});
