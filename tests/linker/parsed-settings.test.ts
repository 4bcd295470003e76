// Settings that a schema made of those of the process: what is compared with one is compared with a secret.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it.each([
  `const read = () => { try { return schema.parse(process.env); } catch { throw new Error('bad'); } }; export const env = read();`,
  `export const env = schema.parse(process.env);`,
  `const parsed = schema.safeParse(process.env); if (!parsed.success) process.exit(1); export const env = parsed.data;`,
])('is a secret of %s', (made) => {
  const told = (name: string): string =>
    modelOf({
      'env.ts': `import { z } from 'zod'; const schema = z.object({ KEY: z.string(), NODE_ENV: z.string() }); ${made}`,
      'app.ts': `import { Hono } from 'hono'; import { env } from './env.ts'; const app = new Hono();
app.post('/x', (c) => { if (c.req.header('x-api-key') !== env.${name}) return c.json({}, 401); return c.json(1); }); export default app;`,
    }).endpoints[0]!.authenticated.is;
  expect(told('KEY')).toBe('yes');
  expect(told('NODE_ENV')).not.toBe('yes');
});
