// Whether a credential is still good is no right: its claims beside the rows of whoever showed it, and until when it holds.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (files: Readonly<Record<string, string>>): string[] =>
  modelOf(files).endpoints.map((each) => `${each.path} ${each.authenticated.is} ${each.authorized.is}`);

it('is asked of claims and rows of their own by everybody who is let in', () => {
  const text = `import express from 'express'; import jwt from 'jsonwebtoken'; import { Sequelize } from 'sequelize';
const sequelize = new Sequelize(process.env.DB!); const app = express(); app.use(express.json());
const names = new Map([[1, 'Admin'], [2, 'Reader']]);
const claimsOf = (token: any): any => { try { return jwt.verify(token, process.env.S as string); } catch { return null; } };
const isMember = async (user: number, company: number) => {
  const found = (await sequelize.query('SELECT COUNT(*) > 0 AS belongs FROM users WHERE id = :user AND company = :company', { replacements: { user, company } })) as any;
  return found[0][0];
};
const userOf = async (id: number) => { const [users] = await sequelize.query('SELECT * FROM users WHERE id = :id', { replacements: { id } }); return users[0] as any; };
const known = async (req: any, res: any, next: any) => {
  const claims = claimsOf(req.headers.authorization?.split(' ')[1]);
  if (!claims) return res.status(401).json({});
  if (claims.expire < Date.now()) return res.status(406).json({});
  if (!claims.id || typeof claims.id !== 'number' || !claims.roleName || typeof claims.roleName !== 'string') return res.status(400).json({});
  const member = await isMember(claims.id, claims.company); if (!member.belongs) return res.status(403).json({});
  const user = await userOf(claims.id); if (claims.roleName !== names.get(user.role_id)) return res.status(403).json({});
  req.userId = claims.id; req.role = claims.roleName; next();
};
const only = (roles: string[]) => (req: any, res: any, next: any) => { if (!roles.includes(req.role)) return res.status(403).json({}); next(); };
app.get('/any', known, (req, res) => res.json(1));
app.get('/few', known, only(['Admin']), (req, res) => res.json(1));
app.listen(1);`;
  expect(told({ 'app.ts': text })).toEqual(['/any yes no', '/few yes yes']);
});
it('is asked of the secret in it and of what is kept of that', () => {
  const text = `import fastify from 'fastify'; import fp from 'fastify-plugin'; import { Kysely } from 'kysely'; import { createHash } from 'crypto';
const db: any = new Kysely<any>({} as any);
const sha = (text: string) => createHash('sha256').update(text).digest('hex');
const parse = (token: string) => { const [id, secret] = token.split('_'); return id && secret ? { id, secret } : null; };
const fits = (secret: string, salt: string, hash: string): boolean => { const made = sha(secret + salt); return made === hash; };
const verify = async (shown: { id: string; secret: string }) => {
  const device = await db.selectFrom('devices').selectAll().where('id', '=', shown.id).executeTakeFirst();
  if (!device) return { authenticated: false };
  if (!fits(shown.secret, device.salt, device.hash)) return { authenticated: false };
  return { authenticated: true, account: { id: device.account_id } };
};
const known = fp((f: any, _: any, done: any) => {
  f.addHook('onRequest', async (req: any, reply: any) => {
    const token = req.headers.authorization; if (!token) return reply.code(401).send({});
    const shown = parse(token); if (!shown) return reply.code(401).send({});
    const found: any = await verify(shown); if (!found.authenticated) return reply.code(401).send({});
    req.account = found.account;
  });
  done();
});
const app = fastify();
app.register(async (i: any) => { i.register(known); i.patch('/me', async (req: any) => db.updateTable('accounts').set({ name: req.body.name }).where('id', '=', req.account.id).execute()); });
app.listen({ port: 1 });`;
  expect(told({ 'app.ts': text })).toEqual(['/me yes no']);
});
it('is asked of the claims of a token that is being verified, whatever they are called', () => {
  const text = `import express from 'express'; import jwt from 'jsonwebtoken'; import { jwtVerify } from 'jose';
const app = express(); app.use(express.json());
const read = (req) => jwt.verify(req.headers.authorization, process.env.KEY);
const claimed = async (req) => { const { payload } = await jwtVerify(req.headers.authorization, process.env.KEY); return payload; };
app.get('/events', (req, res) => { const it = read(req); if (!it.events) return res.status(400).json({}); res.json({}); });
app.get('/team', async (req, res) => { const it = await claimed(req); if (!it.organization) return res.status(401).json({}); res.json({}); });
app.get('/issuer', (req, res) => { const it = read(req); if (it.iss !== 'https://id' || it.aud !== process.env.AUDIENCE) return res.status(401).json({}); res.json({}); });
app.get('/audience', (req, res) => { const it = read(req); if (!['a', 'b'].includes(it.aud)) return res.status(401).json({}); res.json({}); });
app.get('/roles', (req, res) => { const it = read(req); if (!it.roles) return res.status(403).json({}); res.json({}); });
app.get('/flag', (req, res) => { const it = read(req); if (!it.isEditor) return res.status(403).json({}); res.json({}); });
app.get('/one', (req, res) => { const it = read(req); if (it.sub !== process.env.ADMIN) return res.status(403).json({}); res.json({}); });
app.get('/kept', (req, res, next) => { req.user = read(req); next(); }, (req, res) => { if (!req.user.editor) return res.status(403).json({}); res.json({}); });
app.listen(1);`;
  expect(told({ 'app.js': text })).toEqual([
    '/events yes no',
    '/team yes no',
    '/issuer yes no',
    '/audience yes no',
    '/roles yes yes',
    '/flag yes yes',
    '/one yes yes',
    '/kept yes yes',
  ]);
});
it('is no question of a row, where some have no role at all', () => {
  const text = `import express from 'express'; import jwt from 'jsonwebtoken'; import { Pool } from 'pg';
const app = express(); const pool = new Pool();
const known = async (req, res, next) => {
  const { sub } = jwt.verify(req.headers.authorization, process.env.KEY);
  const { rows: [user] } = await pool.query('SELECT * FROM users WHERE id = $1', [sub]); if (!user) return res.status(404).json({});
  if (!user.roleId) return res.status(403).json({}); next();
};
app.get('/x', known, (req, res) => res.json({})); app.listen(1);`;
  expect(told({ 'app.js': text })).toEqual(['/x yes yes']);
});
