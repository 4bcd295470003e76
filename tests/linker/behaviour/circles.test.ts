// Functions that call each other in a circle.
import { expect, it } from 'vitest';
import { modelOf } from './harness.ts';

it('follows a circle through two files, however few values the second of them has', () => {
  const { endpoints } = modelOf({
    'a.js': `const express = require('express');
const b = require('./b');
const app = express();
app.get('/x', async (req, res) => { res.json(await exports.first(req.query.id)); });
exports.first = function (id) { return b.second(id); };
app.listen(1);`,
    'b.js': `const a = require('./a');
exports.second = (id) => a.first(id);`,
  });
  expect(endpoints.map(({ handler }) => handler.complete)).toEqual([true]);
});
