// Handlers that a helper of the project wraps where they are registered run for requests of their own, and names of settings are no secrets.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it.each(['wrapped(', 'wrapped(limited('])(
  'an answer of one handler is not followed by those of the next, with %s',
  (open) => {
    const close = ')'.repeat(open.split('(').length - 1);
    const { responses } = modelOf({
      'app.js': `import express from 'express'; import pg from 'pg'; const db = new pg.Pool(); const app = express();
const wrapped = (callback) => async (req, res, next) => { try { await callback(req, res, next); } catch (error) { next(error); } }; const limited = (callback) => callback;
function build(to) {
  to.post('/a', ${open}async (req, res) => { if (!req.body.key) { res.status(400).send({}); return; } await db.query('update a set x = 1'); return res.json({}); }${close});
  to.patch('/a', ${open}async (req, res) => { await db.query('update a set y = 1'); res.json({}); }${close}); }
build(app); app.listen(1);`,
    });
    expect(responses.filter((it) => it.workAfter !== undefined || it.answersAgain !== undefined)).toEqual([]);
  },
);
it('goes on after its answer where it does', () => {
  const { responses } = modelOf({
    'app.js': `import express from 'express'; import pg from 'pg'; const db = new pg.Pool(); const app = express(); const wrapped = (callback) => (req, res, next) => callback(req, res).catch(next);
app.post('/a', wrapped(async (req, res) => { if (!req.body.key) { res.status(400).send({}); } await db.query('update a set x = 1'); return res.json({}); })); app.listen(1);`,
  });
  expect(responses.some((it) => it.workAfter !== undefined)).toBe(true);
});
it('a member that names a variable of the environment holds no secret', () => {
  const { secrets } = modelOf({
    'a.js': `export const settings = { envVarClientSecret: 'SHOP_ONE_CLIENT_SECRET', clientSecret: 'q8Zk2LmVx91TtYbN' };`,
  });
  expect(secrets.map((it) => it.at.line)).toEqual([1]);
});
