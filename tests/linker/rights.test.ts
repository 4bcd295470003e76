// Which questions of a handler are rights of the caller, and which only ask whether something is there.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const START = `const express = require('express'); const jwt = require('jsonwebtoken'); const { Pool } = require('pg');
const app = express(); const pool = new Pool(); app.use(express.json());
const signedIn = (req, res, next) => { req.user = jwt.verify(req.headers.authorization, process.env.KEY); next(); };
`;
/** `authorized` by path. */
const authorized = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(modelOf({ 'app.js': START + text }).endpoints.map((it) => [it.path, it.authorized.is]));
/** `authenticated` by path. */
const authenticated = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(modelOf({ 'app.js': START + text }).endpoints.map((it) => [it.path, it.authenticated.is]));

describe('authorized', () => {
  it('is the same for each of many handlers that ask one helper, however many they are', () => {
    const count = 70;
    const handlers = Array.from(
      { length: count },
      (_, at) => `const list${String(at)} = async (req, res) => { res.json(await need(req)); };
app.get('/teams${String(at)}/:id', async (req, res, next) => { try { await list${String(at)}(req, res); } catch (error) { next(error); } });`,
    );
    const answers =
      authorized(`const session = async (req) => { try { return jwt.verify(req.get('authorization'), process.env.KEY); } catch { return null; } };
const member = async (user, team) => (await pool.query('SELECT role FROM members WHERE user_id = $1 AND team_id = $2', [user, team])).rows[0];
const need = async (req) => {
  const known = await session(req); if (!known) throw new Error('401');
  const found = await member(known.sub, req.params.id); if (!found) throw new Error('403'); return found; };
app.get('/free/:id', async (req, res) => { res.json(await member(req.query.user, req.params.id)); });
${handlers.join('\n')}`);
    const each = Array.from({ length: count }, (_, at) => [`/teams${String(at)}/:id`, 'yes']);
    expect(answers).toEqual({ '/free/:id': 'no', ...Object.fromEntries(each) });
  });

  it('hangs on the caller: what one caller of a wrapper hands over is nothing of the others', () => {
    const answers = authorized(`class Store { first(sql, params = []) { return pool.query(sql, params).rows[0]; } }
const store = new Store();
app.get('/file/:id', signedIn, (req, res) => {
  const file = store.first('SELECT id FROM files WHERE id = $1', [req.params.id]); if (!file) return res.status(400).end(); res.json(file); });
