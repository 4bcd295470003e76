// What a handler answers is told however much is done before it.
import { expect, it } from 'vitest';
import { modelOf } from './harness.ts';

it('answers behind more acts than are told', () => {
  const reads = Array.from(
    { length: 230 },
    (_, index) => `await pool.query('select ${String(index)} from rows');`,
  ).join('\n');
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const { Pool } = require('pg'); const pool = new Pool(); const app = express();
async function begin() { ${reads} }
const answer = (res) => { res.json([]); };
app.get('/x', async (req, res) => { await begin(); if (!req.query.id) res.status(404).json({}); res.json([]); });
app.get('/y', async (req, res) => { await begin(); answer(res); });
app.listen(1);`,
  });
  const [own, helped] = endpoints.map(({ handler }) => handler);
  expect(own!.complete).toBe(false);
  expect(own!.responses.map(({ status }) => status)).toEqual([404, undefined]);
  expect(own!.responses[0]!.answersAgain).toBeDefined();
  expect(helped!.responses).toHaveLength(1);
});
