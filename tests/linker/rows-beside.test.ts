// Of several that are waited for together each is what it is, and rows of other tables that come with a row tell of these alone.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const START = `const express = require('express'); const jwt = require('jsonwebtoken');
const app = express(); app.use(express.json());
const signedIn = (req, res, next) => { try { req.user = jwt.verify(req.headers.authorization, process.env.KEY); next(); } catch { res.status(401).end(); } };
`;
const authorized = (start: string, body: string, files: Readonly<Record<string, string>> = {}): string => {
  const text = `${START}${start}\napp.get('/x/:id', signedIn, async (req, res) => { ${body} res.json({}); });`;
  return modelOf({ 'app.js': text, ...files }).endpoints[0]!.authorized.is;
};
const refusesIf = (condition: string): string => `if (${condition}) return res.status(403).end();`;

describe('rows that are looked up together', () => {
  const TABLES = `const { drizzle } = require('drizzle-orm/node-postgres'); const schema = require('./schema.js'); const db = drizzle(process.env.DB, { schema });`;
  const SCHEMA = `const { pgTable, text } = require('drizzle-orm/pg-core'); const users = pgTable('users', { id: text('id') }); const folders = pgTable('folders', { id: text('id') }); module.exports = { users, folders };`;
  const MEMBERS = `with: { team: { with: { members: { columns: { role: true }, where: (of, { eq }) => eq(of.user, req.user.id) } } } },`;
  const both = (more: string): string => `const [me, folder] = await Promise.all([
    db.query.users.findFirst({ where: (of, { eq }) => eq(of.id, req.user.id) }),
    db.query.folders.findFirst({ ${more} where: (of, { eq }) => eq(of.id, req.params.id) })]);`;
  it.each([
    ['what a row says of itself', '', 'folder.isDefault', 'no'],
    ['a role of the caller beside it', '', "me.role !== 'admin'", 'yes'],
    ['whose it is', '', 'folder.owner !== req.user.id', 'yes'],
    ['what a row says of itself, though it comes with rows of the caller', MEMBERS, 'folder.isDefault', 'no'],
    ['a role in a row that comes with it', MEMBERS, "folder.team.members[0]?.role !== 'admin'", 'yes'],
    ['whether such a row is there', MEMBERS, 'folder.team.members[0] === undefined', 'yes'],
    ['whether there are any', MEMBERS, 'folder.team.members.length === 0', 'yes'],
  ])('ask %s', (_, more, condition, is) => {
    expect(authorized(TABLES, both(more) + refusesIf(condition), { 'schema.js': SCHEMA })).toBe(is);
  });
  it('are those of their places in a list as well', () => {
    const body = both('').replace('const [me, folder]', 'const all') + refusesIf('all[1].isDefault');
    expect(authorized(TABLES, body, { 'schema.js': SCHEMA })).toBe('no');
  });
});

describe('a row that brings others with it', () => {
  const CLIENT = `const { PrismaClient } = require('@prisma/client'); const db = new PrismaClient();
const folderFor = async (id, user) => await db.folder.findUnique({ where: { id }, include: { members: { where: { user } } } });`;
  const row = 'const row = await folderFor(req.params.id, req.user.id); if (!row) return res.status(404).end();';
  it.each([
    ['what it says of itself', "row.status === 'closed'", 'no'],
    ['a flag of its own', 'row.isLocked', 'no'],
    ['how many others there are', 'row.members.length === 0', 'yes'],
    ['one of them', '!row.members.some((it) => it.role === "admin")', 'yes'],
  ])('asks %s', (_, condition, is) => {
    expect(authorized(CLIENT, row + refusesIf(condition))).toBe(is);
  });
  it('is picked by a filter of its own that looks at others', () => {
    const found = `const row = await db.folder.findFirst({ where: { id: req.params.id, members: { some: { user: req.user.id } } }, select: { id: true } });`;
    expect(authorized(CLIENT, found + refusesIf('!row'))).toBe('yes');
  });
});

describe('what a library makes of an object that is written out', () => {
  const COMMANDS = `const mongoose = require('mongoose'); const { plainToInstance } = require('class-transformer'); const { validateSync } = require('class-validator');
const Team = mongoose.model('Team', new mongoose.Schema({ name: String })); const Note = mongoose.model('Note', new mongoose.Schema({ team: String }));
class Command { static of(data) { const made = plainToInstance(this, { ...data }); const errors = validateSync(made); if (errors.length) throw new Error('wrong'); return made; } }
class Change extends Command {}
const teamOf = async (command) => { const it = await Team.findById(command.team); if (!it) throw new Error('none'); return it; };
const noteOf = async (command) => { const it = await Note.findOne({ _id: command.note, team: command.team }); if (!it) throw new Error('none'); return it; };`;
  it.each([
    ['teamOf', 'no'],
    ['noteOf', 'yes'],
  ])('has its members, each by itself: %s', (find, is) => {
    const body = `await ${find}(Change.of({ team: req.user.team, note: req.params.id, text: req.body.text }));`;
    expect(authorized(COMMANDS, body)).toBe(is);
  });
});
it('what a function gathers hangs on all that it was handed', () => {
  const more = `const emailsOf = async (user) => { const known = []; const others = []; for (const it of user.emails) { if (it.ok) known.push(it.address); else others.push(it.address); } return { known, others }; };`;
  const body = `const { known } = await emailsOf(req.user); const mine = known.find((it) => it === req.params.id);`;
  expect(authorized(more, body + refusesIf('!mine'))).not.toBe('no');
});