app.get('/mine/:id', signedIn, (req, res) => {
  const file = store.first('SELECT id FROM files WHERE id = $1 AND owner = $2', [req.params.id, req.user.id]); if (!file) return res.status(404).end(); res.json(file); });`);
    expect(answers).toEqual({ '/file/:id': 'no', '/mine/:id': 'yes' });
  });

  it('is no where a setting is asked by its name, from however many places others are', () => {
    const count = 70;
    const handlers = Array.from(
      { length: count },
      (_, at) => `app.get('/page${String(at)}', async (req, res) => {
  if (!(await service.isOpen())) return res.status(403).end(); res.json({}); });`,
    );
    const answers = authorized(`class Settings {
  async load() { this.rows = (await pool.query('SELECT * FROM settings')).rows; }
  get(key) { const row = this.rows.filter((it) => \`\${it.category}.\${it.name}\` == key)[0]; if (!row) throw new Error(key); return row.value; }
}
class Service {
  constructor(settings) { this.settings = settings; }
  async isOpen() { return this.settings.get('page.open') && this.isOn(); }
  async isOn() { return this.settings.get('page.on'); }
  async named(user) { return this.settings.get(user.sub); }
}
const service = new Service(new Settings());
app.get('/own', signedIn, async (req, res) => { res.json(await service.named(req.user)); });
${handlers.join('\n')}`);
    const each = Array.from({ length: count }, (_, at) => [`/page${String(at)}`, 'no']);
    expect(answers).toEqual({ '/own': 'yes', ...Object.fromEntries(each) });
  });

  it('is conditional where only some come by the question', () => {
    const answers = authorized(`app.get('/open-or-own/:id', signedIn, async (req, res) => {
  const { rows: [note] } = await pool.query('SELECT open, owner FROM notes WHERE id = $1', [req.params.id]);
  if (!note.open) { if (note.owner !== req.user.id) return res.status(403).end(); }
  res.json(note); });`);
    expect(answers).toEqual({ '/open-or-own/:id': 'conditional' });
  });

  it('hangs on whose it is, or who administers: as both, in any order, as one of them where the other is not told', () => {
    const handler = (test: string): string =>
      `app.get('/users/:id', signedIn, (req, res) => { if (${test}) return res.status(401).end(); res.json({}); });`;
    const own = 'req.user.id !== Number(req.params.id)';
    const isSet = 'req.user.id !== Number(process.env.ADMIN || 1)';
    expect(authorized(handler(`${own} && ${isSet}`))).toEqual({ '/users/:id': 'yes' });
    expect(authorized(handler(`${isSet} && ${own}`))).toEqual({ '/users/:id': 'yes' });
    expect(authorized(handler(`${own} && !open.has(req.path)`))).toEqual({ '/users/:id': 'conditional' });
    expect(authorized(handler(`!open.has(req.path) && ${own}`))).toEqual({ '/users/:id': 'conditional' });
    expect(authorized(handler('req.user.id !== undefined && closed'))).toEqual({ '/users/:id': 'no' });
  });

  it('is asked by functions that compare as well', () => {
    const handler = (imports: string, test: string): string =>
      `${imports} app.get('/users/:id', signedIn, (req, res) => { if (${test}) return res.status(401).end(); res.json({}); });`;
    const node = "const util = require('node:util');";
    expect(authorized(handler(node, '!util.isDeepStrictEqual(req.user.id, req.params.id)'))).toEqual({
      '/users/:id': 'yes',
    });
    expect(authorized(handler(node, '!util.isDeepStrictEqual(req.query.id, req.params.id)'))).toEqual({
      '/users/:id': 'no',
    });
  });

  it('is no where both answers of the question lead on', () => {
    const answers = authorized(`app.get('/more', signedIn, (req, res) => {
  if (req.user.role === 'admin') console.log('an administrator'); res.json({}); });
app.get('/either', signedIn, (req, res) => { if (req.user.role === 'admin') res.json({ all: 1 }); else res.json({ own: 1 }); });
app.get('/listed', signedIn, (req, res) => { if (req.user.roles.includes('admin')) console.log('an administrator'); res.json({}); });`);
    expect(answers).toEqual({ '/more': 'no', '/either': 'no', '/listed': 'no' });
  });

  it('is no where it is asked what is paid for, yes where the role in the same row is', () => {
    const handler = (member: string): string => `
app.get('/notes', signedIn, async (req, res) => {
  const { rows: [it] } = await pool.query('SELECT * FROM accounts WHERE user_id = $1', [req.user.id]);
  if (!it || !it.${member}) return res.status(402).end();
  res.json({}); });`;
    for (const member of ['stripe_subscription_id', 'plan', 'current_period_end'])
      expect(authorized(handler(member))).toEqual({ '/notes': 'no' });
    expect(authorized(handler('may_write'))).toEqual({ '/notes': 'yes' });
  });

  it('is no where it is asked only until when a session holds, yes where its role is', () => {
    const session = `const session = (await pool.query('SELECT user_id, role, expires_at FROM sessions WHERE token = $1', [req.headers['x-session-token']])).rows[0];
  if (!session || session.expires_at < Date.now()) return res.status(401).end();`;
    const answers = authorized(`app.post('/password', async (req, res) => { ${session} res.json({}); });
app.post('/users', async (req, res) => { ${session} if (session.role !== 'admin') return res.status(400).end(); res.json({}); });`);
    expect(answers).toEqual({ '/password': 'no', '/users': 'yes' });
  });

  it('is yes where a service says with the status of its result who may not', () => {
    const service = (test: string): string => `
async function remove(userId, id) {
  const { rows: [note] } = await pool.query('SELECT owner FROM notes WHERE id = $1', [id]);
  if (!note) return { status: 404, response: 'nothing there' };
  if (${test}) return { status: 403, response: 'not yours' };
  await pool.query('DELETE FROM notes WHERE id = $1', [id]);
  return { status: 200, response: note };
}
app.delete('/notes/:id', signedIn, async (req, res) => {
  const removed = await remove(req.user.id, Number(req.params.id)); return res.status(removed.status).json(removed.response); });`;
    expect(authorized(service('note.owner !== userId'))).toEqual({ '/notes/:id': 'yes' });
    expect(authorized(service('note.locked'))).toEqual({ '/notes/:id': 'no' });
  });
});

