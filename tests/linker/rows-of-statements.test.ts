// What endpoints do with rows of statements in SQL: which values are written, and whether one row or all are answered.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const HEAD = `import express from 'express'; import { Pool } from 'pg'; const app = express(); const pool = new Pool(); app.use(express.json());
const insert = async ({ email, role }) => (await pool.query('INSERT INTO people (email, role, kind) VALUES ($1, $2, lower($3))', [email, role, 'x'])).rows;\n`;
const rowsOf = (code: string) => modelOf({ 'app.js': HEAD + code }).endpoints.flatMap(({ rows }) => rows);
const list = (answer: string, text = 'SELECT id, name FROM cakes') =>
  rowsOf(
    `app.get('/', async (req, res) => { const { rows } = await pool.query('${text}'); res.json(${answer}); });`,
  )[0]!;

it('says where what is written comes from, also through what a function is handed', () => {
  const [row] = rowsOf(
    "app.post('/', async (req, res) => { res.json(await insert({ email: req.body.email, role: 'guest' })); });",
  );
  expect(row!.written.map(({ column, from }) => `${column} ${from}`)).toEqual(['email body', 'role constant']);
  const [changed] = rowsOf(
    "app.put('/:id', async (req, res) => { await pool.query('UPDATE cakes SET name = $2, stock = stock + $3 WHERE id = $1', [req.params.id, req.body.name, 1]); res.end(); });",
  );
  expect(changed!.written.map(({ column, from }) => `${column} ${from}`)).toEqual(['name body']);
});
it.each(['rows', '{ data: rows }', 'rows.map((it) => it.name)'])('answers all rows: %s', (answer) => {
  expect(list(answer).access.many).toBe(true);
});
it.each(['rows[0]', '{ data: rows[0] }', 'rows[0].name', 'rows.length'])('answers one, or none: %s', (answer) => {
  expect(list(answer).access.many).toBeUndefined();
});
it('does not know how many rows a function of the database gives, and that an aggregate gives one', () => {
  expect(list('rows', 'SELECT id FROM nearest(5)').access.many).toBeUndefined();
});
it('knows a row that is answered as it came', () => {
  expect([list('rows[0]').answered?.asIs, list('rows[0].name').answered?.asIs]).toEqual([true, false]);
});

it('finds what is bound to a placeholder by its own number or name, whatever comes first', () => {
  const filters = (call: string) =>
    rowsOf(`app.put('/:id', async (req, res) => { await ${call}; res.end(); });`)[0]!.filters.map(
      ({ column, from }) => `${column} ${from}`,
    );
  expect(filters("pool.query('UPDATE cakes SET name = $2 WHERE id = $1', [req.params.id, req.body.name])")).toEqual([
    'id path',
  ]);
  expect(filters("pool.query('UPDATE cakes SET name = $1 WHERE id = $2', [req.body.name, req.params.id])")).toEqual([
    'id path',
  ]);
});
