// Rights that rest on rows of the caller: looked up by helpers that are handed more than they ask, or by calls that throw.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const START = `import express from 'express'; import jwt from 'jsonwebtoken'; import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient(); const app = express();
app.use((req, res, next) => { req.user = jwt.verify(req.headers.authorization, process.env.KEY); next(); });
const teamOf = async ({ team, user }) => {
  const found = await prisma.team.findFirst({ where: { id: team, members: { some: { user } } } });
  if (!found) throw new Error('none');
  return found;
};
`;
const BOTH = 'const both = (req) => ({ who: req.user, body: req.body });';
const authorized = (body: string, more = ''): string => {
  const text = `${START}${BOTH}${more}app.post('/notes/:id', async (req, res, next) => { try { ${body} res.end(); } catch (error) { next(error); } });`;
  return modelOf({ 'app.ts': text }).endpoints[0]!.authorized.is;
};
const within = (test: string): string => `const filterOf = async ({ id, user, team, kind }) => {
  if (!id.id || ${test}) throw new Error('never');
  const found = await teamOf({ team, user });
  return { id: id.id, team: found.id };
};
const findNote = async ({ id, user, team, kind }) => {
  const where = await filterOf({ id, user, team, kind });
  return await prisma.note.findFirst({ where });
};
`;
const ask = (kind: string): string =>
  `await findNote({ id: { id: req.params.id }, user: req.user.sub, team: req.body.team, kind: ${kind} });`;

it.each([
  ['kind === undefined', 'null', 'yes'],
  ['kind === undefined', 'false', 'yes'],
  ['kind == undefined', '0', 'yes'],
  ['!(kind !== null)', 'undefined', 'yes'],
  // Nobody comes by.
  ['kind === null', 'null', 'no'],
] as const)('asks for what is handed on: %s of %s', (test, kind, is) => {
  expect(authorized(ask(kind), within(test))).toBe(is);
});

it.each([
  ['await prisma.note.findFirstOrThrow({ where: { id: req.params.id, owner: req.user.sub } });', 'yes'],
  ['await prisma.note.findFirstOrThrow({ where: { id: req.params.id, team: { members: { some: { user: req.user.sub } } } } });', 'yes'],
  ['await prisma.note.update({ where: { id: req.params.id, owner: req.user.sub }, data: { a: 1 } });', 'yes'],
  ['await prisma.note.updateMany({ where: { id: req.params.id, owner: req.user.sub }, data: { a: 1 } });', 'no'],
  ['await prisma.note.findFirst({ where: { id: req.params.id, owner: req.user.sub } });', 'no'],
  ['await prisma.note.findFirstOrThrow({ where: { id: req.params.id } });', 'no'],
  ['await prisma.user.findFirstOrThrow({ where: { id: req.user.sub } });', 'no'],
  // What is written is no filter, nor does it matter what else came with the caller.
  ['await prisma.user.update({ where: { id: req.user.sub }, data: { name: req.body.name } });', 'no'],
  ['const it = both(req); await prisma.user.update({ where: { id: it.who.sub }, data: { name: it.body.name } });', 'no'],
] as const)('throws where no row of the caller is found: %s', (body, is) => {
  expect(authorized(body)).toBe(is);
}); // prettier-ignore
