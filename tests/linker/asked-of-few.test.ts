// A right that a guard asks on some paths only is asked there, and of nobody else.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (asked: string): readonly string[] =>
  modelOf({
    'app.js': `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express();
const rights = ['/mail/send', '/mail/delete'];
app.use((req, res, next) => {
  const user = jwt.verify(req.headers.authorization, process.env.KEY);
  ${asked}
  next();
});
app.post('/mail/send', (req, res) => res.json({})); app.get('/mail/list', (req, res) => res.json({}));`,
  }).endpoints.map((it) => `${it.path} ${it.authenticated.is} ${it.authorized.is}`);
const refuse = "if (user.role !== 'admin') return res.status(403).end();";

it.each([
  ['by the start of a path', `if (rights.some((it) => req.path.startsWith(it))) { ${refuse} }`],
  ['by a whole path', `if (rights.includes(req.path)) { ${refuse} }`],
])('%s', (_, asked) => {
  expect(told(asked)).toEqual(['/mail/send yes yes', '/mail/list yes no']);
});
