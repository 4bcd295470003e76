// A function that gives back a rejected promise has refused, whoever makes promises here.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** `authenticated` behind a guard that goes on when the promise of a check is kept. */
function behind(check: string): string {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const app = express(); const { known } = require('./check.js');
app.use((req, res, next) => known(req.headers.authorization).then((user) => { req.user = user; next(); }).catch(() => { res.status(401).end(); }));
app.get('/notes', (req, res) => { res.json([]); }); app.listen(1);`,
    'check.js': check,
  });
  return endpoints[0]!.authenticated.is;
}
const refused = "Promise.reject(new Error('who?'))";
it('at once, or chosen', () => {
  expect(
    behind(`exports.known = (key) => { if (process.env.KEY !== key) return ${refused}; return Promise.resolve(1); };`),
  ).toBe('yes');
  expect(behind(`exports.known = (key) => (process.env.KEY !== key ? ${refused} : Promise.resolve(1));`)).toBe('yes');
  expect(behind('exports.known = (key) => Promise.resolve(key);')).toBe('no');
});
it('with promises of a package', () => {
  expect(
    behind(
      `const Promise = require('bluebird'); exports.known = (key) => { if (process.env.KEY !== key) return ${refused}; return Promise.resolve(1); };`,
    ),
  ).toBe('yes');
  expect(
    behind(
      "const Promise = require('bluebird'); exports.known = (key) => new Promise((resolve, reject) => { if (process.env.KEY !== key) return reject(new Error('who?')); resolve(1); });",
    ),
  ).toBe('yes');
});
it('what a promise that is made by hand is kept with is what it was found by', () => {
  const store = `const { Pool } = require('pg'); const pool = new Pool();
const first = (name) => new Promise((resolve, reject) => { pool.query('select * from users where name = $1', [name], (error, found) => { if (error) return reject(error); resolve(found.rows[0]); }); });`;
  const check = (asks: string): string =>
    `${store} exports.known = (key) => first(key).then((user) => { ${asks} return user; });`;
  expect(behind(check("if (user.key !== key) throw new Error('who?');"))).toBe('yes');
  expect(behind(check(''))).not.toBe('yes');
});
