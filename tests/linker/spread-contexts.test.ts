// Callers whose members a context spreads beside those of nobody.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const asked = (context: string, refused = '!ctx.name'): string | undefined =>
  modelOf({
    'app.ts': `import express from 'express'; import jwt from 'jsonwebtoken';
import { initTRPC, TRPCError } from '@trpc/server'; import { createExpressMiddleware } from '@trpc/server/adapters/express';
const verified = async (req) => {
  const header = req.headers.authorization;
  return header ? jwt.verify(header.slice(7), process.env.KEY) : null;
};
const decoded = async (req) => jwt.decode(req.headers.authorization);
async function createContext(req) { ${context} return { agent: req.headers['user-agent'] }; }
const t = initTRPC.context<any>().create();
const guarded = t.procedure.use(async ({ ctx, next }) => {
  if (${refused}) throw new TRPCError({ code: 'UNAUTHORIZED' });
  return next({ ctx });
});
const router = t.router({ remove: guarded.mutation(async () => 1) }); const app = express();
app.use('/trpc', createExpressMiddleware({ router, createContext: ({ req }) => createContext(req) })); app.listen(1);`,
  }).endpoints[0]?.authenticated.is;

it('are asked for by any of their members', () => {
  const given = (by: string): string =>
    `try { const token = await ${by}(req); if (token?.sub) return { ...token, id: token.sub }; } catch (error) { console.error(error); }`;
  expect(asked(given('verified'))).toBe('yes');
  expect(asked(given('decoded'))).toBe('no');
});
it('are not asked for by what everybody has', () => {
  const given = `const token = await verified(req); if (token?.sub) return { ...token, agent: 'x' };`;
  expect(asked(given, '!ctx.agent')).not.toBe('yes');
});
