/** What runs whatever was answered before is no work that was refused. */
import { expect, test } from 'vitest';
import { modelOf } from './harness.ts';

const after = (body: string): readonly boolean[] =>
  modelOf(
    {
      'app.js': `import express from 'express';
import pg from 'pg';
const pool = new pg.Pool();
const app = express();
app.post('/things', async (req, res) => { ${body} });
app.listen(1);`,
    },
    { express: '5', pg: '8' },
  ).responses.map(({ workAfter }) => workAfter !== undefined);

test('what is noted down at the end in any case was not refused', () => {
  expect(
    after(`let error;
  try {
    if (!req.body.rows) { error = 'none'; return res.status(400).end(); }
  } catch { error = 'failed'; res.status(500).end(); }
  finally { if (error) await pool.query('insert into failures (text) values ($1)', [error]); }`),
  ).toEqual([false, false]);
});
test('what stands behind an answer was', () => {
  expect(
    after(`if (!req.body.rows) res.status(400).end();
  await pool.query('insert into rows (text) values ($1)', [req.body.rows]);`),
  ).toEqual([true]);
});
test('what a clause does behind the answer that it gives itself was', () => {
  expect(
    after(`try { work(); } finally {
    if (!req.body.rows) res.status(400).end();
    await pool.query('insert into rows (text) values ($1)', [req.body.rows]);
  }`),
  ).toEqual([true]);
});
