/** What importing one package changes of the handlers of another. */
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const app = `const express = require('express'); const { Items } = require('./items.js'); const app = express();
app.use(new Items().router);
app.use((err, req, res, next) => { res.status(500).json({ error: 'failed' }); });
app.listen(3000);`;
const items = (first: string): string => `${first};
const { Router } = require('express'); const { Pool } = require('pg'); const pool = new Pool();
exports.Items = class { constructor() { this.router = Router();
  this.router.param('id', async (req, res, next, id) => { req.item = (await pool.query('SELECT a FROM t WHERE id = $1', [id])).rows[0]; next(); });
  this.router.get('/items/:id', async (req, res) => { await pool.query('SELECT 1'); res.json(req.item); }); } };`;
const told = (first: string): { handled: string; lost: number } => {
  const { endpoints, lostErrors } = modelOf({ 'app.js': app, 'items.js': items(first) }, { express: '^4.21.0' });
  return { handled: endpoints[0]?.errorsHandled.is ?? 'absent', lost: lostErrors.length };
};

it('rejected handlers of Express 4 reach its error handlers where a file of the program patches it', () => {
  expect(told('')).toEqual({ handled: 'no', lost: 2 });
  expect(told("require('express-async-errors')")).toEqual({ handled: 'yes', lost: 0 });
});
