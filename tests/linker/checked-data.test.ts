// The outcome of a check is looked at by asking for the data, or for a member of it.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const enforced = (body: string): readonly string[] =>
  modelOf({
    'app.js': `import fastify from 'fastify'; import { z } from 'zod'; const Note = z.object({ id: z.string() }); const app = fastify();
      app.post('/notes', async (req, res) => { const checked = Note.safeParse(req.body); ${body} return { ok: true }; });
      app.listen({ port: 3 });`,
  }).validations.map((it) => it.enforced.is);

it.each([
  'const id = checked.data?.id; if (!id) return res.status(400).send(); await db.note.update({ where: { id } });',
  'if (!checked.data?.id) return res.status(400).send(); await db.note.update({ where: { id: checked.data.id } });',
  'if (!checked.data) return res.status(400).send(); await db.note.update({ where: { id: checked.data.id } });',
])('%s', (body) => {
  expect(enforced(body)).toEqual(['yes']);
});
it('is not looked at where only what was sent is worked with', () => {
  expect(enforced('await db.note.update({ where: { id: req.body.id } });')).toEqual(['no']);
});
