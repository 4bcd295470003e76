// What a handler refuses without asking for a right: the state of an account, the form of what was sent, what was used up.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const START = `const express = require('express'); const jwt = require('jsonwebtoken'); const { Pool } = require('pg');
const app = express(); const pool = new Pool(); app.use(express.json()); const teams = require('typeorm').getRepository('Team');
const signedIn = async (req, res, next) => { try {
  const { sub } = jwt.verify(req.headers.authorization, process.env.KEY);
  req.user = (await pool.query('SELECT * FROM users WHERE id = $1', [sub])).rows[0]; next(); } catch (error) { res.status(401).end(); } };
`;
/** `authorized` of one handler behind a guard that makes sure of the caller. */
const authorized = (body: string, more = ''): string => {
  const text = `${START}${more}\napp.post('/x/:id', signedIn, async (req, res, next) => { try { ${body} res.json({}); } catch (error) { next(error); } });`;
  return modelOf({ 'app.js': text }).endpoints[0]!.authorized.is;
};

describe('authorized', () => {
  it.each([
    ['the state of an account', 'if (!req.user.is_2fa_enabled) return res.status(400).end();', 'no'],
    ['whether it is still valid', 'if (!req.user.isValid) return res.status(401).end();', 'no'],
    ['what kind of account it is', "if (req.user.provider !== 'local') return res.status(400).end();", 'no'],
    ['what a profile lacks', 'if (!req.user.phone_number) return res.status(500).end();', 'no'],
    ['a code that was sent', 'if (req.user.login_code !== req.body.code) return res.status(400).end();', 'no'],
    ['how the password is kept', "if (req.user.hash_algorithm !== 'argon2id') return res.status(500).end();", 'no'],
    ['the password of the account', 'if (req.user.password !== req.body.password) return res.status(400).end();', 'no'],
    ['how much was used', 'if (req.user.upload_count >= 10) return res.status(403).end();', 'no'],
    ['whether a name is set', "const of = () => req.user.sub; if (of() === '') return res.status(401).end();", 'no'],
    ['whether a role is set', "if (req.user.role === '') return res.status(403).end();", 'yes'],
    [
      'how much was found and counted',
      'const [, n] = await teams.findAndCount({ owner: req.user.id }); if (n >= 5) return res.status(403).end();',
      'no',
    ],
    ['a role', 'if (!req.user.is_admin) return res.status(403).end();', 'yes'],
    ['a role by its name', "if (req.user.role !== 'admin') return res.status(400).end();", 'yes'],
    ['a permission', 'if (!req.user.can_manage_devices) return res.status(403).end();', 'yes'],
    ['a level', 'if (req.user.level < 3) return res.status(403).end();', 'yes'],
    ['a rank in a list', "if (['a', 'b'].indexOf(req.user.role) < 1) return res.status(403).end();", 'yes'],
    ['a bit among many', 'if (!(req.user.permissions & 8)) return res.status(403).end();', 'yes'],
    ['bits, all of them', 'if ((req.user.permissions & 12) !== 12) return res.status(403).end();', 'yes'],
    ['whose it is', 'if (req.user.id !== req.params.id) return res.status(403).end();', 'yes'],
  ])('asks %s', (_, body, is) => {
    expect(authorized(body)).toBe(is);
  });

  it.each([
    [
      'is their own, whatever is written',
      'db.update(users).set({ name: req.body.name }).where(eq(users.id, req.user.id))',
      'no',
    ],
    ['is made', 'db.insert(notes).values({ owner: req.user.id, text: req.body.text })', 'no'],
    [
      'is changed where it is theirs',
      'db.update(notes).set({ text: req.body.text }).where(and(eq(notes.id, req.params.id), eq(notes.owner, req.user.id)))',
      'yes',
    ],
    [
      'is taken away where it is theirs',
      'db.delete(notes).where(and(eq(notes.id, req.params.id), eq(notes.owner, req.user.id)))',
      'yes',
    ],
  ])('of a row that %s', (_, chain, is) => {
    const tables = `const { drizzle } = require('drizzle-orm/node-postgres'); const { and, eq } = require('drizzle-orm'); const { pgTable, text } = require('drizzle-orm/pg-core');
      const db = drizzle(pool); const users = pgTable('users', { id: text('id'), name: text('name') }); const notes = pgTable('notes', { id: text('id'), owner: text('owner') });`;
    const found = `const [row] = await ${chain}.returning(); if (!row) return res.status(404).end();`;
    expect(authorized(found, tables)).toBe(is);
  });
  it('asks a token for what it has to hold, and not whether it holds that', () => {
    const shape = `const isUser = (it) => typeof it === 'object' && it !== null && 'id' in it && 'role' in it;`;
    expect(authorized('if (!isUser(req.user)) return res.status(400).end();', shape)).toBe('no');
    const role = `const mayWrite = (it) => 'write' in it.permissions;`;
    expect(authorized('if (!mayWrite(req.user)) return res.status(403).end();', role)).toBe('yes');
  });

  it('asks for a row by what the body names, though the caller stands beside it', () => {
    const pay = (where: string): string =>
      `const pay = async (data) => { const { rows: [it] } = await pool.query(${where}); if (!it) throw new Error('none'); };`;
    const call = 'await pay({ ...req.body, user: req.user.id });';
    expect(authorized(call, pay("'SELECT * FROM plans WHERE id = $1', [data.plan]"))).toBe('no');
    expect(authorized(call, pay("'SELECT * FROM plans WHERE id = $1 AND owner = $2', [data.plan, data.user]"))).toBe(
      'yes',
    );
  });
});

describe('a guard that is made for a right, or for none', () => {
  const START_OF = `${START}
