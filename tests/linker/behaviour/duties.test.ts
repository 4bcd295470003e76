import { describe, expect, it } from 'vitest';
import { modelOf } from './harness.ts';

const head = "const { Pool } = require('pg');\nconst pool = new Pool();\n";
function transactions(
  body: string,
): readonly { readonly leaks: readonly string[]; readonly known: boolean; readonly strays: number }[] {
  const { transactions } = modelOf({ 'app.js': head + body });
  return transactions.map((it) => ({
    leaks: it.leaks.map((leak) => leak.why),
    known: it.known,
    strays: it.strays.length,
  }));
}
function acquisitions(body: string): readonly { readonly leaks: readonly string[]; readonly escapes: boolean }[] {
  const { acquisitions } = modelOf({ 'app.js': head + body });
  return acquisitions.map((it) => ({ leaks: it.leaks.map((leak) => leak.why), escapes: it.escapes }));
}

describe('transactions', () => {
  it('may be ended by a helper that is handed the client', () => {
    expect(
      transactions(`
      async function undo(client) { await client.query('ROLLBACK'); }
      async function work() {
        const client = await pool.connect();
        try {
          await client.query('BEGIN');
          await client.query('DELETE FROM a');
          await client.query('COMMIT');
        } catch (error) {
          await undo(client);
          throw error;
        } finally { client.release(); }
      }`),
    ).toEqual([{ leaks: [], known: true, strays: 0 }]);
  });
  it('are open where work stands between begin and try', () => {
    expect(
      transactions(`
      async function work() {
        const client = await pool.connect();
        await client.query('BEGIN');
        await client.query('DELETE FROM a');
        try {
          await client.query('COMMIT');
        } catch (error) {
          await client.query('ROLLBACK');
          throw error;
        }
      }`)[0]?.leaks,
    ).toEqual(['something fails before its end']);
  });
  it('end by a promise chain as by a try statement', () => {
    expect(
      transactions(`
      function work(client) {
        return client.query('BEGIN')
          .then(() => client.query('DELETE FROM a'))
          .then(() => client.query('COMMIT'))
          .catch((error) => client.query('ROLLBACK').then(() => { throw error; }));
      }
      pool.connect().then(work);`)[0]?.leaks ?? [],
    ).toEqual([]);
  });
  it('know the callbacks that a wrapper of the project runs', () => {
    expect(
      transactions(`
      async function inTransaction(work) {
        const client = await pool.connect();
        try {
          await client.query('BEGIN');
          const result = await work(client);
          await client.query('COMMIT');
          return result;
        } catch (error) {
          await client.query('ROLLBACK');
          throw error;
        } finally { client.release(); }
      }
      function move() {
        return inTransaction(async (client) => {
          await client.query('UPDATE a SET b = 1');
          await pool.query('INSERT INTO c (d) VALUES (1)');
        });
      }
      module.exports = { move };`),
    ).toEqual([{ leaks: [], known: true, strays: 1 }]);
  });
});
describe('connections', () => {
  it('are guarded by a test that they were taken', () => {
    expect(
      acquisitions(`
      async function work() {
        let client;
        try {
          client = await pool.connect();
          await client.query('SELECT 1');
        } finally { if (client) client.release(); }
      }`),
    ).toEqual([{ leaks: [], escapes: false }]);
  });
  it('leak where an early return leaves them', () => {
    expect(
      acquisitions(`
      async function work(id) {
        const client = await pool.connect();
        if (!id) return null;
        try { return await client.query('SELECT 1'); } finally { client.release(); }
      }`),
    ).toEqual([{ leaks: ['return'], escapes: false }]);
  });
  it('are the duty of whom they are handed to', () => {
    expect(acquisitions('async function borrow() { const client = await pool.connect(); return client; }')).toEqual([
      { leaks: [], escapes: true },
    ]);
  });
  it('are followed through callbacks', () => {
    expect(
      acquisitions(`
      function work(done) {
        pool.connect((error, client, release) => {
          if (error) return done(error);
          client.query('SELECT 1', (failure, result) => {
            release();
            done(failure, result);
          });
        });
      }`),
    ).toEqual([{ leaks: [], escapes: false }]);
  });
});
describe('behaviour', () => {
  it('answers in helpers belong to those who call them', () => {
    const { responses } = modelOf({
      'app.js': `
const express = require('express');
const app = express();
function refuse(res, status, code) { return res.status(status).json({ error: { code } }); }
app.get('/a', (req, res) => {
  if (!req.query.a) refuse(res, 400, 'missing');
  res.json({ a: req.query.a });
});
app.listen(1);`,
    });
    const refusal = responses.find((it) => it.status === 400);
    expect(refusal?.at.line).toBe(6);
    expect(refusal?.body?.keys).toEqual(['error', 'error.code']);
    expect(refusal?.answersAgain?.line).toBe(7);
  });
  it('async handlers are lost on the version that does not wait, and only there', () => {
    const text = `
const express = require('express');
const app = express();
app.get('/a', async (req, res) => { res.json(await load()); });
app.get('/b', async (req, res, next) => { try { res.json(await load()); } catch (error) { next(error); } });
async function load() { return fetch('https://example.org'); }
app.listen(1);`;
    expect(modelOf({ 'app.js': text }, { express: '^4.18.0' }).lostErrors.map((it) => it.at.line)).toEqual([4]);
    expect(modelOf({ 'app.js': text }, { express: '^5.0.0' }).lostErrors).toEqual([]);
  });
});
