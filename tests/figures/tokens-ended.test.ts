import { expect, it } from 'vitest';
import { logoutsInStore, refreshesInStore } from '../../src/figures/tokens-ended.ts';
import { modelOf } from '../linker/behaviour/harness.ts';

const START = `
const express = require('express');
const jwt = require('jsonwebtoken');
const { Pool } = require('pg');
const app = express();
const pool = new Pool();
app.listen(3000);
`;
const model = (text: string) => modelOf({ 'app.js': START + text });
const SIGN = "res.json({ token: jwt.sign({ sub: 1 }, process.env.KEY, { expiresIn: '5m' }) });";

it('counts endpoints that renew tokens against a store', () => {
  const kept = `app.post('/auth/refresh', async (req, res) => { await pool.query('DELETE FROM tokens WHERE token = $1', [req.body.token]); ${SIGN} });`;
  const open = `app.post('/refresh-token', (req, res) => { ${SIGN} });`;
  expect(refreshesInStore.measure(model(kept + open))).toMatchObject({
    value: 1,
    of: 2,
    list: [{ what: 'POST /auth/refresh' }],
  });
});
it('counts sign-outs that end something in a store', () => {
  const kept = `app.post('/logout', async (req, res) => { await pool.query('DELETE FROM tokens WHERE token = $1', [req.body.token]); res.end(); });`;
  expect(logoutsInStore.measure(model(kept))).toMatchObject({ value: 1, of: 1 });
  expect(logoutsInStore.measure(model(`app.post('/logout', (req, res) => res.end());`))).toMatchObject({
    value: 0,
    of: 1,
  });
});
it('does not count where it cannot see, or where there is nothing', () => {
  expect(
    logoutsInStore.measure(
      model(
        `const ends = require('unseen'); app.post('/logout', async (req, res) => { await ends(req); res.end(); });`,
      ),
    ),
  ).toEqual({
    unknown: 'what POST /logout does could not be followed completely',
  });
  expect(refreshesInStore.measure(model(`app.get('/orders/refreshments', (req, res) => res.end());`))).toEqual({
    unknown: 'no endpoint that renews tokens was found',
  });
});
