// Whoever is calling is written out as nobody at first, and filled in where they are made sure of.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const app = (
  found: string,
  guard: string,
): string => `const express = require('express'); const jwt = require('jsonwebtoken');
const { PrismaClient } = require('@prisma/client'); const db = new PrismaClient(); const app = express();
app.use(async (req, res, next) => {
  const external = { uid: null, user: null, error: null };
  const token = req.headers.authorization;
  if (token) { try { ${found} } catch (error) { external.error = error.message; } }
  req.external = external;
  next();
});
app.get('/a', (req, res, next) => { const { external } = req; ${guard} next(); }, (req, res) => res.json(1));
app.listen(3);`;
const verified = `const read = jwt.verify(token, process.env.KEY); external.uid = read.uid; external.user = await db.user.findUnique({ where: { id: read.uid } });`;
const refuses = `if (external.error) return res.sendStatus(401); if (!external.uid || !external.user) return res.sendStatus(403);`;
const is = (found: string, guard: string): string =>
  modelOf({ 'app.js': app(found, guard) }).endpoints[0]!.authenticated.is;

describe('a member that is filled later', () => {
  it('tells who is calling where nobody goes on without it', () => {
    expect(is(verified, refuses)).toBe('yes');
  });
  it('does not tell who is calling where only the failure is refused', () => {
    expect(is(verified, `if (external.error) return res.sendStatus(401);`)).not.toBe('yes');
  });
  it('is anything where nothing was verified', () => {
    const decoded = `const read = jwt.decode(token); external.uid = read.uid; external.user = read;`;
    expect(is(decoded, refuses)).not.toBe('yes');
  });
});
