// What fails for another reason asks nobody what they may.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const SIGNED_IN = `const signedIn = (req, res, next) => {
  try { req.user = jwt.verify(req.headers.authorization, process.env.KEY); next(); } catch (e) { res.status(401).end(); }
};`;
/** `authenticated authorized` of a route that is registered so. */
function answers(route: string, before = ''): string {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const jwt = require('jsonwebtoken'); const Redis = require('ioredis');
const redis = new Redis(); const app = express(); const allowed = (process.env.ALLOWED || '').split(','); ${SIGNED_IN} ${before}
${route} app.listen(1);`,
  });
  const { authenticated, authorized } = endpoints[0]!;
  return `${authenticated.is} ${authorized.is}`;
}
it('that they came too often, whoever is let off that', () => {
  const limit = `class TooMany extends Error { constructor(text) { super(text); this.status = 429; } }
const limit = async (req, res, next) => {
  const id = req.user ? req.user.id : req.ip;
  if (allowed.includes(id)) { next(); return; }
  if (Boolean(await redis.get('blocked-' + id))) throw new TooMany('slow down');
  next();
};`;
  expect(answers("app.get('/notes', signedIn, limit, (req, res) => res.json({}));", limit)).toBe('yes no');
  expect(answers("app.get('/notes', limit, (req, res) => res.json({}));", limit)).toBe('no no');
});
it('that there is no entry to read a member of', () => {
  const levels = 'const levels = { admin: { notes: true }, user: { notes: false } };';
  expect(answers("app.get('/notes', signedIn, (req, res) => res.json(levels[req.user.role].notes));", levels)).toBe(
    'yes no',
  );
  expect(
    answers(
      "app.get('/notes', signedIn, (req, res) => { if (!levels[req.user.role].notes) return res.status(403).end(); res.json({}); });",
      levels,
    ),
  ).toBe('yes yes');
});
