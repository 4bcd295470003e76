// What a guard was made with is the same for all who come by it, also where it is kept beside who they are.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const app = (keep: string, handler: string): string => `import express from 'express';
import jwt from 'jsonwebtoken';
const Area = Object.freeze({ HOUSING: 'HOUSING', GENERAL: 'GENERAL' });
const signedIn = (area, role) => (req, res, next) => {
  try {
    const claims = jwt.verify(req.headers.authorization, process.env.KEY);
    ${keep}
    next();
  } catch { res.sendStatus(401); }
};
const app = express();
app.get('/housing', signedIn(Area.HOUSING, 'admin'), (req, res) => { ${handler} res.json([]); });
app.get('/general', signedIn(Area.GENERAL, 'editor'), (req, res) => { ${handler} res.json([]); });
app.listen(3000);`;

it.each([
  ['res.locals.now = Object.freeze({ area, user: claims.sub });', 'res.locals.now.area', 'no'],
  ['res.locals.now = { area, user: claims.sub };', 'res.locals.now.area', 'no'],
  ['req.now = { area, user: claims };', 'req.now.area', 'no'],
  ['req.now = { area, user: claims };', 'req.now.user.role', 'yes'],
])('%s asked for %s', (keep, asked, is) => {
  const { endpoints } = modelOf({ 'app.js': app(keep, `if (${asked} === 'PUBLIC') return res.sendStatus(403);`) });
  expect(endpoints.map((it) => `${it.authenticated.is} ${it.authorized.is}`)).toEqual([`yes ${is}`, `yes ${is}`]);
});
it('what it was made with may be what is asked of who they are', () => {
  const keep = 'req.now = { needed: role, user: claims };';
  const handler = 'if (req.now.user.role !== req.now.needed) return res.sendStatus(403);';
  const { endpoints } = modelOf({ 'app.js': app(keep, handler) });
  expect(endpoints.map((it) => it.authorized.is)).toEqual(['yes', 'yes']);
});
