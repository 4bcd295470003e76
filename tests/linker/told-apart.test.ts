// What is handed to a function that many share is told apart by the call, near and far from the endpoint.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const START = `const express = require('express'); const app = express();
const { PrismaClient } = require('@prisma/client'); const prisma = new PrismaClient();
const lost = async () => { throw new Error('lost'); };
`;
const endpointsOf = (text: string): ReturnType<typeof modelOf>['endpoints'] =>
  modelOf({ 'app.js': START + text }).endpoints;

describe('handlers in one wrapper', () => {
  const WRAPPERS = {
    'a function in a function': '(fn) => (req, res, next) => { fn(req, res).catch(next); }',
    'a named function':
      '(fn) => { const wrapped = (req, res, next) => { fn(req, res).catch(next); }; return wrapped; }',
    'a promise': '(fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next)',
  };
  it.each(Object.entries(WRAPPERS))('lose only their own promises with %s', (_, wrapper) => {
    const found = endpointsOf(`const catchAsync = ${wrapper};
class Users {
  list = catchAsync(async (req, res) => { res.json({}); });
  show = catchAsync(async (req, res) => { lost(); res.json({}); });
}
const users = new Users();
app.get('/list', users.list); app.get('/show', users.show);
app.get('/near', catchAsync(async (req, res) => { lost(); res.json({}); }));
app.get('/kept', catchAsync(async (req, res) => { await lost(); res.json({}); }));`);
    expect(Object.fromEntries(found.map((it) => [it.path, it.errorsHandled.is]))).toEqual({
      '/list': 'yes',
      '/show': 'no',
      '/near': 'no',
      '/kept': 'yes',
    });
  });
  it('lose what all of them call', () => {
    const found = endpointsOf(`const wrap = (fn) => (req, res, next) => { lost(); fn(req, res).catch(next); };
app.get('/one', wrap(async (req, res) => { res.json({}); })); app.get('/two', wrap(async (req, res) => { res.json({}); }));`);
    expect(found.map((it) => it.errorsHandled.is)).toEqual(['no', 'no']);
  });
});

describe('a function that is handed what it runs', () => {
  const ATTEMPT = `const attempt = async (work, res, status) => {
  try { await work(); } catch (error) { res.status(status).end(); }
};
`;
  /** A way of calls to a write that is attempted. */
  const way = (name: string, steps: number): string =>
    Array.from({ length: steps }, (_, n) => {
      const next = `${name}${String(n + 1)}(res, status)`;
      const write = `attempt(async () => { await prisma.${name}.create({ data: {} }); }, res, status)`;
      return `const ${name}${String(n)} = async (res, status) => { await ${n + 1 < steps ? next : write}; };`;
    }).join('\n');
  const written = (names: readonly string[], steps: number): readonly (readonly [string, readonly string[]])[] =>
    endpointsOf(
      [
        ATTEMPT,
        ...names.map((it) => way(it, steps)),
        ...names.map((it) => `app.post('/${it}', async (req, res) => { await ${it}0(res, 400); res.json({}); });`),
      ].join('\n'),
    ).map((it) => [it.path, it.handler.writes.map(({ target }) => target)]);

  it.each([
    ['however many calls stand between', 4, 9],
    ['however many hand it something', 80, 3],
  ])('does what that does, %s', (_, many, steps) => {
    const names = Array.from(
      { length: many },
      (_, n) => `t${String.fromCharCode(97 + Math.floor(n / 26), 97 + (n % 26))}`,
    );
    expect(written(names, steps)).toEqual(names.map((it) => [`/${it}`, [it]]));
  });
});
