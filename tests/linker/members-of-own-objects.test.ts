// What a function notes in an object of its own is read as it was put there on the way that was taken.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const app = (check: string): string => `const express = require('express'); const session = require('express-session');
const app = express(); app.use(session({ secret: process.env.SECRET }));
class Result { constructor() { this.good = true; this.code = 200; } }
const noted = (it) => fetch('http://log', { body: it });
const check = (req, res, next) => { ${check} };
app.get('/x', check, (req, res) => res.json({}));
app.post('/login', async (req, res) => { const user = await find(req.body); if (!bcrypt.compareSync(req.body.password, user.hash)) return res.status(401).end(); req.session.user = user.id; res.end(); });
app.listen(3000);`;

function authenticated(check: string): string {
  const { endpoints } = modelOf({ 'app.js': app(check) });
  return endpoints.find(({ path }) => path === '/x')!.authenticated.is;
}
describe('an outcome that is noted in an object', () => {
  it.each([
    [
      'refuses',
      'const r = { good: true }; if (!req.session.user) r.good = false; if (!r.good) return res.status(401).end(); next();',
      'yes',
    ],
    [
      'refuses by its answer',
      'const r = { good: true, code: 200 }; if (req.session.user) { } else { r.good = false; r.code = 401; } if (!r.good) return res.status(r.code).send(r); next();',
      'yes',
    ],
    [
      'of a class refuses',
      'const r = new Result(); if (!req.session.user) r.good = false; if (!r.good) return res.status(401).send(r); next();',
      'yes',
    ],
    [
      'is false at first',
      'const r = { good: false }; if (req.session.user) r.good = true; if (!r.good) return res.status(401).end(); next();',
      'yes',
    ],
    [
      'is put right again',
      'const r = { good: true }; if (!req.session.user) r.good = false; r.good = true; if (!r.good) return res.status(401).end(); next();',
      'no',
    ],
    [
      'is another one',
      'const r = { good: true, told: true }; if (!req.session.user) r.told = false; if (!r.good) return res.status(401).end(); next();',
      'no',
    ],
  ])('%s', (_, check, is) => {
    expect(authenticated(check)).toBe(is);
  });
});
