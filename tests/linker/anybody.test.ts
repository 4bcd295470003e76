// Somebody who is written out stands for the caller in a mode without sign-in: later tests of that caller prove nothing more.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (local: string): readonly string[] => {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const passport = require('passport'); const app = express();
app.use(passport.session());
const signedIn = (req, res, next) => { ${local} if (req.isAuthenticated()) return next(); res.sendStatus(401); };
const teamOf = (req) => { const { user } = req; if (!user) throw new Error('nobody'); if (!user.team) throw new Error('no team'); return user.team; };
app.get('/x', signedIn, (req, res) => { res.json(teamOf(req)); });
app.get('/y', signedIn, (req, res) => { res.json({}); });`,
  });
  return endpoints.flatMap((it) => [it.authenticated.is, it.authorized.is]);
};
it('makes it conditional who is let through', () => {
  const local = `if (process.env.LOCAL === 'yes') { req.user = { id: 'local', team: 'local' }; return next(); }`;
  expect(told(local)).toEqual(['conditional', 'unknown', 'conditional', 'no']);
  expect(told('')).toEqual(['yes', 'yes', 'yes', 'no']);
});

it('knows somebody who is made of constants, and of what comes of them, by whatever name they go', () => {
  const answers = (nobody: string): readonly string[] => {
    const { endpoints } = modelOf({
      'guest.js': `exports.GUEST = { handle: 'guest', admin: true, since: Date.now() };`,
      'app.js': `const express = require('express'); const session = require('cookie-session'); const path = require('path');
const { GUEST } = require('./guest.js'); const app = express();
app.use(session({ secret: process.env.SECRET }));
const folders = (handle) => ({ pictures: path.join('/data', handle) });
app.use(async (req, res, next) => {
  if (!process.env.ACCOUNTS) { ${nobody} return next(); }
  const { handle } = req.session;
  if (!handle) return next();
  req.user = { profile: await users.get(handle), folders: folders(handle) };
  return next();
});
app.use((req, res, next) => { if (!req.user) return res.sendStatus(403); return next(); });
app.get('/x', (req, res) => { res.json({}); });`,
    });
    return endpoints.map((it) => it.authenticated.is);
  };
  expect(answers('req.user = { profile: GUEST, folders: folders(GUEST.handle) };')).toEqual(['unknown']);
  expect(answers('req.user = { profile: GUEST, folders: {} };')).toEqual(['unknown']);
  expect(answers('req.other = { profile: GUEST };')).toEqual(['yes']);
});
