// Functions of packages that ask whether something is there, and what is left out of a call.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (setup: string, routes: string): readonly string[] =>
  modelOf({
    'app.js': `const express = require('express'); const jwt = require('jsonwebtoken'); ${setup} const app = express();
const find = (req) => { try { return jwt.verify(req.headers.authorization, process.env.KEY); } catch { return null; } };
${routes} app.listen(1);`,
  }).endpoints.map((it) => `${it.authenticated.is} ${it.authorized.is}`);

it.each([
  ["const _ = require('lodash');", '_.isEmpty(user)'],
  ["const _ = require('lodash');", '_.isNil(user)'],
  ["const isNil = require('lodash/isNil');", 'isNil(user)'],
  ["const R = require('ramda');", 'R.isNil(user)'],
  ["const RA = require('ramda-adjunct');", 'RA.isBlank(user)'],
  ["const util = require('util');", 'util.isNullOrUndefined(user)'],
  ["const { isNotEmpty } = require('class-validator');", '!isNotEmpty(user)'],
])('%s %s', (setup, asks) => {
  const handler = `app.get('/x', (req, res) => { const user = find(req); if (${asks}) return res.sendStatus(401); res.json({}); });`;
  expect(told(setup, handler)).toEqual(['yes no']);
});
it.each(['_.isEmpty(role)', '!role', 'role === undefined'])('what is left out of a call is none: %s', (none) => {
  const guard = `const guard = (role) => (req, res, next) => { const user = find(req); if (!user) return res.sendStatus(401); if (${none}) return next(); if (user.role !== role) return res.sendStatus(403); next(); };
app.get('/a', guard('admin'), (req, res) => { res.json({}); });
app.get('/b', guard(), (req, res) => { res.json({}); });`;
  expect(told("const _ = require('lodash');", guard)).toEqual(['yes yes', 'yes no']);
});
