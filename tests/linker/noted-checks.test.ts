// Checks that only note down what is wrong hold where somebody asks what they noted; limiters that skip all limit nobody.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const START = `const express = require('express'); const { body, validationResult } = require('express-validator');
const { rateLimit } = require('express-rate-limit'); const app = express(); app.use(express.json());
const gather = (req, res, next) => { const errors = validationResult(req); if (!errors.isEmpty()) return res.status(400).json(errors.array()); next(); };`;
const first = (route: string) => modelOf({ 'app.js': `${START} ${route}` }).endpoints[0]!;
const answers = '(req, res) => res.json(req.body.name)';

it.each([
  ['nobody asks', `app.post('/x', body('name').isString(), ${answers});`, 'no'],
  ['a step behind asks', `app.post('/x', body('name').isString(), gather, ${answers});`, 'yes'],
  ['a step of a list asks', `app.post('/x', [[body('name').isString()], gather], ${answers});`, 'yes'],
  [
    'the handler asks',
    `app.post('/x', body('name').isString(), (req, res) => { if (!validationResult(req).isEmpty()) return res.status(400).end(); res.json(req.body.name); });`,
    'yes',
  ],
  [
    'a step may ask that is not seen',
    `app.post('/x', body('name').isString(), require('./unseen').ask, ${answers});`,
    'unknown',
  ],
])('where %s', (_, route, is) => {
  expect(first(route).validated.body.is).toBe(is);
});
it.each([
  ['() => true', 'no'],
  ['() => false', 'yes'],
  ['(req) => req.ip === process.env.MONITOR', 'yes'],
])('a limiter that skips by %s', (skip, is) => {
  const route = `app.post('/x', rateLimit({ windowMs: 60000, limit: 5, skip: ${skip} }), ${answers});`;
  expect(first(route).rateLimited.is).toBe(is);
});
