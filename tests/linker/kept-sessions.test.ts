// The session that is kept of a caller is compared with the one that they handed in: they are signed in, and nothing more.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const app = (
  more: string,
): string => `const express = require('express'); const jwt = require('jsonwebtoken'); const mongoose = require('mongoose');
const Token = mongoose.model('Token', new mongoose.Schema({ access: String })); const User = mongoose.model('User', new mongoose.Schema({ role: [String] }));
const Role = mongoose.model('Role', new mongoose.Schema({ rights: [String] })); const app = express();
const signed = async (req, res, next) => {
  try {
    req.token = req.headers.authorization.split(' ')[1];
    const { id } = jwt.verify(req.token, process.env.KEY);
    req.user = await User.findById(id);
    const kept = await Token.findOne({ user: req.user._id });
    if (kept.accessToken !== req.token) return res.sendStatus(401);
    next();
  } catch { res.sendStatus(401); }
};
const may = async (req, res, next) => {
  const rights = [];
  for (const name of req.user.role) { const role = await Role.findOne({ name }); role.rights.forEach((it) => { rights.push(it.name); }); }
  if (!rights.includes(req.method + req.path)) return res.sendStatus(403);
  next();
};
const odd = async (req, res, next) => { const all = []; all.push('x'); if (!all.includes(req.query.x)) return res.sendStatus(400); next(); };
${more}
app.listen(3000);`;
const is = (more: string): string => {
  const [only] = modelOf({ 'app.js': app(more) }).endpoints;
  return `${only!.authenticated.is} ${only!.authorized.is}`;
};

it('is no right', () => {
  expect(is(`app.get('/me', signed, (req, res) => res.json(1));`)).toBe('yes no');
});
it('is told apart from the rights that were gathered one by one', () => {
  expect(is(`app.delete('/a', signed, may, (req, res) => res.json(1));`)).toBe('yes yes');
});
it('is none where what was gathered is nothing of the caller', () => {
  expect(is(`app.get('/b', odd, (req, res) => res.json(1));`)).toBe('no no');
});
