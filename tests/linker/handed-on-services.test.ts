// What steps of a procedure put into the context for those behind them.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (puts: string, asks: string): readonly string[] =>
  modelOf({
    'app.ts': `import { Hono } from 'hono'; import { trpcServer } from '@hono/trpc-server'; import { initTRPC, TRPCError } from '@trpc/server';
      import { betterAuth } from 'better-auth'; import jwt from 'jsonwebtoken';
      const createAuth = ({ key }) => betterAuth({ secret: key, emailAndPassword: { enabled: true } });
      const t = initTRPC.create();
      const open = t.procedure.use(async ({ ctx, next }) => { ${puts} });
      const guarded = open.use(async ({ ctx, next }) => { ${asks}
        if (!session) throw new TRPCError({ code: 'UNAUTHORIZED' });
        return next({ ctx: { ...ctx, user: session.user } }); });
      const router = t.router({ list: open.query(async () => []), join: guarded.mutation(async ({ ctx }) => ({ id: ctx.user.id })) });
      export default new Hono().use('/trpc/*', trpcServer({ router, createContext: ({ req }) => ({ req }) }));`,
  }).endpoints.map(({ method, path, authenticated }) => `${method} ${path}: ${authenticated.is}`);

it.each(['auth', 'sessions'])('a library that makes sure of callers, as %s', (name) => {
  const puts = `const made = createAuth({ key: ctx.env.KEY }); return next({ ctx: { ...ctx, ${name}: made } });`;
  expect(told(puts, `const session = await ctx.${name}.api.getSession({ headers: ctx.req.headers });`)).toEqual([
    'GET /trpc/list: no',
    'POST /trpc/join: yes',
  ]);
});
it('functions of the program', () => {
  const puts = `return next({ ctx: { ...ctx, tokens: { check: (it) => { try { return jwt.verify(it, process.env.S); } catch { return null; } } } } });`;
  expect(told(puts, `const session = ctx.tokens.check(ctx.req.headers.get('authorization'));`)).toEqual([
    'GET /trpc/list: no',
    'POST /trpc/join: yes',
  ]);
});