describe('authenticated', () => {
  it('is no where only a message about somebody has to go out, which gives nobody a right either', () => {
    const handler = `const mailer = require('nodemailer').createTransport({});
app.post('/signup', async (req, res) => {
  const { rows: [user] } = await pool.query('INSERT INTO users VALUES ($1, $2) RETURNING *', [req.body.email, req.user?.id]);
  const mail = await mailer.sendMail({ to: user.email, text: user.token });
  if (!mail.accepted.length) throw new Error('not sent');
  res.json({}); });
app.use(signedIn); app.get('/x', (req, res) => res.end());`;
    expect(authenticated(handler)).toEqual({ '/signup': 'no', '/x': 'yes' });
    expect(authorized(handler)).toEqual({ '/signup': 'no', '/x': 'no' });
  });

  it('is no for what exchanges a token of the body, in a function of its own as well', () => {
    const handler = (from: string): string => `
const { jwtVerify } = require('jose');
async function verified(token) { const { payload } = await jwtVerify(token, keys, {}); if (!payload.sub) throw Error('whose?'); return payload; }
app.post('/x', async (req, res) => {
  let claims; try { claims = await verified(${from}); } catch { return res.status(401).end(); }
  const { rows: [user] } = await pool.query('SELECT * FROM users WHERE sub = $1', [claims.sub]);
  if (!user) return res.status(404).end();
  res.json(user); });`;
    expect(authenticated(handler('req.body.token'))).toEqual({ '/x': 'no' });
    expect(authenticated(handler('req.headers.authorization'))).toEqual({ '/x': 'yes' });
  });

  it('is told of a handler that calls what hands itself on', () => {
    const { endpoints, failed } = modelOf({
      'app.js': `${START}const plain = (it) => { if (!Array.isArray(it)) return it; return it.map(plain); };
app.get('/plain', signedIn, (req, res) => res.json(plain(req.body)));`,
    });
    expect(failed).toEqual([]);
    expect(endpoints.map((it) => it.authenticated.is)).toEqual(['yes']);
  });
  it('is told of a handler that gives back what a loop has set', () => {
    const { endpoints, failed } = modelOf({
      'app.js': `${START}app.post('/paid', signedIn, async (req, res) => {
  let paid = false;
  for await (const bill of pool.query('SELECT id FROM bills')) { if (bill.id !== req.body.id) continue; await pool.query('UPDATE bills SET paid = true'); paid = true; }
  return paid;
});`,
    });
    expect(failed).toEqual([]);
    expect(endpoints.map((it) => it.authenticated.is)).toEqual(['yes']);
  });
  it('is unknown where what answers a request is handed to what is not described, and no where only something of it is', () => {
    const { endpoints } = modelOf({
      'app.js': `const express = require('express'); const { Server } = require('@tus/server'); const other = require('unread'); const relay = require('./missing');
const app = express(); const uploads = new Server({ path: '/uploads' });
app.post('/method', async (req, res) => { await uploads.handle(req, res); });
app.post('/function', (req, res) => other(req, res));
app.post('/unresolved', (req, res) => { relay(req, res); });
app.post('/body', async (req, res) => { await other(req.body); res.json({}); });
app.post('/logged', (req, res) => { console.log(req, res); other.log(req); res.json({}); });`,
      'koa.js': `const Koa = require('koa'); const Router = require('@koa/router'); const other = require('unread'); const app = new Koa(); const r = new Router();
r.post('/context', async (ctx) => { await other.handle(ctx); });
r.post('/platform', async (ctx) => { ctx.respond = false; other(ctx.req, ctx.res); });
r.post('/context-logged', async (ctx) => { other.log(ctx); ctx.body = 1; });
app.use(r.routes()); app.listen(1);`,
      'fastify.js': `const { Server } = require('@tus/server'); const app = require('fastify')(); const uploads = new Server({ path: '/uploads' });
app.post('/raw', async (req, reply) => { reply.hijack(); await uploads.handle(req.raw, reply.raw); });
app.post('/sent', async (req, reply) => { reply.send({}); }); app.listen({ port: 1 });`,
    });
    expect(Object.fromEntries(endpoints.map((it) => [it.path, it.authenticated.is]))).toEqual({
      '/method': 'unknown',
      '/function': 'unknown',
      '/unresolved': 'unknown',
      '/body': 'no',
      '/logged': 'no',
      '/context': 'unknown',
      '/platform': 'unknown',
      '/context-logged': 'no',
      '/raw': 'unknown',
      '/sent': 'no',
    });
  });
});

