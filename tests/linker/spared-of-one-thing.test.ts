// Requests that a guard lets through without a right are asked who sends them all the same, where all are.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** Who is asked what, by method: `authenticated authorized`. */
const told = (body: string): readonly string[] =>
  modelOf({
    'app.js': `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express();
const verify = (req) => { req.user = jwt.verify(req.headers.authorization, process.env.KEY); };
const guard = (req, res, next) => { ${body} next(); };
app.get('/x', guard, (req, res) => res.json({})); app.post('/x', guard, (req, res) => res.json({}));`,
  }).endpoints.map((it) => `${it.method} ${it.authenticated.is} ${it.authorized.is}`);
const writes = "req.method !== 'GET' && !req.path.includes('/login')";
const admin = 'if (!req.user.isAdmin) return res.status(403).end();';

it.each([
  [
    'a setting decides over others before',
    `if (${writes}) { if (process.env.DEMO) return res.status(403).end(); } verify(req);`,
    'yes no',
    'yes no',
  ],
  [
    'all are asked for a right besides',
    `if (${writes}) { if (process.env.DEMO) return res.status(403).end(); } verify(req); ${admin}`,
    'yes yes',
    'yes yes',
  ],
  ['they leave early', `verify(req); if (req.method === 'GET') return next(); ${admin}`, 'yes no', 'yes yes'],
  ['others are asked for a right', `verify(req); if (${writes}) { ${admin} }`, 'yes no', 'yes yes'],
  ['only others are asked', `if (${writes}) { verify(req); }`, 'no no', 'yes no'],
  [
    'those to one path are asked only if they show something',
    `if (req.path.startsWith('/other')) { if (req.headers.key) verify(req); return next(); } verify(req);`,
    'yes no',
    'yes no',
  ],
  ['they leave before anybody is asked', `if (req.method === 'GET') return next(); verify(req);`, 'no no', 'yes no'],
])('where %s', (_, body, get, post) => {
  expect(told(body)).toEqual([`GET ${get}`, `POST ${post}`]);
});
