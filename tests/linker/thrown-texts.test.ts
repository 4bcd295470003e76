// Texts that were thrown are written here; the client that a transaction gave away is that transaction's.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const leaks = (handler: string): readonly (string | undefined)[] =>
  modelOf({
    'app.js': `import express from 'express'; const app = express(); app.get('/a', async () => { throw 'Email is taken'; });
app.use((err, req, res, next) => { ${handler} }); app.listen(1);`,
  }).responses.flatMap((it) => (it.onError ? [it.body?.leaks?.what] : []));

it.each([
  [
    `if (typeof err === 'string') { return res.status(400).json({ message: err }); } res.status(500).json({ message: 'failed' });`,
  ],
  [
    `switch (true) { case typeof err === 'string': return res.status(400).json({ message: err }); default: return res.status(500).json({ message: 'failed' }); }`,
  ],
  [
    `if (err && typeof err === 'string') { return res.status(400).json({ message: err }); } res.status(500).json({ message: 'failed' });`,
  ],
])('nothing of an error is shown by %s', (handler) => {
  expect(leaks(handler).filter((it) => it !== undefined)).toEqual([]);
});
it('what is no text is shown as it is', () => {
  expect(
    leaks(
      `if (typeof err !== 'string') { return res.status(500).json({ error: err }); } res.status(400).json({ message: 'no' });`,
    ),
  ).toContain('error');
});
it.each([
  'connection.transaction((trx) => { resolve(trx); });',
  'connection.transaction((trx) => resolve(trx)).catch(reject);',
])('writes run in what was given away by %s', (begin) => {
  const { accesses } = modelOf({
    'app.js': `import express from 'express'; import knex from 'knex'; const app = express(); const connection = knex({ client: 'pg' });
const begin = () => new Promise((resolve, reject) => { ${begin} });
app.delete('/a/:id', async (req, res) => { const trx = await begin(); try { await trx.from('task').delete().where({ user: req.params.id }); await trx.from('person').delete().where({ id: req.params.id }); await trx.commit(); } catch (e) { await trx.rollback(e); throw e; } res.end(); });
app.listen(1);`,
  });
  expect(accesses.map((it) => [it.target, it.transaction !== undefined || it.handed === true])).toEqual([
    ['task', true],
    ['person', true],
  ]);
});
