// A function around a driver's call runs what each of its callers hands over, and tells each of them apart.
import { expect, it } from 'vitest';
import { modelOf } from './harness.ts';

const files = (helper: string): Readonly<Record<string, string>> => ({
  'db.js': `const { Pool } = require('pg'); const pool = new Pool();
${helper}`,
  'app.js': `const express = require('express'); const db = require('./db.js'); const app = express();
app.delete('/tarts/:id', async (req, res) => { await db.query('DELETE FROM tarts WHERE id = $1', [req.params.id]); res.end(); });
app.get('/pies', async (req, res) => { const { rows } = await db.query('SELECT name FROM pies'); res.json(rows); });
app.post('/both', async (req, res) => {
  await db.query('INSERT INTO tarts (name) VALUES ($1)', [req.body.name]);
  await db.query('UPDATE pies SET name = $1', [req.body.name]);
  res.json(await db.query('SELECT name FROM tarts'));
});
app.listen(3000);`,
});
const done = (helper: string): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    modelOf(files(helper)).endpoints.map(({ method, path, handler: { writes, reads } }) => [
      `${method} ${path}`,
      [...writes, ...reads].map(({ does, target }) => `${does} ${target}`),
    ]),
  );
const each = {
  'DELETE /tarts/:id': ['delete tarts'],
  'GET /pies': ['read pies'],
  'POST /both': ['create tarts', 'update pies', 'read tarts'],
};

it('is told what each caller hands to it', () => {
  expect(done('module.exports = { query: (text, values) => pool.query(text, values) };')).toEqual(each);
});

it('stands where it is handed over', () => {
  const { accesses } = modelOf(files('module.exports = { query: (text, values) => pool.query(text, values) };'));
  expect(accesses.map(({ at, does, functionAt }) => `${at.path}:${at.line} ${does} in ${functionAt.line}`)).toEqual([
    'app.js:2 delete in 2',
    'app.js:3 read in 3',
    'app.js:5 create in 4',
    'app.js:6 update in 4',
    'app.js:7 read in 4',
    'db.js:2 unknown in 2',
  ]);
});

it('is told through a wrapper of a wrapper', () => {
  const helper = `const run = async (text, values) => pool.query(text, values);
module.exports.query = (text, values) => run(text, values);`;
  expect(done(helper)).toEqual(each);
});

it('is told where it takes a connection for each statement', () => {
  const helper = `module.exports.query = async (text, values = []) => {
  const client = await pool.connect();
  try { return await client.query(text, values); } finally { client.release(); }
};`;
  expect(done(helper)).toEqual(each);
});

it('is not told where the statement comes from what is not seen', () => {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const { Pool } = require('pg'); const texts = require('./missing');
const pool = new Pool(); const app = express(); const query = (text) => pool.query(text);
app.get('/pies', async (req, res) => { res.json(await query(texts.pies)); });
app.get('/tarts', async (req, res) => { res.json(await query('SELECT name FROM tarts')); });`,
  });
  expect(endpoints.map(({ handler }) => handler.reads.map(({ target }) => target))).toEqual([[], ['tarts']]);
});

it('is told where one caller hands over a text, and another an object that carries one', () => {
  const { endpoints, queries } = modelOf({
    'db.js': `const { Pool } = require('pg'); const pool = new Pool();
const query = async (text, values, fresh = false) => pool.query(text, values);
const one = async (text, values) => (await query(text, values)).rows[0];
const named = async ({ text, values }) => query(text, values);
module.exports = { query, one, named };`,
    'app.js': `const express = require('express'); const db = require('./db.js'); const app = express(); app.use(express.json());
app.get('/pies', async (req, res) => { res.json(await db.query('SELECT name FROM pies')); });
app.get('/pies/:id', async (req, res) => {
  const statement = { text: \`SELECT name FROM pies WHERE id = '\${req.params.id}'\` };
  res.json(await db.one(statement));
});
app.put('/tarts', async (req, res) => {
  await db.query({ text: 'UPDATE tarts SET name = $1', values: [req.body.name] });
  res.end();
});
app.post('/cakes', async (req, res) => {
  await db.named({ text: \`INSERT INTO cakes (name) VALUES ('\${req.body.name}')\` });
  res.end();
});
app.listen(3000);`,
  });
  expect(
    endpoints.map(({ path, handler: { writes, reads } }) => [
      path,
      ...[...writes, ...reads].map(({ does, target }) => `${does} ${target}`),
    ]),
  ).toEqual([
    ['/pies', 'read pies'],
    ['/pies/:id', 'read pies'],
    ['/tarts', 'update tarts'],
    ['/cakes', 'create cakes'],
  ]);
  expect(queries.flatMap(({ at, holes }) => holes.map(({ name }) => `${at.line} ${name}`))).toEqual([
    '4 req.params.id',
    '12 req.body.name',
  ]);
});
