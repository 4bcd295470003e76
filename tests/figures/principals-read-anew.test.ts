import { expect, it } from 'vitest';
import { principalsReadAnew } from '../../src/figures/principals-read-anew.ts';
import { modelOf } from '../linker/behaviour/harness.ts';

const app = (body: string): string => `
const express = require('express');
const jwt = require('jsonwebtoken');
const mongoose = require('mongoose');
const User = mongoose.model('User', new mongoose.Schema({ name: String }));
const app = express();
app.use(async (req, res, next) => {
  let payload;
  try {
    payload = jwt.verify(req.headers.authorization, process.env.KEY);
  } catch {
    return res.status(401).end();
  }
  ${body}
  next();
});
app.get('/orders', (req, res) => res.json([]));
app.listen(3000);
`;
const measured = (body: string) => principalsReadAnew.measure(modelOf({ 'app.js': app(body) }));

it('counts the steps that read the caller from a store', () => {
  expect(
    measured('req.user = await User.findById(payload.sub); if (!req.user) return res.status(401).end();'),
  ).toMatchObject({ value: 1, of: 1 });
});
it('leaves out those that trust what the token says', () => {
  expect(measured('req.user = payload;')).toMatchObject({ value: 0, of: 1, list: [] });
});
it('is not known where the project has no such step', () => {
  expect(
    principalsReadAnew.measure(modelOf({ 'app.js': "require('express')().get('/', (req, res) => res.end());" })),
  ).toEqual({
    unknown: 'no authenticating step of the project was found',
  });
});
