// What a check found wrong is handed on by another check: where there is nothing wrong, it gives nothing.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const app = (
  check: string,
): string => `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express();
app.use((req, res, next) => { try { req.user = jwt.verify(req.headers.authorization, process.env.KEY); } catch { req.user = null; } next(); });
const login = (user) => { if (user) return null; return { code: 401 }; };
const check = (user, right) => { ${check} };
app.delete('/a', (req, res) => { const error = check(req.user, 'x'); if (error) return res.status(error.code).json(error); res.json(1); });
app.listen(3);`;
const is = (check: string): string => {
  const [only] = modelOf({ 'app.js': app(check) }).endpoints;
  return `${only!.authenticated.is} ${only!.authorized.is}`;
};

it('a right is asked where the login is asked first', () => {
  const both = `const error = login(user); if (error) return error; if (user.rights.includes(right)) return null; return { code: 403 };`;
  expect(is(both)).toBe('yes yes');
});
it('nobody is refused for a right that is not asked', () => {
  expect(is('const error = login(user); if (error) return error; return null;')).toBe('yes no');
});
it('what is given back though nothing is wrong refuses nobody', () => {
  expect(is('const error = login(user); if (!error) return error; return null;')).not.toMatch(/^yes/);
});
