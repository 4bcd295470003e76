// What a module asks of a store when it starts, outside of any function, and functions that hand themselves on.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it('is asked about like what functions ask', () => {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const app = express(); const { Sequelize } = require('sequelize');
const sequelize = new Sequelize(process.env.DB); const found = sequelize.query('SELECT 1');
app.get('/x', (req, res) => { if (found) { res.send('x'); } else { res.status(404).json({}); } }); app.listen(1);`,
  });
  expect(endpoints.map((it) => it.authenticated)).toEqual([{ is: 'no' }]);
});
it('is followed to its end where a function is handed to a promise that it was handed', () => {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const app = express();
function next(step) { step.then(next); }
app.get('/a', (req, res) => res.json(1)); app.listen(1);`,
  });
  expect(endpoints.map((it) => it.path)).toEqual(['/a']);
});
it('is told though whether something is put into a list hangs on whether it is in it', () => {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const app = express();
const allowed = ['a']; if (!allowed.includes('b')) { allowed.push('b'); }
app.use((req, res, next) => { if (!allowed.includes(req.headers.origin)) { return res.status(403).end(); } next(); });
app.get('/a', (req, res) => res.json(1)); app.listen(1);`,
  });
  expect(endpoints.map((it) => it.path)).toEqual(['/a']);
});
