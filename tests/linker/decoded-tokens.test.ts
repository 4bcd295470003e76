// What stands in a token that was only decoded is no credential: rows are found by it, and nobody is made sure of.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (read: string): string => {
  const app = `const express = require('express'); const { Pool } = require('pg'); const jwt = require('jsonwebtoken');
const pool = new Pool(); const app = express();
app.use((req, res, next) => {
  const token = req.headers.authorization?.slice(7);
  if (!token) return res.status(401).end();
  ${read}
  req.user = { id: claims.sub };
  next();
});
app.get('/orders/:id', async (req, res) => {
  const { rows } = await pool.query('SELECT id FROM orders WHERE id = $1 AND customer_id = $2', [req.params.id, req.user.id]);
  if (!rows[0]) return res.status(404).end();
  res.json(rows[0]);
});
app.listen(1);`;
  const { endpoints } = modelOf({ 'app.js': app }, { express: '^5', pg: '^8', jsonwebtoken: '^9' });
  return endpoints.map(({ authenticated }) => authenticated.is).join();
};

it('nobody is made sure of by a row that is found by it', () => {
  expect(told('const claims = jwt.decode(token);')).toBe('no');
});
it('once it was verified, it says who is calling', () => {
  expect(
    told(
      'try { jwt.verify(token, process.env.KEY); } catch { return res.status(401).end(); } const claims = jwt.decode(token);',
    ),
  ).toBe('yes');
  expect(
    told('let claims; try { claims = jwt.verify(token, process.env.KEY); } catch { return res.status(401).end(); }'),
  ).toBe('yes');
});
