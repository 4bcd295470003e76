// Functions that are bound with arguments, which come before those that a framework hands over.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const GUARD = `const express = require('express'); const app = express();
function check(level, req, res, next) {
  if (req.headers['x-key'] !== process.env.KEY + level) { res.status(401).end(); return; }
  next();
}
const guards = { check };
`;
const authenticated = (text: string): string | undefined =>
  modelOf({ 'app.js': GUARD + text }).endpoints.find(({ path }) => path === '/x')?.authenticated.is;

describe('a step that is bound', () => {
  it.each([
    ['to nothing', "app.get('/x', check.bind(null, 2), (req, res) => res.json({}));", 'yes'],
    ['to what it is a member of', "app.get('/x', guards.check.bind(guards, 2), (req, res) => res.json({}));", 'yes'],
    [
      'and kept',
      "const second = check.bind(undefined, 2); app.get('/x', [second], (req, res) => res.json({}));",
      'yes',
    ],
    ['for all below a path', "app.use('/x', check.bind(this, 2)); app.get('/x', (req, res) => res.json({}));", 'yes'],
    [
      'to a member of something',
      "const levels = { high: 3 }; app.get('/x', check.bind(null, levels.high), (req, res) => res.json({}));",
      'yes',
    ],
    ['with what a call gives', "app.get('/x', check.bind(null, Number('2')), (req, res) => res.json({}));", 'unknown'],
    [
      'and lets everybody by',
      "const pass = (level, req, res, next) => next(); app.get('/x', pass.bind(null, 2), (req, res) => res.json({}));",
      'no',
    ],
  ])('%s', (_, text, is) => {
    expect(authenticated(text)).toBe(is);
  });
});

describe('what else is called bind', () => {
  it('is a call as any other', () => {
    const text = `const dgram = require('dgram'); const socket = dgram.createSocket('udp4');
      socket.bind(41234, 'localhost'); app.get('/x', (req, res) => res.json({})); app.listen(1);`;
    expect(authenticated(text)).toBe('no');
  });
});
