// What looks like a question for a right and is none; and one that a pattern asks.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

function told(steps: string): readonly string[] {
  const { endpoints } = modelOf({
    'app.js': `const app = require('express')();
const jwt = require('jsonwebtoken');
const passport = require('passport');
app.use(require('express-session')({ secret: process.env.SECRET }));
app.use(passport.initialize());
app.use(passport.session());
${steps}
app.listen(3000);`,
  });
  return endpoints.map(({ authenticated, authorized }) => `${authenticated.is} ${authorized.is}`);
}
const SIGNED = "passport.authenticate('jwt', { session: false })";
const CLAIMS = 'const claims = jwt.verify(req.headers.authorization, process.env.SECRET);';

it.each([
  // That somebody is signed in, asked once more.
  `app.get('/a', ${SIGNED}, (req, res) => { if (req.session?.passport?.user) return res.json({}); res.sendStatus(401); });`,
  `app.get('/a', ${SIGNED}, (req, res, next) => { const token = req.session?.passport?.user?.jwt; if (!token) return res.sendStatus(401); try { jwt.verify(token, process.env.KEY); } catch { return res.sendStatus(401); } next(); }, (req, res) => res.json({}));`,
  // The kind of a token, and the state of an account.
  `app.get('/a', (req, res) => { ${CLAIMS} if (claims.refresh) return res.sendStatus(403); res.json({}); });`,
  `app.get('/a', (req, res) => { ${CLAIMS} if (claims.isDisable === true) return res.sendStatus(403); res.json({}); });`,
])('%s: no right', (steps) => {
  expect(told(steps)).toEqual(['yes no']);
});
it.each(['new RegExp(role).test(claims.sub)', 'claims.sub.match(new RegExp(role))'])('%s: a right', (test) => {
  const needs = `const needs = (all) => (req, res, next) => { ${CLAIMS} const may = all.some((role) => ${test}); if (!may) return res.sendStatus(403); next(); };`;
  expect(told(`${needs} app.get('/a', needs(['admin']), (req, res) => res.json({}));`)).toEqual(['yes yes']);
});
