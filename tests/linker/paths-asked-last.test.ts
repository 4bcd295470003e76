// What is let through for its path is let through by each middleware that says so, wherever it asks for the path.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** Who is asked for: `authenticated`, by path. */
function asked(...middleware: readonly string[]): Record<string, string> {
  const { endpoints } = modelOf({
    'app.ts': `import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { serve } from '@hono/node-server';
import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();
const app = new Hono();
app.use('*', async (c, next) => {
  if (c.req.path.startsWith('/docs')) return next();
  const key = await db.key.findUnique({ where: { token: c.req.header('Authorization') } });
  if (!key) throw new HTTPException(401);
  c.set('team', key.team);
  await next();
});
${middleware.join('\n')}
app.get('/docs', (c) => c.json({}));
app.get('/cakes', (c) => c.json({}));
serve(app);`,
  });
  return Object.fromEntries(endpoints.map((it) => [it.path, it.authenticated.is]));
}
const limits = (passes: string): string => `app.use('*', async (c, next) => {
  if (${passes}) return next();
  if ((await db.hit.count({ where: { team: c.var.team.id } })) > 5) throw new HTTPException(429);
  await next();
});`;

it('asks for it first, or last', () => {
  expect(asked()).toEqual({ '/docs': 'no', '/cakes': 'yes' });
  expect(asked(limits("c.req.path.startsWith('/docs') || !c.var.team"))).toEqual({ '/docs': 'no', '/cakes': 'yes' });
  expect(asked(limits("!c.var.team || c.req.path.startsWith('/docs')"))).toEqual({ '/docs': 'no', '/cakes': 'yes' });
  expect(asked(limits("!process.env.CLOUD || !c.var.team || c.req.path.startsWith('/docs')"))).toEqual({
    '/docs': 'no',
    '/cakes': 'yes',
  });
});
