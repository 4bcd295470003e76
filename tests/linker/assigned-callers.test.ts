// Somebody is put into the session together with other things: `Object.assign(req.session, { mine })`.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const program = (
  check: string,
  put: string,
): string => `import express from 'express'; import session from 'express-session'; import bcrypt from 'bcrypt'; import { find } from './users.js';
const app = express(); app.use(session({ secret: process.env.S }));
app.post('/login', async (req, res) => {
  const mine = await find(req.body.email);
  ${check}
  ${put}
  res.json({});
});
app.get('/x', (req, res, next) => { if (!req.session.mine) return res.status(401).end(); next(); }, (req, res) => res.json({}));
app.listen(1);`;
const users = `export const find = (email) => fetch('http://users/' + email);`;
const CHECK = 'if (!(await bcrypt.compare(req.body.password, mine.hash))) return res.status(401).end();';

it.each([
  [CHECK, 'req.session.mine = mine;', 'yes'],
  [CHECK, 'Object.assign(req.session, { mine, at: 1 });', 'yes'],
  ['', 'Object.assign(req.session, { mine });', 'no'],
])('%s %s', (check, put, is) => {
  const { endpoints } = modelOf({ 'app.js': program(check, put), 'users.js': users });
  expect(endpoints.find(({ path }) => path === '/x')?.authenticated.is).toBe(is);
});
