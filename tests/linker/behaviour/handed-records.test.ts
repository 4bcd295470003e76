// Audit records that are handed on as a whole: to a table, to a statement that sets all members, to those who listen.
import { expect, it } from 'vitest';
import { modelOf } from './harness.ts';

const told = (before: string, body: string): string | undefined =>
  modelOf({
    'app.js': `import express from 'express'; ${before}
const app = express();
app.delete('/hats/:id', async (req, res) => { const id = req.params.id; await db.query('delete from hats where id = ?', [id]); ${body} res.end(); });
app.listen(1);`,
  }).endpoints.map((it) => it.audited.is)[0];
const MYSQL = `import mysql from 'mysql2/promise'; const db = mysql.createPool({});`;
const PRISMA = `${MYSQL} import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();`;

it.each([
  [
    'what a function is handed',
    `${PRISMA} const record = (entry) => prisma.auditLog.create({ data: entry });`,
    `await record({ actor: req.user.id, action: 'hat.drop', target: id });`,
  ],
  [
    'what a function is handed, with more',
    `${PRISMA} const record = (entry) => prisma.auditLog.create({ data: { ...entry, at: new Date() } });`,
    `await record({ actor: req.user.id, action: 'hat.drop', target: id });`,
  ],
  [
    'a document that is made of it',
    `${MYSQL} import mongoose from 'mongoose'; const Audit = mongoose.model('Audit', new mongoose.Schema({ actor: String, action: String, target: String }));
const record = async (entry) => { await new Audit(entry).save(); };`,
    `await record({ actor: req.user.id, action: 'hat.drop', target: id });`,
  ],
  [
    'all members of an object',
    MYSQL,
    `await db.query('INSERT INTO audit_entries SET ?', [{ actor: req.user.id, action: 'hat.drop', target: id }]);`,
  ],
  [
    'a history of changes',
    MYSQL,
    `await db.query('INSERT INTO hat_history (hat_id, changed_by, change, changed_at) VALUES (?, ?, ?, now())', [id, req.user.id, 'drop']);`,
  ],
  [
    'a message to listeners',
    `${MYSQL} import { EventEmitter } from 'node:events'; const bus = new EventEmitter();`,
    `bus.emit('audit', { actor: req.user.id, action: 'hat.drop', target: id });`,
  ],
  [
    'a message in a queue',
    `${MYSQL} import { Queue } from 'bullmq'; const queue = new Queue('audit');`,
    `await queue.add('record', { actor: req.user.id, action: 'hat.drop', target: id });`,
  ],
])('is %s', (_, before, body) => {
  expect(told(before, body)).toBe('yes');
});

it.each([
  [
    'another row',
    `${PRISMA} const keep = (row) => prisma.visit.create({ data: row });`,
    `await keep({ path: req.path, day: 1 });`,
  ],
  ['another object', MYSQL, `await db.query('INSERT INTO visits SET ?', [{ path: req.path, day: 1 }]);`],
  [
    'another message',
    `${MYSQL} import { EventEmitter } from 'node:events'; const bus = new EventEmitter();`,
    `bus.emit('hat.dropped', { id });`,
  ],
])('is not %s', (_, before, body) => {
  expect(told(before, body)).toBe('no');
});
