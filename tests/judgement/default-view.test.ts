// What a rule tells everybody and what only those who ask for all: each program is run as it is run without a word.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { placesOf } from '../../src/engine/causes.ts';
import { audit } from '../../src/audit.ts';
import { unmarked } from './marks.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
/** Lines where the default view tells of a rule, and those that are marked. */
async function shown(rule: string, text: string): Promise<{ told: number[]; marked: number[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'backend-audit-default-'));
  folders.push(folder);
  const program = unmarked('app.ts', text, rule);
  writeFileSync(join(folder, 'app.ts'), program.text);
  const { findings } = await audit(folder, { cache: false, workers: 0, config: {} });
  const told = findings.flatMap(placesOf).filter((each) => each.rule === rule);
  return {
    told: told.map(({ location }) => location.line).sort((a, b) => a - b),
    marked: program.marks.map(({ line }) => line),
  };
}
const application = `import express from 'express';
import jwt from 'jsonwebtoken';
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const app = express();
app.listen(3000);
`;
const signedIn = `app.use((req: any, res, next) => {
  try { req.user = jwt.verify(req.get('authorization') ?? '', process.env.KEY!); } catch { return res.status(401).end(); }
  next();
});
const admin = (req: any, res: any, next: any) => (req.user.role === 'admin' ? next() : res.status(403).end());
`;
const cases: readonly (readonly [rule: string, about: string, text: string])[] = [
  [
    'swallowed-error',
    'what comes back says that it did not work',
    `${application}
import { left, right } from './either';
class StorageError extends Error {}
async function health() { try { await prisma.$queryRaw\`SELECT 1\`; return { database: { status: 'up' } }; } catch { return Promise.resolve({ database: { status: 'down' } }); } }
async function count() { try { return right(await prisma.cake.count()); } catch { return left(new StorageError('no count')); } }
async function first() { try { return await prisma.cake.findMany(); } catch { return []; } } // expect
async function renamed(form) { try { await prisma.cake.update({ where: { id: 1 }, data: { name: 'x' } }); return form; } catch { return message(form, 'No luck', { status: 400 }); } }
app.post('/cakes', async (req, res) => { res.json(await renamed({})); });
app.get('/health', async (req, res) => { res.json(await health()); });
app.get('/cakes/count', async (req, res) => { res.json(await count()); });
app.get('/cakes', async (req, res) => { res.json(await first()); });
`,
  ],
  [
    'missing-not-found',
    'a count that is always there, and a row that may not be',
    `import fastify from 'fastify'; import postgres from 'postgres'; import { sql } from 'drizzle-orm'; import { drizzle } from 'drizzle-orm/postgres-js';
const app = fastify(); const db = drizzle(postgres(process.env.URL!));
app.get('/boxes/:id/cakes', async (req: any) => {
  const counted = await db.execute(sql\`SELECT COUNT(*)::int AS count FROM cakes WHERE box = \${req.params.id}\`);
  const cakes = await db.execute(sql\`SELECT name FROM cakes WHERE box = \${req.params.id} LIMIT 10\`);
  return { cakes, total: counted[0]?.count || 0 };
});
app.get('/cakes/:id', async (req: any) => {
  const found = await db.execute(sql\`SELECT name FROM cakes WHERE id = \${req.params.id}\`);
  return found[0]; // expect
});
app.listen({ port: 3000 });
`,
  ],
  [
    'swallowed-error',
    'what decides the answer, and what goes on beside it',
    `${application}
app.post('/cakes', async (req, res) => {
  prisma.visit.create({ data: {} }).catch(() => {});
  await fetch('https://news.example').catch(() => {});
  try { await prisma.cake.create({ data: { name: String(req.body.name) } }); } catch {} // expect
  res.status(201).end();
});
app.put('/cakes/:id', async (req, res) => {
  try { await prisma.cake.update({ where: { id: req.params.id }, data: {} }); } catch (error) { console.error(error); } // expect
  await told(req.params.id);
  res.status(204).end();
});
async function told(id: string) {
  try { await prisma.note.create({ data: { id } }); } catch (error) { console.error(error); }
  try { work(); } catch {}
}
declare function work(): void;
`,
  ],
  [
    'swallowed-error',
    'a step among others, a record of what was done, and what does nothing that can fail',
    `${application}
app.post('/cakes', async (req, res) => {
  await prisma.cake.create({ data: { name: String(req.body.name) } });
  try { await prisma.box.create({ data: { name: 'new' } }); } catch (error) { console.error(error); }
  res.status(201).end();
});
app.post('/tastings', async (req, res) => {
  try { await prisma.tasting_event.create({ data: {} }); } catch (error) { console.error(error); }
  try { await Promise.allSettled([]); } catch {}
  res.status(204).end();
});
`,
  ],
  [
    'sql-injection',
    'a value between quotes, and parts of a statement',
    `${application}import pg from 'pg';
const pool = new pg.Pool();
export const named = (name: string) => pool.query("SELECT id FROM cakes WHERE name = '" + name + "'"); // expect
export const where = (condition: string) => pool.query('SELECT id FROM cakes WHERE ' + condition);
export const sorted = (order: string) => pool.query('SELECT id FROM cakes ORDER BY ' + order);
`,
  ],
  [
    'unguarded-endpoint',
    'what is said to be open',
    `import { CanActivate, Controller, Delete, ExecutionContext, Injectable, Module, Post, SetMetadata, UnauthorizedException, UseGuards } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import jwt from 'jsonwebtoken';
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const Public = () => SetMetadata('isPublic', true);
@Injectable()
class AuthGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}
  canActivate(context: ExecutionContext) {
    if (this.reflector.getAllAndOverride<boolean>('isPublic', [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest();
    try { request.user = jwt.verify(request.headers.authorization, process.env.KEY!); } catch { throw new UnauthorizedException(); }
    return true;
  }
}
@Controller('cakes')
@UseGuards(AuthGuard)
class CakesController {
  @Delete(':id')
  async remove() { await prisma.cake.deleteMany({}); }
  @Public()
  @Post('votes')
  async vote() { await prisma.cake.updateMany({ data: { votes: 1 } }); }
}
@Controller('pies')
class PiesController {
  @Delete(':id') // expect
  async remove() { await prisma.pie.deleteMany({}); }
}
@Module({ controllers: [CakesController, PiesController] })
class AppModule {}
async function main() { const app = await NestFactory.create(AppModule); await app.listen(3000); }
main();
`,
  ],
  [
    'connection-per-request',
    'one database, and those of others',
    `import express from 'express';
import pg from 'pg';
const app = express();
const open = (customer: any) => new pg.Pool({ host: customer.host, password: customer.password });
app.get('/cakes', async (req, res) => {
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL }); // expect
  res.json(await pool.query('SELECT id FROM cakes'));
});
app.get('/pies', async (req, res) => { res.json(await open(req.query).query('SELECT id FROM pies')); });
app.listen(3000);
`,
  ],
  [
    'nosql-injection',
    'a function that nobody is seen to register',
    `import type { FastifyReply, FastifyRequest } from 'fastify';
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export const run = async (req: FastifyRequest, res: FastifyReply) => {
  const { name } = req.body as { name: string };
  return res.send(await prisma.cake.findFirst({ where: { name } }));
};
`,
  ],
  [
    'query-in-loop',
    'loops of requests, and of the night',
    `${application}
const priceOf = (id: string) => prisma.price.findFirst({ where: { id } });
app.get('/cakes', async (_req, res) => {
  const cakes = await prisma.cake.findMany({ take: 50 });
  res.json(await Promise.all(cakes.map(async ({ id }) => ({ id, boxes: await prisma.box.findMany({ where: { id } }) })))); // expect
});
app.get('/cakes/:id', async (req, res) => { res.json(await priceOf(req.params.id)); });
setInterval(async () => {
  for (const { id } of await prisma.cake.findMany()) console.log(await priceOf(id));
}, 86_400_000);
`,
  ],
  [
    'unvalidated-parameters',
    'forgotten among others',
    `${application}import { z } from 'zod';
const Key = z.object({ id: z.string().uuid() });
app.delete('/cakes/:id', async (req, res) => { const { id } = Key.parse(req.params); await prisma.cake.delete({ where: { id } }); res.end(); });
app.delete('/pies/:id', async (req, res) => { await prisma.pie.delete({ where: { id: req.params.id } }); res.end(); }); // expect
`,
  ],
  [
    'unvalidated-parameters',
    'the way of the application',
    `${application}
app.delete('/cakes/:id', async (req, res) => { await prisma.cake.delete({ where: { id: req.params.id } }); res.end(); });
app.delete('/pies/:id', async (req, res) => { await prisma.pie.delete({ where: { id: req.params.id } }); res.end(); });
`,
  ],
  [
    'permissive-cors',
    'with cookies',
    `${application}import cors from 'cors';
app.use(cors({ origin: true, credentials: true })); // expect
app.post('/cakes', (_req, res) => { res.end(); });
`,
  ],
  [
    'permissive-cors',
    'without',
    `${application}import cors from 'cors';
app.use(cors()); // expect
app.post('/cakes', (_req, res) => { res.end(); });
`,
  ],
  [
    'missing-rate-limit',
    'work that anybody can have done',
    `import express from 'express';
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const app = express(); // expect
app.listen(3000);
app.get('/ip', (req, res) => res.send(req.ip));
app.get('/cakes', async (req, res) => res.json(await prisma.cake.findMany({ take: 5 })));
app.get('/pies', async (req, res) => res.json(await prisma.pie.findMany({ take: 5 })));
app.get('/tarts', async (req, res) => res.json(await prisma.tart.findMany({ take: 5 })));
app.get('/breads', async (req, res) => res.json(await prisma.bread.findMany({ take: 5 })));
`,
  ],
  [
    'missing-rate-limit',
    'a handful of endpoints',
    `import express from 'express';
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const app = express();
app.listen(3000);
app.get('/cakes', async (req, res) => res.json(await prisma.cake.findMany({ take: 5 })));
app.get('/pies', async (req, res) => res.json(await prisma.pie.findMany({ take: 5 })));
`,
  ],
  [
    'missing-rate-limit',
    'few endpoints, at one of which passwords can be tried',
    `import express from 'express';
import bcrypt from 'bcrypt';
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const app = express(); // expect
app.listen(3000);
app.post('/login', express.json(), async (req, res) => {
  const user = await prisma.user.findUnique({ where: { mail: String(req.body.mail) } });
  if (!user || !(await bcrypt.compare(String(req.body.password), user.hash))) return res.status(401).end();
  res.json({ name: user.name });
});
`,
  ],
  [
    'unaudited-mutation',
    'an application that records nothing, and what takes away all rows',
    `import express from 'express';
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const app = express();
app.listen(3000);
app.post('/cakes', async (req, res) => { await prisma.cake.create({ data: { name: String(req.body.name) } }); res.status(201).end(); });
`,
  ],
  [
    'unaudited-mutation',
    'what takes away all rows',
    `import express from 'express';
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const app = express();
app.listen(3000);
app.post('/cakes/wipe', async (req, res) => { await prisma.cake.deleteMany({}); res.status(204).end(); }); // expect
`,
  ],
  [
    'insert-in-loop',
    'what fills an empty database',
    `${application}
const names = ['rye', 'spelt'];
app.post('/setup', async (req, res) => { await seedCakes(); res.status(201).end(); });
async function seedCakes() { for (const name of names) await prisma.cake.create({ data: { name } }); }
app.post('/cakes', async (req, res) => {
  for (const name of req.body.names) await prisma.cake.create({ data: { name } }); // expect
  res.status(201).end();
});
`,
  ],
  [
    'weak-password-policy',
    'the password of an account, and that of another service beside its key',
    `${application}
import { z } from 'zod';
const shop = z.object({ shopId: z.string(), password: z.string().min(1), hmacKey: z.string() });
const person = z.object({
  city: z.string(),
  password: z.string().min(1), // expect
});
app.post('/settings', (req, res) => res.json(shop.parse(req.body)));
app.post('/signup', (req, res) => res.json(person.parse(req.body)));
`,
  ],
  [
    'writes-without-transaction',
    'statements that are prepared, and such as are sent',
    `import Database from 'better-sqlite3';
const db = new Database('x.db');
export class Cakes {
  add; put;
  constructor() {
    this.add = db.prepare('INSERT INTO cakes (name) VALUES (?)');
    this.put = db.prepare('INSERT INTO places (cake) VALUES (?)');
  }
}
export function both(name: string) {
  db.prepare('INSERT INTO cakes (name) VALUES (?)').run(name); // expect
  db.prepare('INSERT INTO places (cake) VALUES (?)').run(name);
}
`,
  ],
  [
    'unlimited-sensitive-endpoint',
    'where somebody comes back to from another service',
    `${application}
app.post('/auth/callback', async (req, res) => {
  const given = await fetch('https://issuer.example/token', { method: 'POST', body: JSON.stringify({ code: req.body.code }) });
  res.json({ token: jwt.sign({ sub: (await given.json()).sub }, process.env.KEY!) });
});
app.put('/login', (req, res) => { res.status(405).end(); });
app.post('/login', async (req, res) => { // expect
  const user = await prisma.user.findUnique({ where: { name: String(req.body.name) } });
  if (user?.password !== req.body.password) return res.status(401).end();
  res.json({ token: jwt.sign({ sub: user.id }, process.env.KEY!) });
});
`,
  ],
  [
    'missing-rate-limit',
    'answers that cost nothing',
    `import express from 'express';
import { rateLimit } from 'express-rate-limit';
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const app = express();
app.listen(3000);
app.get('/ip', (req, res) => res.send(req.ip));
app.use(rateLimit({ limit: 50 }));
app.get('/cakes', async (req, res) => res.json(await prisma.cake.findMany({ take: 5 })));
`,
  ],
  [
    'missing-security-headers',
    'a door for monitors',
    `import express from 'express';
const app = express();
app.get('/health', (_req, res) => { res.json({ ok: true }); });
app.listen(3000);
`,
  ],
  [
    'missing-security-headers',
    'one for people',
    `import express from 'express';
const app = express(); // expect
app.get('/health', (_req, res) => { res.json({ ok: true }); });
app.get('/cakes', (_req, res) => { res.sendFile('/srv/cakes.html'); });
app.listen(3000);
`,
  ],
  [
    'sql-injection',
    'names of columns that are asked for a member',
    `import pg from 'pg';
const pool = new pg.Pool();
export async function chunks(store, owner: string, type: string) {
  return pool.query(\`SELECT id FROM chunks WHERE \${store.column}->>'owner' = $1 AND (\${store.column}->>'index')::int > 3\`, [owner]);
}
export async function named(store, type) {
  return pool.query(\`SELECT id FROM chunks WHERE type = '\${type}'\`); // expect
}
`,
  ],
  [
    'nosql-injection',
    'what was checked before a controller that hands its request on to a service',
    `import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import Joi from 'joi';
import mongoose from 'mongoose';
const Token = mongoose.model('Token', new mongoose.Schema({ text: String }));
const checked = Joi.object({ text: Joi.string().required() });
const check: RequestHandler = (req, res, next) => { const { error } = checked.validate(req.body); if (error) next(error); else next(); };
const revoke: RequestHandler = async (req, res) => { const { text } = req.body; res.json(await Token.findOne({ text })); };
const find: RequestHandler = async (req, res) => { const { text } = req.body; res.json(await Token.findOne({ text })); }; // expect
const revoked = (req: Request, res: Response, next: NextFunction) => revoke(req, res, next);
const found = (req: Request, res: Response, next: NextFunction) => find(req, res, next);
const app = express();
app.post('/revoke', check, revoked);
app.post('/find', check, found);
app.post('/search', found);
app.listen(3000);
`,
  ],
  [
    'unvalidated-body',
    'bodies of which files are taken, and what a helper reads of several methods',
    `${application}${signedIn}
import { z } from 'zod';
const which = (req) => (req.method === 'PATCH' ? req.body.client : req.query.client);
app.post('/pies', async (req, res) => { const { name } = z.object({ name: z.string() }).parse(req.body); await prisma.pie.create({ data: { name } }); res.json(1); });
app.put('/pies/:id', async (req, res) => { const { name } = z.object({ name: z.string() }).parse(req.body); await prisma.pie.update({ where: { id: req.params.id }, data: { name } }); res.json(1); });
app.delete('/pies/:id', async (req, res) => { await prisma.pie.delete({ where: { id: req.params.id, client: String(which(req)) } }); res.json(1); });
app.post('/images', async (req, res) => { await prisma.image.create({ data: { text: String(req.body.image) } }); res.json(1); });
app.post('/cakes', async (req, res) => {
  await prisma.cake.create({ data: { name: String(req.body.name) } }); // expect
  res.json(1);
});
`,
  ],
  [
    'missing-security-headers',
    'one for programs, which no browser shows',
    `import express from 'express';
const app = express();
app.get('/cakes', (_req, res) => { res.json([]); });
app.listen(3000);
`,
  ],
  [
    'unchecked-row',
    'where the caller is answered all the same, and where there is always a row',
    `${application}${signedIn}
app.get('/cakes/:id', async (req, res) => {
  const cake = await prisma.cake.findUnique({ where: { id: req.params.id } });
  res.json({ name: cake.name }); // expect
});
app.get('/pies/:id', async (req, res) => {
  try {
    const pie = await prisma.pie.findUnique({ where: { id: req.params.id } });
    res.json({ name: pie.name });
  } catch { res.status(400).json({ error: 'This could not be done.' }); }
});
app.get('/me', async (req: any, res) => {
  const me = await prisma.user.findUnique({ where: { id: req.user.id } });
  res.json({ name: me.name });
});
`,
  ],
  [
    'missing-role-check',
    'accounts of others, rows that have owners, and what lies between checks',
    `${application}
app.post('/signup', async (req, res) => { await prisma.user.create({ data: { email: String(req.body.email), password: '' } }); res.end(); });
${signedIn}
app.delete('/users/:id', async (req, res) => { await prisma.user.delete({ where: { id: req.params.id } }); res.end(); }); // expect
app.delete('/me', async (req: any, res) => { await prisma.user.delete({ where: { id: req.user.id } }); res.end(); });
app.get('/orders', async (req: any, res) => { res.json(await prisma.order.findMany({ where: { userId: req.user.id } })); });
app.put('/orders/:id', async (req, res) => { await prisma.order.update({ where: { id: req.params.id }, data: { state: 'late' } }); res.end(); }); // expect
app.put('/notes/:id', async (req, res) => { await prisma.note.update({ where: { id: req.params.id }, data: { text: '' } }); res.end(); });
app.get('/shops', admin, async (_req, res) => { res.json(await prisma.shop.findMany()); });
app.delete('/shops/:id', admin, async (req, res) => { await prisma.shop.delete({ where: { id: req.params.id } }); res.end(); });
app.put('/shops/:id/open', async (req, res) => { await prisma.shop.update({ where: { id: req.params.id }, data: { open: true } }); res.end(); }); // expect
app.put('/shops/:id/closed', async (req, res) => { await prisma.shop.update({ where: { id: req.params.id }, data: { open: false } }); res.end(); }); // expect
`,
  ],
  [
    'missing-role-check',
    'a tool in which everyone may do everything',
    `${application}${signedIn}
app.delete('/users/:id', async (req, res) => { await prisma.user.delete({ where: { id: req.params.id } }); res.end(); });
app.put('/tickets/:id', async (req, res) => { await prisma.ticket.update({ where: { id: req.params.id }, data: { state: 'done' } }); res.end(); });
`,
  ],
  [
    'missing-role-check',
    'making a row of one, an invitation, and a change that was forgotten',
    `${application}${signedIn}
const own = async (req: any, res: any, next: any) => {
  const club = await prisma.club.findUnique({ where: { id: req.params.id } });
  if (club?.ownerId !== req.user.id) return res.status(403).end();
  next();
};
app.put('/clubs/:id', own, async (req, res) => { await prisma.club.update({ where: { id: req.params.id }, data: { name: '' } }); res.end(); });
app.delete('/clubs/:id', own, async (req, res) => { await prisma.club.delete({ where: { id: req.params.id } }); res.end(); });
app.post('/clubs', async (req, res) => { await prisma.club.create({ data: { name: String(req.body.name) } }); res.end(); });
app.post('/clubs/invitations', async (req: any, res) => {
  const invitation = await prisma.invitation.findFirst({ where: { token: String(req.body.token) } });
  if (!invitation) return res.status(404).end();
  await prisma.member.create({ data: { club: invitation.clubId, who: req.user.id } });
  res.end();
});
app.patch('/clubs/:id/name', async (req, res) => { await prisma.club.update({ where: { id: req.params.id }, data: { name: '' } }); res.end(); }); // expect
`,
  ],
  [
    'hardcoded-secret',
    'what documentation shows, and what is used',
    `export const route = {
  path: '/login',
  examples: { signIn: { email: 'ada@bakery.example', password: 'S3cure!Passw0rd' } },
  body: { example: { accessToken: 'Xy7Rq0PzLm3TnWc5' } },
};
export const account = { email: 'ada@bakery.example', password: 'S3cure!Passw0rd' }; // expect
`,
  ],
  [
    'unbounded-pool',
    'a driver, and a library that has limits of its own',
    `import knex from 'knex';
import { Pool } from 'pg';
export const pool = new Pool({ connectionString: process.env.A }); // expect
export const db = knex({ client: 'pg', connection: process.env.A });
`,
  ],
  [
    'missing-not-found',
    'absence that is the answer',
    `${application}
app.get('/names/:id/free', async (req, res) => {
  const name = await prisma.name.findUnique({ where: { id: req.params.id } });
  res.json({ free: !name });
});
app.get('/names/:id', async (req, res) => {
  const name = await prisma.name.findUnique({ where: { id: req.params.id } });
  res.json({ name }); // expect
});
`,
  ],
  [
    'swallowed-error',
    'a status that is set, and a question whether something works',
    `import { Controller, Get, Module, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
async function works() {
  try { await prisma.cake.count(); return true; } catch { return false; }
}
@Controller()
class HealthController {
  @Get('health') async health(@Res({ passthrough: true }) res: any) {
    try { await prisma.cake.findMany({ take: 1 }); return 'up'; } catch { res.statusCode = 503; return 'down'; }
  }
  @Get('state') async state(@Res({ passthrough: true }) res: any) {
    try { await prisma.cake.findMany({ take: 1 }); return 'up'; } catch { res.statusCode = 200; return 'down'; } // expect
  }
  @Get('works') async works() { return works(); }
}
@Module({ controllers: [HealthController] }) class AppModule {}
void NestFactory.create(AppModule).then((app) => app.listen(3000));
`,
  ],
];

describe('the default view', () => {
  it.each(cases)('%s: %s', async (rule, _about, text) => {
    const { told, marked } = await shown(rule, text);
    expect(told).toEqual(marked);
  });
});
