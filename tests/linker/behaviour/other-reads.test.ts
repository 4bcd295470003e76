// Whether a read is bounded is told by its own chain, and by nothing else that is asked of the same model.
import { expect, it } from 'vitest';
import { furtherAnswers } from '../../../src/model/endpoint-answers.ts';
import { modelOf } from './harness.ts';

it.each([
  ['const cakes = await Cake.find(); res.send(cakes);', 'no'],
  ['res.send(await Cake.find().limit(20));', 'yes'],
  ["const asked = Cake.find(); if (req.query.few) asked.where('few'); asked.limit(20); res.send(await asked);", 'yes'],
])('%s', (body, answer) => {
  const text = `const app = require('express')(); const mongoose = require('mongoose');
const Cake = mongoose.model('Cake', new mongoose.Schema({ name: String }));
app.get('/cakes', async (req, res) => { ${body} });
app.get('/count', async (req, res) => { res.json({ n: await Cake.countDocuments(), kinds: await Cake.distinct('kind') }); });`;
  const model = modelOf({ 'app.js': text });
  const cakes = model.endpoints.find((each) => each.path === '/cakes')!;
  expect(furtherAnswers(cakes, model).paged.is).toBe(answer);
});
