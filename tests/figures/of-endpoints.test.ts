// Figures that count endpoints of the business, of signing in and behind a login.
import { describe, expect, it } from 'vitest';
import { ownerScopedEndpoints } from '../../src/figures/owner-scoped-endpoints.ts';
import { secondFactors } from '../../src/figures/second-factors.ts';
import { usualSuccessShapes } from '../../src/figures/usual-success-shapes.ts';
import { versionedEndpoints } from '../../src/figures/versioned-endpoints.ts';
import { modelOf } from '../linker/behaviour/harness.ts';

const express = (text: string) =>
  modelOf({
    'app.js': `const app = require('express')();\napp.use(require('express').json());\n${text}\napp.listen(3000);`,
  });

describe('versioned endpoints', () => {
  it('are those whose path tells one, by a prefix or a parameter', () => {
    const model = express(`
app.get('/v1/orders', (req, res) => res.json([]));
app.get('/:version/users', (req, res) => res.json([]));
app.get('/invoices/v', (req, res) => res.json([]));
app.get('/health', (req, res) => res.json({}));`);
    expect(versionedEndpoints.measure(model)).toMatchObject({
      value: 2,
      of: 3,
      list: [{ what: 'GET /v1/orders' }, { what: 'GET /:version/users' }],
    });
  });
  it('are not known where nothing serves the business', () => {
    expect(versionedEndpoints.measure(express(`app.get('/health', (req, res) => res.end());`))).toEqual({
      unknown: 'no REST endpoint of the business was found',
    });
  });
});

describe('usual shapes of successes', () => {
  const wrapped = (path: string): string => `app.get('${path}', (req, res) => res.json({ data: [] }));`;
  it('count those that have the form of most, whatever errors look like', () => {
    const model = express(`
${wrapped('/a')}
${wrapped('/b')}
app.get('/c', (req, res) => { if (!req.query.id) return res.status(400).json([]); res.json({ data: 1 }); });
app.get('/d', (req, res) => res.json([1]));
app.delete('/e', (req, res) => res.status(204).end());`);
    expect(usualSuccessShapes.measure(model)).toMatchObject({
      value: 3,
      of: 4,
      list: [
        { what: 'GET /a: wrapped in data' },
        { what: 'GET /b: wrapped in data' },
        { what: 'GET /c: wrapped in data' },
      ],
    });
  });
  it('are not told where too many cannot be read', () => {
    const model = express(`
${wrapped('/a')}
app.get('/b', (req, res) => res.json(require('elsewhere').made()));`);
    expect(usualSuccessShapes.measure(model)).toEqual({ unknown: 'what 1 of 2 endpoints answer could not be seen' });
  });
});

describe('endpoints that tie rows to the caller', () => {
  const START = `
const { expressjwt } = require('express-jwt');
const { Pool } = require('pg');
const pool = new Pool();
app.use(expressjwt({ secret: process.env.KEY, algorithms: ['HS256'] }));`;
  const ofCaller = `app.get('/orders/:id', async (req, res) => {
  const { rows } = await pool.query('SELECT id FROM orders WHERE id = $1 AND user_id = $2', [req.params.id, req.auth.sub]);
  res.json(rows);
});`;
  const ofAnybody = `app.delete('/orders/:id', async (req, res) => {
  await pool.query('DELETE FROM orders WHERE id = $1', [req.params.id]);
  res.status(204).end();
});`;
  it('are counted of those that let the caller choose', () => {
    const made = ownerScopedEndpoints.measure(
      express(`${START}${ofCaller}${ofAnybody}app.get('/tags', (req, res) => res.json([]));`),
    );
    expect(made).toMatchObject({ value: 1, of: 2, list: [{ what: 'GET /orders/:id' }] });
  });
  it('are not known where nobody signs in', () => {
    expect(ownerScopedEndpoints.measure(express(`app.get('/tags', (req, res) => res.json([]));`))).toEqual({
      unknown: 'of no endpoint behind a login was it seen what picks the rows',
    });
  });
});

describe('second factors', () => {
  it('are told by what the path is called and by what is read', () => {
    const model = express(`
app.post('/login', (req, res) => res.json({ asked: req.body.password }));
app.post('/login/totp', (req, res) => res.json({}));
app.post('/sign-in', (req, res) => res.json({ asked: req.body.otpCode }));
app.get('/otp', (req, res) => res.json({}));`);
    expect(secondFactors.measure(model)).toMatchObject({ value: 3, of: 4 });
  });
  it('are not known where nobody signs in', () => {
    expect(secondFactors.measure(express(`app.get('/potpies', (req, res) => res.json({}));`))).toEqual({
      unknown: 'no endpoint of signing in was found',
    });
  });
});
