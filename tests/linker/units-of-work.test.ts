// What the body of a transaction throws, the call throws: who is refused there goes no further, if it is waited for.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const app = (served: string): string => `import express from 'express';
import jwt from 'jsonwebtoken';
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
class Rules {
  constructor(tx) { this.tx = tx; }
  async of(role, resource, action) { return this.tx.rule.findMany({ where: { role, resource, action } }); }
}
class Work {
  constructor(prisma) { this.prisma = prisma; }
  async execute(fn) { return this.prisma.$transaction(async (tx) => { return fn({ rules: new Rules(tx), tx }); }); }
}
const work = new Work(prisma);
const within = (fn) => prisma.$transaction(fn);
const app = express();
app.use((req, res, next) => {
  try { req.user = jwt.verify(req.headers.authorization, process.env.KEY); next(); } catch { res.sendStatus(401); }
});
const guard = async (req, res, next) => {
  try { ${served} } catch { return res.sendStatus(403); }
  next();
};
app.get('/notes', guard, (req, res) => { res.json([]); });
app.listen(3000);`;
const asked = `if (req.user.role !== 'admin') throw new Error('no');`;

it.each([
  ['written there', `await prisma.$transaction(async (tx) => { ${asked} });`, 'yes'],
  ['handed on', `await within(async () => { ${asked} });`, 'yes'],
  ['handed on in a function', `await work.execute(async ({ tx }) => { ${asked} });`, 'yes'],
  [
    'by its outcome',
    `if (!(await prisma.$transaction(async () => req.user.role === 'admin'))) throw new Error();`,
    'yes',
  ],
  [
    'by rules of what may be done',
    `await work.execute(async ({ rules, tx }) => {
      const mine = await tx.group.findMany({ where: { sub: req.user.sub } });
      const found = (await Promise.all(mine.map((it) => rules.of(it.role, 'note', 'read')))).flat();
      if (found.length === 0) throw new Error('no');
    });`,
    'yes',
  ],
  ['not waited for', `void prisma.$transaction(async () => { ${asked} });`, 'no'],
  [
    'of nobody',
    `await prisma.$transaction(async (tx) => { await tx.visit.create({ data: { at: new Date() } }); });`,
    'no',
  ],
])('a right is asked for in the body of a transaction: %s', (_, served, is) => {
  const [endpoint] = modelOf({ 'app.js': app(served) }, { '@prisma/client': '5.0.0' }).endpoints;
  expect(endpoint?.authorized.is).toBe(is);
});
