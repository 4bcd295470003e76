// Who is put into a session is decided by what is not understood: whether those who are there were made sure of is not known.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const answer = (sign: string, guard: string): string | undefined => {
  const { endpoints } = modelOf({
    'app.js': `import express from 'express'; import session from 'express-session'; import _ from 'lodash'; import Database from 'better-sqlite3'; import otp from 'some-codes';
const app = express(); app.use(session({ secret: process.env.S })); const db = new Database('x.db');
const find = (email) => db.prepare('SELECT * FROM users WHERE email = ?').get(email);
class Service {
  async sign({ email, code }) { const found = await otp.sign({ email, code }); return { id: found.id }; }
}
const service = new Service();
app.post('/login', async (req, res) => { ${sign} res.json({}); });
${guard}
app.get('/x', guard, (req, res) => res.json({}));
app.listen(1);`,
  });
  return endpoints.find(({ path }) => path === '/x')?.authenticated.is;
};
const refusing = (name: string): string =>
  `const guard = (req, res, next) => { if (!req.session.${name}) return res.status(401).end(); next(); };`;
const throwing = `const check = async ({ userInfo }) => { if (_.isEmpty(userInfo) || !userInfo.id) { const it = new Error('x'); it.name = 'N'; throw it; } return userInfo; };
const guard = async (req, res, next) => { try { await check({ url: req.url, userInfo: req.session.userInfo }); return next(); } catch (error) { return next(error); } };`;

it.each([
  ['const userInfo = await otp.check(req.body); req.session.userInfo = userInfo;', 'userInfo', 'unknown'],
  [
    'const ok = await otp.check(req.body.code); if (!ok) return res.status(401).end(); req.session.userInfo = find(req.body.email);',
    'userInfo',
    'unknown',
  ],
  ['const userInfo = await service.sign(req.body); Object.assign(req.session, { userInfo });', 'userInfo', 'unknown'],
  ['const userInfo = find(req.body.email); req.session.userInfo = userInfo;', 'userInfo', 'no'],
  ['req.session.cart = await otp.check(req.body);', 'cart', 'no'],
])('%s', (sign, name, is) => {
  expect(answer(sign, refusing(name))).toBe(is);
});
it('is so where a service throws for the guard', () => {
  const sign = 'const userInfo = await service.sign(req.body); Object.assign(req.session, { userInfo });';
  expect(answer(sign, throwing)).toBe('unknown');
  expect(answer('req.session.userInfo = find(req.body.email);', throwing)).toBe('no');
});
