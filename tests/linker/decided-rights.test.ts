// A question about a right whose answers both lead on decides nothing, unless somebody is refused for one of them.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const START = `const express = require('express'); const jwt = require('jsonwebtoken'); const { Pool } = require('pg');
const app = express(); const pool = new Pool(); app.use(express.json());
const signedIn = (req, res, next) => { req.user = jwt.verify(req.headers.authorization, process.env.KEY); next(); };
`;
/** `authorized` of the only endpoint. */
const authorized = (text: string): string => modelOf({ 'app.js': START + text }).endpoints[0]!.authorized.is;
const handler = (body: string): string => `app.get('/x/:id', signedIn, async (req, res) => { ${body} res.json({}); });`;

describe('authorized', () => {
  it('is no behind a guard in which those who administer may stand for others, and nobody is refused for it', () => {
    expect(
      authorized(`const member = async (req, res, next) => {
  if (!req.headers.auth) throw new Error('none');
  try {
    const { id } = jwt.verify(req.headers.auth, process.env.KEY);
    const user = (await pool.query('SELECT * FROM users WHERE id = $1', [id])).rows[0];
    if (!user) throw new Error('none');
    if (user.isAdmin && req.headers.instead) {
      const other = (await pool.query('SELECT * FROM users WHERE id = $1', [req.headers.instead])).rows[0];
      if (other) { req.user = other; next(); return; }
    }
    req.user = user;
  } catch (error) { throw new Error('none'); }
  next();
};
app.get('/x', member, (req, res) => res.json({}));`),
    ).toBe('no');
  });

  it.each([
    ['more is told to some', "if (admin) console.log('x');", 'no'],
    [
      'some get more, wherever they were told apart before',
      "if (req.query.all && admin) return res.json([]); if (admin) console.log('x');",
      'no',
    ],
    [
      'something else is refused besides',
      "if (admin) console.log('x'); if (!req.query.day) return res.status(404).end();",
      'no',
    ],
    [
      'some are refused before',
      "if (req.query.all && !admin) return res.status(403).end(); if (admin) console.log('x');",
      'conditional',
    ],
    [
      'some are refused behind',
      "if (admin) console.log('x'); if (req.query.all && !admin) return res.status(403).end();",
      'conditional',
    ],
    ['all are refused behind', "if (admin) console.log('x'); if (!admin) return res.status(403).end();", 'yes'],
  ])('where %s', (_, body, is) => {
    expect(authorized(handler(`const admin = req.user.isAdmin; ${body}`))).toBe(is);
  });

  it('counts who is refused within a function that a handler is wrapped in', () => {
    const body = `const { rows: [note] } = await pool.query('SELECT * FROM notes WHERE id = $1 AND owner = $2', [req.params.id, req.user.id]);
  if (!note) { if (req.query.page) { res.status(200).send(''); return; } throw new Error('none'); }`;
    expect(authorized(handler(body))).toBe('conditional');
    const wrapped = `const wrap = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);
app.get('/x/:id', signedIn, wrap(async (req, res) => { ${body} res.json({}); }));`;
    expect(authorized(wrapped)).toBe('conditional');
  });

  it.each([
    ['gets nothing', 'if (!mine) return res.json(null); return res.json(mine);', 'conditional'],
    ['is told so', "if (!mine) { res.render('message', { text: 'none' }); return; }", 'conditional'],
    [
      'gets one',
      "if (mine) { await pool.query('DELETE FROM marks WHERE id = $1', [mine.id]); return res.json({}); } await pool.query('INSERT INTO marks (id) VALUES ($1)', [1]); return res.json({});",
      'no',
    ],
    ['goes on as well', 'if (mine) console.log(mine.id);', 'no'],
    ['has an empty one', "if (!mine.title) console.log('x'); if (!req.query.day) return res.status(404).end();", 'no'],
  ])('where who has no row of theirs %s', (_, body, is) => {
    const start = `const { rows: [mine] } = await pool.query('SELECT * FROM marks WHERE id = $1 AND owner = $2', [req.params.id, req.user.id]);`;
    expect(authorized(handler(`${start} ${body}`))).toBe(is);
  });

  it('is no behind middleware that asks what nobody understands, and refuses nobody', () => {
    expect(
      authorized(`const { who } = require('some-addresses');
app.use((req, res, next) => { if (who(req) === req.user.place) { req.near = 1; } next(); }); ${handler('')}`),
    ).toBe('no');
  });
});
