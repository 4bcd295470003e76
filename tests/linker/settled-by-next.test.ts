// A promise that is kept where a middleware goes on makes sure of what the middleware made sure of by then.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const PROMISED = `(run) => (req, res) => new Promise((resolve, reject) => {
  run(req, res, (found) => (found instanceof Error ? reject(found) : resolve(found)));
})`;
const REFUSES = `async (req, res, next) => {
  const session = await getServerSession(req, res, {});
  if (session) return next(session);
  res.status(401).json({});
}`;
/** Who has to sign in at a handler that runs a middleware by a wrapper. */
const told = ({ wrap = PROMISED, middleware = REFUSES, wait = 'await ' }): string =>
  modelOf(
    {
      'pages/api/x.js': `import { getServerSession } from 'next-auth/next';
const promised = ${wrap};
const checked = promised(${middleware});
export default async function handler(req, res) { ${wait}checked(req, res); res.status(200).json({}); }`,
    },
    { next: '14.0.0', 'next-auth': '4.0.0' },
  ).endpoints[0]!.authenticated.is;

it('where the promise is waited for', () => {
  expect(told({})).toBe('yes');
});
it('of a wrapper that keeps it without what was handed on', () => {
  expect(told({ wrap: '(run) => (req, res) => new Promise((resolve) => { run(req, res, () => resolve()); })' })).toBe(
    'yes',
  );
});
it('not where nobody waits for it', () => {
  expect(told({ wait: '' })).not.toBe('yes');
});
it('not where the middleware goes on with anybody', () => {
  expect(told({ middleware: 'async (req, res, next) => { next(); }' })).toBe('no');
});
it('in part where the middleware goes on without as well', () => {
  const middleware = `async (req, res, next) => {
  if (req.query.open) return next();
  const session = await getServerSession(req, res, {});
  if (session) return next(session);
  res.status(401).json({});
}`;
  expect(told({ middleware })).toBe('conditional');
});
it('in part where the wrapper keeps it besides', () => {
  const wrap = `(run) => (req, res) => new Promise((resolve) => {
  if (process.env.OPEN) resolve();
  run(req, res, resolve);
})`;
  expect(told({ wrap })).toBe('conditional');
});
