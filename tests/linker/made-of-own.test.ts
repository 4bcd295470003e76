// What a package without effects makes of the program's own functions may stop somebody.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const HEAD = `import express from 'express'; import _ from 'lodash'; import memoizee from 'memoizee'; const app = express();
const needs = (key) => (req, res, next) => (req.headers['x-key'] === process.env[key] ? next() : res.status(401).json({}));`;

it.each([
  [`const guards = { ..._.fromPairs(['A', 'B'].map((key) => ['is' + key, needs(key)])) };`, 'guards.isA'],
  [`const guards = _.zipObject(['isA'], [needs('A')]);`, 'guards.isA'],
  [`const guards = _.mapValues({ isA: 'A' }, needs);`, 'guards.isA'],
  [`const guards = _.pick({ isA: needs('A'), isB: needs('B') }, ['isA']);`, 'guards.isA'],
  [`const guards = _.keyBy([{ name: 'a', run: needs('A') }], 'name');`, 'guards.a.run'],
  [`const guard = memoizee(needs('A'));`, 'guard'],
])('is not left out: %s', (made, guard) => {
  const model = modelOf({
    'app.js': `${HEAD} ${made} app.get('/', ${guard}, (req, res) => res.json([])); app.listen(1);`,
  });
  expect(model.endpoints.map((it) => it.authenticated.is)).toEqual(['unknown']);
});
it('stops nobody where there is nothing of the program in it', () => {
  const model = modelOf({
    'app.js': `${HEAD} app.get('/', _.noop, (req, res) => res.json([])); app.listen(1);`,
  });
  expect(model.endpoints.map((it) => it.authenticated.is)).toEqual(['no']);
});