const may = (wanted, had) => { if (wanted === 0) return true; if (Array.isArray(wanted)) return wanted.some((it) => !!(had & it)); return !!(had & 2) || !!(had & wanted); };
class User { hasPermission(wanted) { return !!may(wanted, this.permissions); } }`;
  it.each(['!req.user.hasPermission(wanted ?? 0)', '!may(wanted ?? 0, req.user.permissions)'])(
    'asks for one only where it is made with it: %s',
    (refuses) => {
      const text = `${START_OF}
const signedInWith = (wanted) => { const guard = (req, res, next) => { if (!req.user || ${refuses}) { res.status(403).end(); } else { next(); } }; return guard; };
app.get('/none', signedIn, signedInWith(), (req, res) => { res.json({}); });
app.get('/one', signedIn, signedInWith(8), (req, res) => { res.json({}); });
app.get('/any', signedIn, signedInWith([8, 16]), (req, res) => { res.json({}); });`;
      const { endpoints } = modelOf({ 'app.js': text });
      expect(Object.fromEntries(endpoints.map((it) => [it.path, it.authorized.is]))).toEqual({
        '/none': 'no',
        '/one': 'yes',
        '/any': 'yes',
      });
    },
  );
  it('asks whoever is asked, where several have a method of that name', () => {
    const text = `${START_OF} class Group { hasPermission(wanted) { return this.wanted === wanted; } }
app.get('/a', signedIn, (req, res) => { if (!req.user.hasPermission(0)) return res.status(403).end(); res.json({}); });`;
    expect(modelOf({ 'app.js': text }).endpoints[0]!.authorized.is).toBe('yes');
  });
});

describe('authenticated', () => {
  it('is no where what the platform keeps is asked for what the request names', () => {
    const answers = (text: string): readonly string[] =>
      modelOf({
        'app.ts': `import { Hono } from 'hono';\nconst app = new Hono<any>();\n${text}\nexport default app;`,
      }).endpoints.map((it) => it.authenticated.is);
    expect(
      answers(`app.get('/a', async (c) => {
  const all = await c.env.KV.get('providers', 'json'); const { client } = c.req.query();
  const found = all.find((it: any) => it.client === client); if (!found) return c.text('none', 400); return c.json(found); });
