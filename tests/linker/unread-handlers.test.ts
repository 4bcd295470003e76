// Handlers that a call gives back: read through where it is known what the call does, and unknown where it is not.
import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../src/audit.ts';
import { modelOf } from './behaviour/harness.ts';

const body = 'await pool.query("INSERT INTO cakes (name) VALUES ($1)", [req.body.name]); res.status(201).end();';
const before = `const express = require('express'); const pool = new (require('pg').Pool)(); const app = express();
app.use(express.json());`;
const only = (text: string): Endpoint =>
  modelOf({ 'app.js': `${before}\n${text}` }, { express: '^4.19.0' }).endpoints[0]!;
const rowsOf = ({ authenticated, authorized, validated, rateLimited, audited, errorsHandled }: Endpoint): string[] =>
  [authenticated, authorized, validated.body, rateLimited, audited, errorsHandled].map((it) => it.is);

describe('what wraps a handler', () => {
  const generator = (text: string): string => `function* (req, res) { ${text.replaceAll('await', 'yield')} }`;

  it.each([
    ['co', `const co = require('co'); app.post('/cakes', co.wrap(${generator(body)}));`, 'no'],
    [
      'co under another name',
      `const { wrap: async } = require('co'); app.post('/cakes', async(${generator(body)}));`,
      'no',
    ],
    ['bluebird', `const P = require('bluebird'); app.post('/cakes', P.coroutine(${generator(body)}));`, 'no'],
    ['co-express', `const wrap = require('co-express'); app.post('/cakes', wrap(${generator(body)}));`, 'yes'],
    [
      'a handler that catches',
      `const wrap = require('express-async-handler'); app.post('/cakes', wrap(async (req, res) => { ${body} }));`,
      'yes',
    ],
    ['lodash', `const _ = require('lodash'); app.post('/cakes', _.throttle(async (req, res) => { ${body} }));`, 'yes'],
  ])('is read through where it is known: %s', (_, text, errors) => {
    const rows = rowsOf(only(text));
    expect(rows.slice(0, 5)).toEqual(['no', 'no', 'no', 'no', 'no']);
    if (_ !== 'lodash') expect(rows[5]).toBe(errors);
  });

  it.each([
    [
      'a package',
      `const wrap = require('own-wrapper'); app.post('/cakes', wrap(async (req, res) => { ${body} }));`,
      'own-wrapper',
    ],
    [
      'a method of one',
      `const { web } = require('@acme/kit'); app.post('/cakes', web.handle(async (req, res) => { ${body} }));`,
      '@acme/kit',
    ],
    [
      'a file that is not there',
      `const wrap = require('./generated/wrap'); app.post('/cakes', wrap(async (req, res) => { ${body} }));`,
      'wrap',
    ],
  ])('makes every row unknown where it is not, with the reason: %s', (_, text, reason) => {
    const endpoint = only(text);
    expect(rowsOf(endpoint)).toEqual(['unknown', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown']);
    for (const answer of [endpoint.authenticated, endpoint.validated.body, endpoint.errorsHandled])
      expect(answer.by).toContain(reason);
    expect(endpoint.chainComplete).toBe(false);
  });

  it('is asked for what loads a parameter as well', () => {
    const load = (wrapped: string): Endpoint =>
      only(`const co = require('co'); const wrap = require('own-wrapper');
app.param('id', ${wrapped}(function* (req, res, next, id) { req.cake = yield pool.query('SELECT name FROM cakes WHERE id = $1', [id]); next(); }));
app.get('/cakes/:id', (req, res) => res.json(req.cake));`);
    expect(load('co.wrap').authenticated.is).toBe('no');
    expect(load('wrap').authenticated).toMatchObject({ is: 'unknown', by: expect.stringContaining('own-wrapper') });
  });

  it('changes nothing for what a library is known to answer with, nor for a wrapper of the project', () => {
    const files = only(`app.get('/files', express.static('files'));`);
    expect(rowsOf(files)).toEqual(['no', 'no', 'not-applicable', 'no', 'not-applicable', 'not-applicable']);
    const own = only(`const wrap = (fn) => (req, res, next) => fn(req, res, next).catch(next);
app.post('/cakes', wrap(async (req, res) => { ${body} }));`);
    expect(rowsOf(own)).toEqual(['no', 'no', 'no', 'no', 'no', 'yes']);
  });
});
