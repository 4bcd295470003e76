// The roles of a caller, gone through one by one: the name of one is a right, though a name is none elsewhere.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

function told(guard: string): string {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express();
const { Sequelize, DataTypes } = require('sequelize'); const db = new Sequelize(process.env.DB); const User = db.define('users', { name: DataTypes.STRING });
const verify = (req, res, next) => { jwt.verify(req.headers['x-access-token'], process.env.S, (error, claims) => {
  if (error) return res.status(401).end(); req.userId = claims.id; next(); }); };
app.get('/x', verify, ${guard}, (req, res) => res.json(1)); app.listen(1);`,
  });
  return `${endpoints[0]!.authenticated.is} ${endpoints[0]!.authorized.is}`;
}
it.each([
  `(req, res, next) => { User.findByPk(req.userId).then((user) => { user.getRoles().then((roles) => {
  for (let i = 0; i < roles.length; i++) { if (roles[i].name === 'admin') { next(); return; } } res.status(403).end(); }); }); }`,
  `async (req, res, next) => { const user = await User.findByPk(req.userId); const roles = await user.getRoles();
  for (const role of roles) { if (role.name === 'admin') return next(); } res.status(403).end(); }`,
])('is asked by %s', (guard) => {
  expect(told(guard)).toBe('yes yes');
});
it('is not the name of somebody', () => {
  const guard = `async (req, res, next) => { const user = await User.findByPk(req.userId); if (user.name !== 'x') return res.status(403).end(); next(); }`;
  expect(told(guard)).toBe('yes no');
});