app.get('/b', async (c) => {
  const found = await c.env.KV.get(c.req.header('x-api-key')); if (!found) return c.text('none', 401); return c.json({}); });
app.get('/c', async (c) => { if (c.req.header('x-api-key') !== c.env.ADMIN_KEY.trim()) return c.text('none', 401); return c.json({}); });`),
    ).toEqual(['no', 'yes', 'yes']);
  });
});

describe('a guard that branches on the method', () => {
  it('lets no method through with less than it asks of all', () => {
    const text = `${START}
const guard = (req, res, next) => {
  if (!req.user.is_admin && req.user.id !== req.params.id) return res.sendStatus(403);
  else if (req.method === 'PATCH' && !req.user.is_admin) return res.sendStatus(403);
  next(); };
const writing = (req, res, next) => { if (req.method === 'GET') return next(); if (!req.user.is_admin) return res.sendStatus(403); next(); };
app.get('/a/:id', signedIn, guard, (req, res) => res.json({})); app.patch('/a/:id', signedIn, guard, (req, res) => res.json({}));
app.get('/b/:id', signedIn, writing, (req, res) => res.json({})); app.patch('/b/:id', signedIn, writing, (req, res) => res.json({}));`;
    expect(modelOf({ 'app.js': text }).endpoints.map((it) => `${it.method} ${it.path} ${it.authorized.is}`)).toEqual([
      'GET /a/:id yes',
      'PATCH /a/:id yes',
      'GET /b/:id no',
      'PATCH /b/:id yes',
    ]);
  });

  it.each([
    ['if (!req.user.checkCanAccessLibrary(req.params.id)) return res.sendStatus(403);', 'yes'],
    ["if (!req.user.can('write')) return res.sendStatus(403);", 'yes'],
    ['if (!req.user.isEmailVerified()) return res.sendStatus(403);', 'no'],
    ['req.user.checkCanAccessLibrary(req.params.id);', 'unknown'],
  ])('asks somebody what they may: %s', (body, is) => {
    expect(authorized(body)).toBe(is);
  });
});

describe('authorized where helpers ask', () => {
  const HELPERS = `const State = require('@prisma/client').AccountState;
const assertActive = (accountState) => { if (accountState === State.SUSPENDED) throw new Error('suspended'); };
const assertOther = (callerId, targetId) => { if (callerId === targetId) throw new Error('yourself'); };
const assertOwner = (callerId, ownerId) => { if (callerId !== ownerId) throw new Error('not yours'); };
const assertRank = (rank) => { if (rank === State.GUEST) throw new Error('guest'); };
`;
  it.each([
    ['for the state of an account', 'assertActive(req.user.accountState);', 'no'],
    ['whether it is somebody else', 'assertOther(req.user.id, req.params.id);', 'no'],
    ['whether it is somebody else, at once', 'if (req.user.id === req.body.id) return res.status(400).end();', 'no'],
    ['for a rank', 'assertRank(req.user.rank);', 'yes'],
    ['whose it is', 'assertOwner(req.user.id, req.params.id);', 'yes'],
    [
      'whose it is, in its other form',
      'if (req.user.id === req.params.id) return res.json({}); return res.status(403).end();',
      'yes',
    ],
  ])('%s', (_, body, is) => {
    expect(authorized(body, HELPERS)).toBe(is);
  });
});

describe('authorized where a look-up makes sure of what it found', () => {
  const FOUND = `const kindOf = (algorithm) => { if (algorithm === 'argon2id') return 1; if (algorithm === 'scrypt') return 2; return null; };
