// Which refusal is the one for what a caller may: not one that tells everybody the same, nor one for the form of what they showed.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const rightOf = (text: string): string => {
  const { authorized } = modelOf({ 'app.js': text }).endpoints[0]!;
  return authorized.is === 'yes' ? `yes ${String(authorized.at?.line)}` : authorized.is;
};
const SIGNED_IN = `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express(); app.use(express.json());
app.use((req, res, next) => { try { req.user = jwt.verify(req.headers.authorization, process.env.KEY); next(); } catch { res.status(401).end(); } });`;

it('is the one that asks for a right, though others are told by the status of those who may not', () => {
  expect(
    rightOf(`${SIGNED_IN}
app.get('/x', (req, res) => {
  if (process.env.NODE_ENV === 'production') return res.status(403).end();
  if (req.user.role !== 'admin') return res.status(401).end();
  res.json({});
});`),
  ).toBe('yes 5');
});
it('is the one by whose status those are told who may not, where a right is asked more than once', () => {
  expect(
    rightOf(`${SIGNED_IN}
app.get('/x', (req, res) => {
  if (!req.user.roles) return res.status(400).end();
  if (!req.user.roles.includes('admin')) return res.status(403).end();
  res.json({});
});`),
  ).toBe('yes 5');
});
it('is none for the form of what somebody showed, of which some are spared', () => {
  const text = (
    form: string,
  ): string => `const express = require('express'); const { expressjwt } = require('express-jwt'); const Ajv = require('ajv');
const ajv = new Ajv(); const isId = ajv.compile({ type: 'string', format: 'uuid' }); const app = express(); app.use(express.json());
app.use(expressjwt({ secret: process.env.KEY, algorithms: ['RS256'] }));
app.use((req, res, next) => { const { sub } = req.auth; if (sub === process.env.SYSTEM) { next(); return; } if (${form}) { res.status(400).end(); return; } next(); });
app.post('/x', (req, res) => { res.json({}); });`;
  expect(rightOf(text('!isId(sub)'))).toBe('no');
  expect(rightOf(text('req.body.dangerous'))).toBe('conditional');
});
