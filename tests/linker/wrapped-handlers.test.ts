// Wrappers that take whatever they are handed and hand it on: guards and handlers in them are what they are.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const START = `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express(); app.use(express.json()); app.use(express.json());
const guard = async (req, res, next) => {
  try { req.user = jwt.verify(req.headers.authorization, process.env.KEY); } catch { return res.status(401).end(); } next(); };
const free = (req, res, next) => { req.at = Date.now(); next(); };
async function show(req, res) { res.json({}); }
`;
const answers = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(modelOf({ 'app.js': START + text }).endpoints.map((it) => [it.path, it.authenticated.is]));

const WRAPPERS = {
  'a spread': '(fn) => function w(...args) { const r = fn(...args); return Promise.resolve(r).catch(args.at(-1)); }',
  'a try': '(fn) => async (...args) => { try { await fn(...args); } catch (e) { args[2](e); } }',
  'the last by its number': '(fn) => (...args) => Promise.resolve(fn(...args)).catch(args[args.length - 1])',
  'only the rest': '(fn) => (req, res, ...rest) => Promise.resolve(fn(req, res, ...rest)).catch(rest[0])',
  'a destructured list': '(fn) => (...args) => { const [req, res, next] = args; return fn(req, res, next); }',
  'apply with a list': '(fn) => function (...args) { return fn.apply(this, args); }',
  'apply with arguments': '(fn) => function () { return fn.apply(this, arguments); }',
  call: '(fn) => function (...args) { return fn.call(this, ...args); }',
};
describe('a wrapper around guards and handlers', () => {
  it.each(Object.entries(WRAPPERS))('is followed with %s', (_, wrapper) => {
    const found = answers(`const wrap = ${wrapper};
app.get('/guarded', wrap(guard), wrap(show)); app.get('/free', wrap(free), wrap(show)); app.get('/open', wrap(show));`);
    expect(found).toEqual({ '/guarded': 'yes', '/free': 'no', '/open': 'no' });
  });
  it('is unknown where what it hands the request on to is not in sight', () => {
    const found = answers(`const guards = require('./' + process.env.GUARDS);
app.use('/far', (...args) => guards.check(...args)); app.get('/far/a', show); app.get('/near', show);`);
    expect(found).toEqual({ '/far/a': 'unknown', '/near': 'no' });
  });
});

it('is the last of a list that is put in the place of another', () => {
  const { endpoints } = modelOf(
    {
      'app.js': `const express = require('express');
function withLast(handlers) {
  if (handlers.length === 0) return [];
  const last = handlers[handlers.length - 1]; const out = handlers.slice();
  out[handlers.length - 1] = (req, res, next) => last(req, res, next).catch(next);
  return out;
}
const guard = (req, res, next) => { if (req.headers.authorization !== process.env.KEY) return res.sendStatus(401); next(); };
const app = express(); app.getAsync = (path, ...handlers) => app.get(path, ...withLast(handlers));
app.getAsync('/guarded', guard, async (req, res) => { res.json(await fetch('https://example.com')); });
app.getAsync('/open', async (req, res) => { res.json(await fetch('https://example.com')); });
app.listen(1);`,
    },
    { express: '4.18.0' },
  );
  expect(endpoints.map((it) => [it.path, it.chain.length, it.authenticated.is, it.errorsHandled.is])).toEqual([
    ['/guarded', 1, 'yes', 'yes'],
    ['/open', 0, 'no', 'yes'],
  ]);
});
it('is told where a list grows by its own length, and by one that hangs on it', () => {
  const found = answers(`const first = []; first[first.length] = guard;
const other = [guard]; const more = [show]; other[more.length] = show; more[other.length] = show;
app.get('/first', ...first, show); app.get('/other', ...other);`);
  expect(found).toEqual({ '/first': 'yes', '/other': 'yes' });
});