const found = async (id) => { const row = (await pool.query('SELECT * FROM users WHERE id = $1', [id])).rows[0];
  if (kindOf(row.kdfAlgorithm) === null) throw new Error('unknown algorithm'); return row; };`;
  it('asks for no right where that is how their password is kept', () => {
    expect(authorized('const it = await found(req.user.id); if (!it) return res.status(401).end();', FOUND)).toBe('no');
  });
  it.each([
    ['of what is theirs', "id = $1 AND owner = $2', [id, owner]", 'yes'],
    ['of themselves', "id = $1', [owner]", 'no'],
  ])('reads the state that a function tells by a member, %s', (_, where, is) => {
    const gone = `const gone = async (id, owner) => { const it = await pool.query('DELETE FROM notes WHERE ${where});
      if (it.rowCount !== 1) return { status: 'missing' }; return { status: 'gone' }; };`;
    const body = `const it = await gone(req.params.id, req.user.id); if (it.status === 'missing') return res.status(404).end();`;
    expect(authorized(body, gone)).toBe(is);
  });
  it.each([
    ['their own row', "id = ?').bind(owner)", 'no'],
    ['a row of theirs', "id = ? AND owner = ?').bind(c.req.param('id'), owner)", 'yes'],
  ])('counts the changes of %s', (_, where, is) => {
    const text = `import { Hono } from 'hono'; import { verify } from 'hono/jwt'; const app = new Hono();
      app.use(async (c, next) => { c.set('id', (await verify(c.req.header('Authorization'), c.env.KEY)).sub); await next(); });
      app.post('/x/:id', async (c) => { const owner = c.get('id');
        const it = await c.env.DB.prepare('UPDATE notes SET gone = 1 WHERE ${where}.run();
        if (it.meta.changes !== 1) return c.json({}, 404); return c.json({}); }); export default app;`;
    expect(modelOf({ 'app.js': text }).endpoints[0]!.authorized.is).toBe(is);
  });
});

it('asks a token for its form alone where schemas of it are compiled', () => {
  const text = `const express = require('express'); const { expressjwt } = require('express-jwt'); const Ajv = require('ajv'); const ajv = new Ajv();
    const hasSub = ajv.compile({ type: 'object', properties: { auth: { type: 'object', properties: { sub: { type: 'string' } }, required: ['sub'] } }, required: ['auth'] });
    const isContext = ajv.compile({ type: 'object', properties: { user: { type: 'object' } }, required: ['user'] });
    const subOf = (req) => (hasSub(req) ? req.auth.sub : undefined);
    const isNamed = (req) => { const sub = subOf(req); return sub !== undefined && sub !== ''; };
    const app = express(); app.use(expressjwt({ secret: process.env.KEY, algorithms: ['RS256'], credentialsRequired: false }));
    const guard = (req, res, next) => { if (!('auth' in req) || !isNamed(req) || !isContext(req)) return res.status(401).end(); next(); };
    app.get('/x', guard, (req, res) => { res.json({}); });`;
  const { authenticated, authorized: right } = modelOf({ 'app.js': text }).endpoints[0]!;
  expect([authenticated.is, right.is]).toEqual(['yes', 'no']);
});

describe('authorized by rows of a model', () => {
  const MODELS = `const mongoose = require('mongoose'); 
    const Admin = mongoose.model('Admin', new mongoose.Schema({ name: String })); const User = mongoose.model('User', new mongoose.Schema({ name: String }));
    const Post = mongoose.model('Post', new mongoose.Schema({ likes: [String], owner: String }));`;
  it.each([
    [
      'that they have among those who may',
      'const it = await Admin.findById(req.user.id); if (!it) return res.status(401).end();',
      'yes',
    ],
    [
      'that they have as everybody has',
      'const it = await User.findById(req.user.id); if (!it) return res.status(401).end();',
      'no',
    ],
    [
      'that is theirs',
      'const it = await Post.findOneAndUpdate({ _id: req.params.id, owner: req.user.id }, { text: 1 }); if (!it) return res.status(404).end();',
      'yes',
    ],
    [
      'to which they have not done that so far',
      `const it = await Post.findOneAndUpdate({ _id: req.params.id, likes: { $ne: req.user.id } }, { $addToSet: { likes: req.user.id } }, { new: true }).populate('owner'); if (!it) return res.status(404).end();`,
      'no',
    ],
  ])('%s', (_, body, is) => {
    expect(authorized(body, MODELS)).toBe(is);
  });
});