it.each(["import { Jwt } from 'hono/utils/jwt';", "import { verify } from 'hono/jwt'; const Jwt = { verify };"])(
  'a token that stands in the raw request of Hono is verified, and what a prepared statement changes is seen: %s',
  (imported) => {
    const { endpoints } = modelOf({
      'app.ts': `import { Hono } from 'hono'; ${imported}
const app = new Hono();
app.use('/own/*', async (c, next) => {
  const token = c.req.raw.headers.get('x-user-token'); if (!token) return c.text('no', 401);
  try { c.set('payload', await Jwt.verify(token, c.env.SECRET, 'HS256')); } catch { return c.text('no', 401); }
  await next(); });
app.use('/read/*', async (c, next) => { console.log(c.req.raw.headers.get('x-user-token')); await next(); });
app.delete('/own/:id', async (c) => { await c.env.DB.prepare('DELETE FROM mails WHERE id = ?').bind(c.req.param('id')).run(); return c.json({}); });
app.get('/read/:id', async (c) => c.json(await c.env.DB.prepare('SELECT * FROM mails WHERE id = ?').bind(c.req.param('id')).all()));
export default app;`,
    });
    expect(endpoints.map((it) => [it.path, it.authenticated.is, it.audited.is])).toEqual([
      ['/own/:id', 'yes', 'no'],
      ['/read/:id', 'no', 'not-applicable'],
    ]);
  },
);

it('a look-up of the caller by a role or a flag asks for a right, one by the state of an account asks for none', () => {
  const find = (path: string, filter: string, options = ''): string =>
    `app.get('${path}', signedIn, async (req, res) => {
  const found = await Member.findOne({ ${filter} }${options}); if (!found) return res.status(403).end(); res.json(1); });
`;
  const answers = authorized(`const mongoose = require('mongoose');
const Member = mongoose.model('Member', new mongoose.Schema({ role: String, active: Boolean }));
const Role = mongoose.model('Role', new mongoose.Schema({ name: String }));
${find('/role', "user: req.user.sub, role: 'admin'")}
${find('/flag', 'user: req.user.sub, isAdmin: true')}
${find('/active', 'user: req.user.sub, active: true')}
${find('/owner', 'ownerId: req.user.sub')}
${find('/column', 'user: req.user.sub', ', { role: 1 }')}
app.get('/id', signedIn, async (req, res) => {
  const role = await Role.findOne({ name: 'admin' });
  const rows = await Member.find({ user: req.user.sub, roleId: role._id }); if (!rows.length) return res.status(403).end(); res.json(1); });`);
  expect(answers).toEqual({
    '/role': 'yes',
    '/flag': 'yes',
    '/active': 'no',
    '/owner': 'no',
    '/column': 'no',
    '/id': 'yes',
  });
});

it('what a promise gives instead of failing is whatever it is', () => {
  const guard = (name: string, instead: string): string => `
const ${name} = async (req, res, next) => {
  const user = await verify(req.headers.authorization).catch(${instead});
  if (!user) return res.status(401).end(); next(); };
app.get('/${name}', ${name}, (req, res) => res.json(1));`;
  const answers = authenticated(`const verify = async (token) => jwt.verify(token, process.env.KEY);
${guard('nothing', '() => null')}
${guard('silence', '() => {}')}
${guard('thrower', '() => { throw new Error() }')}
${guard('somebody', '() => ({ id: 1 })')}`);
  expect(answers).toEqual({ '/nothing': 'yes', '/silence': 'yes', '/thrower': 'yes', '/somebody': 'conditional' });
});

