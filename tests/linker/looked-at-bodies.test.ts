// A body that is read to make sure who sent it is not used by that, and one that a promise falls back from is checked like it.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** Whether the body of a route that does so with it is checked. */
function checked(does: string): string {
  const { endpoints } = modelOf({
    'app.ts': `import { Hono } from 'hono'; import { createHmac, timingSafeEqual } from 'node:crypto'; import { z } from 'zod';
import { Receiver } from '@upstash/qstash'; import jwt from 'jsonwebtoken'; import { notes } from './notes.ts';
const app = new Hono(); const receiver = new Receiver(); const schema = z.object({ id: z.string() });
const verified = async ({ request, raw }: { request: Request; raw: string }) => {
  if (!(await receiver.verify({ signature: request.headers.get('Upstash-Signature'), body: raw }))) throw new Error('no');
};
app.post('/notes', async (c) => { ${does} return c.json({}); });
export default app;`,
    'notes.ts': `import { Pool } from 'pg'; const pool = new Pool();
export const notes = { add: (id) => pool.query('insert into notes (id) values ($1)', [id]) };`,
  });
  return endpoints[0]!.validated.body.is;
}
it('a signature is made sure of, here or in a helper', () => {
  expect(
    checked('const raw = await c.req.text(); await verified({ request: c.req.raw, raw }); await notes.add(1);'),
  ).toBe('not-applicable');
  expect(
    checked(
      "const raw = await c.req.text(); const mac = createHmac('sha256', process.env.KEY).update(raw).digest(); if (!timingSafeEqual(mac, Buffer.from(c.req.header('x'), 'hex'))) return c.text('', 401); await notes.add(1);",
    ),
  ).toBe('not-applicable');
});
it('but not where something is made of it as well, or of one member', () => {
  expect(
    checked(
      'const raw = await c.req.text(); await verified({ request: c.req.raw, raw }); await notes.add(JSON.parse(raw).id);',
    ),
  ).toBe('no');
  expect(checked('const { token } = await c.req.json(); jwt.verify(token, process.env.KEY); await notes.add(1);')).toBe(
    'no',
  );
});
it('what stands in for a body that is none is checked as well', () => {
  expect(checked('const { id } = schema.parse(await c.req.json().catch(() => ({}))); await notes.add(id);')).toBe(
    'yes',
  );
});
