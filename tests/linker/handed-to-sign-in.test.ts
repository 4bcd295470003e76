// A handler that hands its requests to the middleware with which people sign in: that one answers, and serves whoever comes.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const authenticated = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    modelOf({
      'app.js': `const express = require('express'); const passport = require('passport'); const app = express();\n${text}`,
    }).endpoints.map((it) => [it.path, it.authenticated.is]),
  );

it('asks nobody where nothing stands behind it', () => {
  expect(
    authenticated(`app.get('/mounted', passport.authenticate('github'));
app.get('/called', (req, res, next) => { req.session.back = req.get('referer'); passport.authenticate('github')(req, res, next); });
app.post('/login', (req, res, next) => {
  if (!req.body.email) return res.status(400).end();
  passport.authenticate('local', { successRedirect: '/' })(req, res, next); });`),
  ).toEqual({ '/mounted': 'no', '/called': 'no', '/login': 'no' });
});
it('asks those who come to what stands behind it, and whoever is answered by what was called for', () => {
  expect(
    authenticated(`const signedIn = (req, res, next) => { passport.authenticate('jwt')(req, res, next); };
app.get('/mine', signedIn, (req, res) => res.json({}));
app.get('/told', (req, res, next) => { passport.authenticate('jwt', (error, user) => {
  if (!user) return res.status(401).end(); res.json(user); })(req, res, next); });
app.use('/api', signedIn); app.get('/api/all', (req, res) => res.json([]));`),
  ).toEqual({ '/mine': 'yes', '/told': 'yes', '/api/all': 'yes' });
});
it('is unknown where what it is handed to is not described', () => {
  const text = `const { gate } = require('some-gate'); app.get('/x', (req, res, next) => { gate('a')(req, res, next); });`;
  expect(authenticated(text)).toEqual({ '/x': 'unknown' });
});