describe('what the caller may is looked up by their role', () => {
  const start = `const MAY = { admin: ['all', 'write'], reader: [] };
const list = (it) => (Array.isArray(it) ? it : [it]);
const has = async (role, wanted) => list(wanted).some((it) => MAY[role]?.includes(it));
const may = async (user) => { if (!user) return false; if (user.isAdmin) return true; return has(user.role, 'write'); };
`;
  it.each([
    ["!MAY[req.user.role]?.includes('write')", 'yes'],
    ['!(await has(req.user.role, req.params.id))', 'yes'],
    ['!(await may(req.user))', 'yes'],
    ['(req.body.team && !(await may(req.user, req.body.team))) || !(await may(req.user))', 'yes'],
    ["!MAY[req.params.id]?.includes('write')", 'no'],
  ])('in a table that is written out: %s', (test, is) => {
    const text = `${start}app.post('/x/:id', signedIn, async (req, res) => { if (${test}) return res.status(401).end(); res.json({}); });`;
    expect(authorized(text)).toEqual({ '/x/:id': is });
  });
});

describe('a look-up that is told by a function what to look for', () => {
  const member = (where: string): string =>
    modelOf({
      'db.ts': `import { drizzle } from 'drizzle-orm/node-postgres'; import * as schema from './schema.ts'; export const db = drizzle(process.env.DB!, { schema });`,
      'schema.ts': `import { pgTable, text } from 'drizzle-orm/pg-core'; export const member = pgTable('member', { userId: text('user_id'), teamId: text('team_id') });`,
      'app.ts': `import express from 'express'; import jwt from 'jsonwebtoken'; import { db } from './db.ts';
const app = express(); app.use(express.json());
app.use((req, res, next) => { try { req.user = jwt.verify(req.headers.authorization, process.env.KEY); } catch { return res.status(401).end(); } next(); });
app.post('/sites', async (req, res) => {
  const found = await db.query.member.findFirst({ where: ${where} });
  if (!found) return res.status(403).end();
  res.json({ ok: 1 });
});
app.listen(1);`,
    }).endpoints[0]!.authorized.is;

  it('asks about the caller where that function compares with who is calling', () => {
    expect(member('(row, { and, eq }) => and(eq(row.userId, req.user.id), eq(row.teamId, req.body.team))')).toBe('yes');
    expect(
      member(
        'function (row, { eq, and }) { const own = eq(row.userId, req.user.id); return and(own, eq(row.teamId, req.body.team)); }',
      ),
    ).toBe('yes');
    expect(member('(row, { eq }) => eq(row.teamId, req.body.team)')).toBe('no');
  });
});

it('that somebody is not the other one is no right, whatever they are known by', () => {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const jwt = require('jsonwebtoken'); const mongoose = require('mongoose');
const User = mongoose.model('User', new mongoose.Schema({ name: String, email: String })); const app = express();
const guard = (req, res, next) => { try { req.user = jwt.verify(req.get('authorization'), process.env.KEY); next(); } catch { res.sendStatus(401); } };
const follow = async (followerEmail, name) => { const user = await User.findOne({ name }); if (user?.email === followerEmail) throw new Error('oneself'); return user; };
app.post('/follow/:name', guard, async (req, res, next) => { try { res.json(await follow(req.user.email, req.params.name)); } catch (error) { next(error); } });`,
  });
  expect(endpoints.map((it) => it.authorized.is)).toEqual(['no']);
});

it('a page that says what failed serves nobody', () => {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const jwt = require('jsonwebtoken'); const mongoose = require('mongoose');
const Story = mongoose.model('Story', new mongoose.Schema({ user: String, text: String })); const app = express();
const guard = (req, res, next) => { try { req.user = jwt.verify(req.get('authorization'), process.env.KEY); next(); } catch { res.sendStatus(401); } };
const own = (page) => async (req, res) => { try { const story = await Story.findById(req.params.id); if (!story) return res.render(page);
  if (story.user != req.user.id) { res.redirect('/stories'); } else { res.render('stories/edit', { story }); } } catch (error) { console.error(error); return res.render('error/500'); } };
app.get('/a/:id', guard, own('error/404')); app.get('/b/:id', guard, own('stories/empty'));`,
  });
  expect(endpoints.map((it) => `${it.path} ${it.authorized.is}`)).toEqual(['/a/:id yes', '/b/:id conditional']);
});
