// A guard is made with a list of its own at each route: what stands for everybody among it is known.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it('everybody is among those that are let by', () => {
  const { endpoints } = modelOf({
    'app.js': `const app = require('express')();
const jwt = require('jsonwebtoken');
app.use((req, res, next) => { req.user = jwt.verify(req.headers.authorization, process.env.SECRET); next(); });
const needs = (...roles) => (req, res, next) => {
  if (roles.includes('*')) return next();
  if (!roles.includes(req.user.role)) return res.sendStatus(403);
  next();
};
app.get('/a', needs('*'), (req, res) => res.json({}));
app.get('/b', needs('admin', 'owner'), (req, res) => res.json({}));
app.listen(3000);`,
  });
  expect(endpoints.map(({ authenticated, authorized }) => `${authenticated.is} ${authorized.is}`)).toEqual([
    'yes no',
    'yes yes',
  ]);
});
