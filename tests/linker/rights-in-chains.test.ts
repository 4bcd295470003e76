import { expect, test } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

test('a row is looked up by a right, in the conditions of a chain of calls', () => {
  const { endpoints } = modelOf(
    {
      'schema.ts': `import { pgTable, text, boolean } from 'drizzle-orm/pg-core';
        export const permission = pgTable('permission', { code: text('code'), userId: text('user_id') });
        export const members = pgTable('members', { userId: text('user_id'), role: text('role'), active: boolean('active') });`,
      'app.ts': `import { Hono } from 'hono';
        import { and, eq, inArray, or } from 'drizzle-orm';
        import { drizzle } from 'drizzle-orm/node-postgres';
        import jwt from 'jsonwebtoken';
        import { members, permission } from './schema.ts';
        const db = drizzle(process.env.DB);
        const app = new Hono();
        app.use(async (c, next) => {
          try { c.set('user', jwt.verify(c.req.header('authorization'), process.env.KEY)); } catch { return c.text('no', 401); }
          await next();
        });
        const holds = async (id, code) => {
          const rows = await db.select().from(permission).where(and(eq(permission.userId, id), eq(permission.code, code))).limit(1);
          return rows.length > 0;
        };
        app.delete('/a', async (c) => (await holds(c.get('user').sub, 'drop')) ? c.text('x') : c.text('no', 403));
        app.delete('/b', async (c) => {
          const [found] = await db.select().from(members)
            .where(and(eq(members.userId, c.get('user').sub), inArray(members.role, ['admin'])));
          return found ? c.text('x') : c.text('no', 403);
        });
        app.delete('/c', async (c) => {
          const [found] = await db.select().from(members)
            .where(and(eq(members.userId, c.get('user').sub), eq(members.active, true)));
          return found ? c.text('x') : c.text('no', 403);
        });
        app.delete('/d', async (c) => {
          const [found] = await db.select().from(members)
            .where(or(eq(members.userId, c.get('user').sub), eq(members.role, 'guest')));
          return found ? c.text('x') : c.text('no', 403);
        });
        export default app;`,
    },
    { hono: '4.0.0', 'drizzle-orm': '0.40.0', jsonwebtoken: '9.0.0' },
  );
  expect(endpoints.map((it) => `${it.path} ${it.authenticated.is} ${it.authorized.is}`)).toEqual([
    '/a yes yes',
    '/b yes yes',
    '/c yes no',
    '/d yes no',
  ]);
});
