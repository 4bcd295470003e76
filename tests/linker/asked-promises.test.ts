// A promise is there whatever it comes to: a step that asks one refuses nobody; and hooks of a route that are told by a callback.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const EXPRESS = `const express = require('express'); const bcrypt = require('bcrypt'); const mongoose = require('mongoose'); const { Pool } = require('pg');
const User = mongoose.model('User', new mongoose.Schema({ token: String, hash: String })); const db = new Pool(); const app = express();`;
const guarded = (guard: string): string =>
  modelOf({ 'app.js': `${EXPRESS} app.post('/x', ${guard}, (req, res) => res.json({}));` }).endpoints[0]!.authenticated
    .is;

describe('a step that asks', () => {
  it.each([
    [
      'a query',
      `const user = User.findOne({ token: req.get('x-token') }); if (!user) return res.sendStatus(401); next();`,
      'no',
    ],
    [
      'a query that was waited for',
      `const user = await User.findOne({ token: req.get('x-token') }); if (!user) return res.sendStatus(401); next();`,
      'yes',
    ],
    [
      'a comparison',
      `const user = await User.findOne({ name: req.get('x-name') }); if (!bcrypt.compare(req.get('x-password'), user.hash)) return res.sendStatus(401); next();`,
      'no',
    ],
    [
      'a comparison that was waited for',
      `const user = await User.findOne({ name: req.get('x-name') }); if (!(await bcrypt.compare(req.get('x-password'), user.hash))) return res.sendStatus(401); next();`,
      'yes',
    ],
    [
      'a statement',
      `const rows = db.query('select 1 from keys where key = $1', [req.get('x-key')]); if (!rows) return res.sendStatus(401); next();`,
      'no',
    ],
  ])('%s', (_, body, is) => {
    expect(guarded(`async (req, res, next) => { ${body} }`)).toBe(is);
  });
  it('a comparison that calls back', () => {
    const body = `bcrypt.compare(req.get('x-password'), process.env.HASH, (error, same) => { if (error || !same) return res.sendStatus(401); next(); });`;
    expect(guarded(`async (req, res, next) => { ${body} }`)).toBe('yes');
  });
});

describe('a hook among the options of a route', () => {
  const asks = `if (request.headers['x-key'] !== process.env.KEY) { done(new Error('no')); return; } done();`;
  it.each([
    ['calls back with an error', `onRequest: (request, reply, done) => { ${asks} }`],
    ['stands in a list', `preHandler: [(request, reply, done) => { ${asks} }]`],
    ['is handed what was sent before', `preParsing: (request, reply, payload, done) => { ${asks} }`],
  ])('%s', (_, option) => {
    const app = `const fastify = require('fastify')(); fastify.post('/x', { ${option} }, async () => ({})); fastify.listen({ port: 1 });`;
    expect(modelOf({ 'app.js': app }).endpoints[0]!.authenticated.is).toBe('yes');
  });
});
