// An empty list counts as true: that one is there refuses nobody, how much is in it does.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (test: string): string =>
  modelOf({
    'app.ts': `import express from 'express';
import jwt from 'jsonwebtoken';
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const app = express();
app.get('/notes', async (req, res) => {
  const user = jwt.verify(req.headers.token, process.env.SECRET);
  const teams = (await prisma.team.findMany({ where: { memberId: user.id } })).filter((it) => !it.members[0].away);
  if (${test}) return res.status(403).end();
  res.json(teams);
});
app.listen(1);`,
  }).endpoints[0]!.authorized.is;

it('is no right where a list is asked whether it is there', () => {
  expect(told('!teams')).toBe('no');
});
it('is one where it is asked whether it holds something', () => {
  expect(told('teams.length === 0')).toBe('yes');
  expect(told('!teams.length')).toBe('yes');
  expect(told('!teams[0]')).toBe('yes');
});
