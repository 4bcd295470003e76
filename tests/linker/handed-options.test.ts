// What a call hands over decides about the conditions of the function that makes routes for it.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

function endpoints(source: string): readonly string[] {
  const { endpoints: found } = modelOf({
    'app.js': `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express();
const auth = (req, res, next) => { try { req.user = jwt.verify(req.get('authorization'), process.env.KEY); next(); } catch { res.sendStatus(401); } };
${source} app.listen(1);`,
  });
  return found.map((it) => `${it.path} ${it.authenticated.is}`);
}
it('a guard that is handed over', () => {
  const both = ['/a yes', '/b no'];
  const made = (params: string, guard: string, given: string): readonly string[] =>
    endpoints(`function crud(${params}) { const r = express.Router(); if (${guard}) r.use(${guard}); r.get('/', (req, res) => res.json([])); return r; }
app.use('/a', crud('x', ${given})); app.use('/b', crud('x'));`);
  expect(made('name, guard', 'guard', 'auth')).toEqual(both);
  expect(made('name, { guard } = {}', 'guard', '{ guard: auth }')).toEqual(both);
  expect(made('name, options = {}', 'options.guard', '{ guard: auth }')).toEqual(both);
});
it('unless a setting decides', () => {
  expect(
    endpoints(`function crud(guard) { const r = express.Router(); if (guard) r.use(guard); r.get('/', (req, res) => res.json([])); return r; }
app.use('/a', crud(process.env.OPEN ? undefined : auth));`),
  ).toEqual(['/a conditional']);
});
it('the routes that are asked for', () => {
  const made = (has: string, asked: string): readonly string[] =>
    endpoints(`function crud({ only = ['list', 'get'] } = {}) { ${has} const r = express.Router();
if (${asked}('list')) r.get('/', (req, res) => res.json([])); if (${asked}('get')) r.get('/:id', (req, res) => res.json({})); return r; }
app.use('/a', crud({ only: ['list'] })); app.use('/b', crud());`);
  const expected = ['/a no', '/b no', '/b/:id no'];
  expect(made('', 'only.includes')).toEqual(expected);
  expect(made('const has = (name) => only.includes(name);', 'has')).toEqual(expected);
  expect(made('const all = new Set(only);', 'all.has')).toEqual(expected);
});
