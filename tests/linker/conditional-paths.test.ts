// Who is asked on some paths or by some methods, where something else decides as well: a setting, or that they are known.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const HEAD = `const express = require('express'); const jwt = require('jsonwebtoken'); const session = require('express-session');
const limiter = require('express-rate-limit')({ windowMs: 60000, max: 100 }); const app = express(); app.use(session({ secret: process.env.S }));
const verify = (req, res, next) => { try { req.user = jwt.verify(req.headers.authorization, process.env.KEY); next(); } catch { res.sendStatus(401); } };
`;

/** What is said of endpoints, by method and path. */
function told(body: string, does: 'authenticated' | 'rateLimited' = 'authenticated'): Readonly<Record<string, string>> {
  const { endpoints } = modelOf({ 'app.js': `${HEAD}${body} app.listen(1);` });
  return Object.fromEntries(endpoints.map((it) => [`${it.method} ${it.path}`, it[does].is]));
}
const ROUTES = `app.post('/api/a', (req, res) => res.json(1)); app.get('/b', (req, res) => res.json(1));`;

it.each([
  ['process.env.AUTH && req.path.startsWith("/api")', 'conditional'],
  ['process.env.AUTH && ["POST"].includes(req.method)', 'conditional'],
  ['["POST"].includes(req.method)', 'yes'],
  ['req.path.startsWith("/api")', 'yes'],
  // Whoever has no session goes on.
  ['req.session.userId && ["POST"].includes(req.method)', 'no'],
])('is asked where %s: %s', (test, is) => {
  const answers = told(
    `app.use((req, res, next) => { if (${test}) return verify(req, res, next); next(); }); ${ROUTES}`,
  );
  expect(answers).toEqual({ 'POST /api/a': is, 'GET /b': 'no' });
});
it('is no check of who is known that only those come by who are known', () => {
  const csrf = `const csrf = require('lusca').csrf({ header: 'x-csrf-token' });
app.use((req, res, next) => { const known = !!(req.session && req.session.userId);
  if (known && ['POST'].includes(req.method)) return csrf(req, res, next); return next(); });`;
  expect(told(`${csrf} ${ROUTES}`)).toEqual({ 'POST /api/a': 'no', 'GET /b': 'no' });
});
it('is perhaps asked where a setting chooses the path, unless what is behind stands below the same', () => {
  const path = `const path = process.env.BASE ? '/v1' : '/api';`;
  const routes = `app.get('/api/a', (req, res) => res.json(1)); app.get('/v1/a', (req, res) => res.json(1));`;
  expect(told(`${path} app.use(path, verify); ${routes}`)).toEqual({
    'GET /api/a': 'conditional',
    'GET /v1/a': 'conditional',
  });
  expect(told(`${path} app.use(path, limiter); ${routes}`, 'rateLimited')['GET /api/a']).toBe('conditional');
  expect(told(`app.use(['/v1', '/api'], verify); ${routes}`)['GET /api/a']).toBe('yes');
  const router = `const router = express.Router(); router.get('/a', (req, res) => res.json(1)); app.use(path, router);`;
  expect(told(`${path} app.use(path, verify); ${router}`)).toEqual({ 'GET /v1/a': 'yes', 'GET /api/a': 'yes' });
});
it('is no credential what names a thing in the path', () => {
  const looked = (name: string, status: number): string => `const { Pool } = require('pg'); const pool = new Pool();
app.get('/x/:${name}', async (req, res, next) => {
  const { rows } = await pool.query('SELECT * FROM orgs WHERE ${name} = $1', [req.params.${name}]);
  if (!rows[0]) return res.sendStatus(${status}); next(); }, (req, res) => res.json(1));`;
  expect(told(looked('hash', 404))).toEqual({ 'GET /x/:hash': 'no' });
  expect(told(looked('key', 404))).toEqual({ 'GET /x/:key': 'no' });
  expect(told(looked('token', 401))).toEqual({ 'GET /x/:token': 'yes' });
});
it('is perhaps a right where the first of all has it without being asked, thrown and passed on by the handler', () => {
  const { endpoints } = modelOf({
    'app.js': `${HEAD} const { Sequelize, DataTypes } = require('sequelize'); const db = new Sequelize(process.env.DB);
const Role = db.define('roles', { user: DataTypes.STRING, admin: DataTypes.BOOLEAN });
class Forbidden extends Error { constructor(m) { super(m); this.statusCode = 403; } }
const isAdmin = async (id) => { const found = await Role.findOne({ where: { user: id } }); return !!(found && found.admin); };
const ask = async (user) => { const admin = await isAdmin(user.id); const all = await Role.count(); if (!admin && all > 0) throw new Forbidden('x'); };
app.post('/x', verify, async (req, res, next) => { try { await ask(req.user); res.json(await Role.create({ user: 'x' })); } catch (e) { next(e); } });
app.use((err, req, res, next) => res.status(err.statusCode || 500).end()); app.listen(1);`,
  });
  expect(endpoints[0]!.authorized.is).toBe('conditional');
});
