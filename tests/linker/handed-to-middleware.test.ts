// Middleware of a library that a function hands the request on to refuses by itself those whom it does not know.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** `authenticated` of a route behind a middleware that does this. */
function answers(body: string): string {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const passport = require('passport'); const app = express();
const guard = (req, res, next) => { ${body} };
app.post('/notes', guard, (req, res) => res.json(notes.add(req.body))); app.listen(1);`,
  });
  return endpoints[0]!.authenticated.is;
}
const ASKS = "return passport.authenticate('jwt', { session: false })(req, res, next);";

it('on every way', () => {
  expect(answers(ASKS)).toBe('yes');
});
it('or where a setting asks for it', () => {
  expect(answers(`if (process.env.SEVERAL) ${ASKS} return next();`)).toBe('conditional');
  expect(
    answers(`if (process.env.SEVERAL) { if (!req.query.jwt) { res.sendStatus(401); return; } ${ASKS} } next();`),
  ).toBe('conditional');
});
it('and not where nobody is handed on to it', () => {
  expect(answers(`if (process.env.SEVERAL) console.log(req.path); return next();`)).toBe('no');
});
it('that is told by a function what it is to ask for', () => {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const Keycloak = require('keycloak-connect'); const app = express();
const kc = new Keycloak({}); const pass = (guard) => (req, res, next) => guard(req, res, next);
app.get('/x', pass(kc.protect((token) => token.hasRole('admin'))), (req, res) => res.json({})); app.listen(1);`,
  });
  expect(endpoints.map((it) => `${it.authenticated.is} ${it.authorized.is}`)).toEqual(['yes yes']);
});
