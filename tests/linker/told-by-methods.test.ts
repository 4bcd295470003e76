// Outcomes are objects that are asked by a method what came of something: what each class says of itself tells them apart.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const either = `export class Left { constructor(value) { this.value = value; } isLeft() { return true; } isRight() { return false; } }
export class Right { constructor(value) { this.value = value; } isLeft() { return false; } isRight() { return true; } }
export const left = (value) => new Left(value);
export const right = (value) => new Right(value);`;
const app = (guard: string, handler: string): string => `import express from 'express'; import jwt from 'jsonwebtoken';
import { PrismaClient } from '@prisma/client'; import { left, right } from './either.js';
const db = new PrismaClient(); const app = express();
const signed = (req, res, next) => { try { req.user = jwt.verify(req.headers.authorization, process.env.KEY); next(); } catch { res.sendStatus(401); } };
const keyed = (key) => (key === process.env.API_KEY ? right(1) : left('bad'));
const removed = async ({ id, who }) => {
  const row = await db.post.findUnique({ where: { id } });
  if (!row) return left('none');
  if (row.authorId !== who) return left('not yours');
  return right(row);
};
app.delete('/posts/:id', ${guard}, async (req, res) => { ${handler} });
app.listen(3000);`;
const answers = (guard: string, handler: string): string => {
  const { endpoints } = modelOf({ 'app.js': app(guard, handler), 'either.js': either }, {});
  return `${endpoints[0]!.authenticated.is} ${endpoints[0]!.authorized.is}`;
};

describe('an outcome of a class of the project', () => {
  it('refuses who is not the owner where it is asked for the left one', () => {
    const remove = `const it = await removed({ id: req.params.id, who: req.user.sub }); if (it.isLeft()) return res.sendStatus(400); res.json(it.value);`;
    expect(answers('signed', remove)).toBe('yes yes');
  });
  it('refuses nobody where the answer goes on all the same', () => {
    const remove = `const it = await removed({ id: req.params.id, who: req.user.sub }); if (it.isLeft()) console.log('left'); res.json(it.value);`;
    expect(answers('signed', remove)).toBe('yes no');
  });
  it('makes sure of a key that was compared', () => {
    const guard = `(req, res, next) => { if (keyed(req.headers['x-api-key']).isRight()) return next(); res.sendStatus(401); }`;
    expect(answers(guard, 'res.json(1);')).toMatch(/^yes /);
    expect(answers(guard.replace('isRight', 'isLeft'), 'res.json(1);')).not.toMatch(/^yes /);
  });
});

describe('an outcome of a package', () => {
  const withPackage = (work: string): string => {
    const text = `import express from 'express'; import { ok, err, errAsync, okAsync, safeTry, ResultAsync } from 'neverthrow';
import { PrismaClient } from '@prisma/client'; const db = new PrismaClient(); const app = express();
const find = (token) => ResultAsync.fromPromise(db.session.findUnique({ where: { token } }), (e) => e);
const chained = (token) => find(token).andThen((it) => (it ? okAsync(it) : errAsync('none')));
const generated = (token) => safeTry(async function* () { const it = yield* find(hash(token)); return ok(it ?? null); });
const post = (id) => ResultAsync.fromPromise(db.post.findUnique({ where: { id } }), (e) => e);
const check = (key) => (key === process.env.API_KEY ? ok(true) : err('bad'));
app.post('/x', async (req, res, next) => { ${work} }, async (req, res) => { res.json(await db.item.create({ data: {} })); });
app.listen(3000);`;
    return modelOf({ 'app.js': text }, { neverthrow: '8.0.0' }).endpoints[0]!.authenticated.is;
  };
  it.each([
    ['a key', `const it = check(req.headers['x-api-key']); if (it.isErr()) return res.sendStatus(401); next();`],
    [
      'a row',
      `const it = await chained(req.headers.authorization); if (it.isErr()) return res.sendStatus(401); next();`,
    ],
    [
      'what a generator gives',
      `const it = await generated(req.headers.authorization); if (!it.value) return res.sendStatus(401); next();`,
    ],
  ])('is not known where it was asked about %s', (_, work) => {
    expect(withPackage(work)).toBe('unknown');
  });
  it('is none of the caller where they named a row', () => {
    expect(withPackage(`const it = await post(req.body.id); if (it.isErr()) return res.sendStatus(400); next();`)).toBe(
      'no',
    );
  });
});
