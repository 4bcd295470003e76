// Who signs in by a step of their own keeps somebody under the same name as who shows a token: what is asked of them behind is a right.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const signIn = `import bcrypt from 'bcrypt';
import { Pool } from 'pg';
const pool = new Pool();
export const signIn = async (req, res, next) => {
  const row = (await pool.query('select * from logins where email = $1', [String(req.body.email)])).rows[0];
  if (!row || !(await bcrypt.compare(String(req.body.password), row.hash))) return res.sendStatus(401);
  req.user = { id: row.id, isAdmin: row.isAdmin };
  next();
};`;
const shown = `import jwt from 'jsonwebtoken';
export const shown = (req, res, next) => {
  try { req.user = jwt.verify(req.headers.authorization, process.env.KEY); return next(); } catch { res.sendStatus(401); }
};`;
const app = (handler: string, served: string): string => `import express from 'express';
import { Pool } from 'pg';
import { signIn } from './sign-in.js';
import { shown } from './shown.js';
const pool = new Pool();
const app = express();
app.use(express.json());
app.post('/login', signIn, (req, res) => { res.json({ id: req.user.id }); });
${served}
app.put('/notes/:id', shown, async (req, res) => { ${handler} res.sendStatus(204); });
app.listen(3000);`;

function authorized(handler: string, served = ''): string | undefined {
  const { endpoints } = modelOf({ 'app.js': app(handler, served), 'sign-in.js': signIn, 'shown.js': shown });
  return endpoints.find((it) => it.path === '/notes/:id')?.authorized.is;
}
it.each([
  ['a flag of the token', `if (!req.user.isAdmin) return res.sendStatus(403);`, 'yes'],
  [
    'the owner or a flag',
    `const { rows } = await pool.query('select "loginId" from notes where id = $1', [req.params.id]);
     if (rows[0].loginId !== req.user.id && !req.user.isAdmin) return res.sendStatus(403);`,
    'yes',
  ],
  ['one of their roles', `if (!req.user.roles.includes('editor')) return res.sendStatus(403);`, 'yes'],
  ['an account that is there', `if (!req.user.email) return res.sendStatus(400);`, 'no'],
  ['nothing', ``, 'no'],
])('%s', (_, handler, is) => {
  expect(authorized(handler)).toBe(is);
});
it('what a function gives back is called by that, not by what it was handed', () => {
  const rename = `const rename = async (id, login) => {
  const request = new mssql.ConnectionPool({}).request();
  request.input('id', id);
  request.input('login', login);
  const done = await request.execute('Rename');
  return done.returnValue;
};`;
  const served = `import mssql from 'mssql'; ${rename}`;
  expect(authorized(`if ((await rename(req.body.id, req.user.id)) === 1) return res.sendStatus(403);`, served)).toBe(
    'yes',
  );
});
