// A factory that gives a limiter or one that lets everybody by limits where a setting says so, and not for sure.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it.each([
  [
    'lets everybody by unless a setting is on',
    `if (!process.env.LIMIT) return (req, res, next) => next(); return limit({ max: 5 });`,
    'conditional',
  ],
  ['limits either way', `if (!process.env.LIMIT) return limit({ max: 50 }); return limit({ max: 5 });`, 'yes'],
  ['limits', `return limit({ max: 5 });`, 'yes'],
  ['lets everybody by', `return (req, res, next) => next();`, 'no'],
])('a factory that %s', (_, body, is) => {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const limit = require('express-rate-limit'); const app = express();
      function made() { ${body} } app.get('/', made(), (req, res) => res.send('1')); app.listen(1);`,
  });
  expect(endpoints.map((it) => it.rateLimited.is)).toEqual([is]);
});
