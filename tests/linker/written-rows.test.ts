// What a statement only writes chooses no rows: that it gave none says nothing of what a caller may.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const authorized = (body: string, more = ''): string => {
  const text = `const express = require('express'); const jwt = require('jsonwebtoken'); const { Pool } = require('pg'); const { Sequelize } = require('sequelize');
const app = express(); const pool = new Pool(); const sequelize = new Sequelize(process.env.DB); app.use(express.json());
const signedIn = (req, res, next) => { try { req.user = jwt.verify(req.headers.authorization, process.env.KEY); next(); } catch { res.status(401).end(); } };
${more}
app.post('/x/:id', signedIn, async (req, res) => { ${body} res.json({}); });`;
  return modelOf({ 'app.js': text }).endpoints[0]!.authorized.is;
};
const MADE = 'if (!rows[0]) return res.status(503).end();';

describe('authorized by a statement that gives no row', () => {
  it.each([
    ['INSERT INTO notes (text, owner) VALUES ($1, $2) RETURNING *', '[req.body.text, req.user.id]', 'no'],
    ['UPDATE notes SET text = $1 WHERE owner = $2 RETURNING *', '[req.body.text, req.user.id]', 'no'],
    [
      'UPDATE notes SET text = $1, owner = $2 WHERE id = $3 RETURNING *',
      '[req.body.text, req.user.id, req.params.id]',
      'no',
    ],
    [
      'UPDATE notes SET text = $1 WHERE owner = $2 AND id = $3 RETURNING *',
      '[req.body.text, req.user.id, req.params.id]',
      'yes',
    ],
    [
      'INSERT INTO notes (text) SELECT text FROM drafts WHERE owner = $1 AND id = $2 RETURNING *',
      '[req.user.id, req.body.id]',
      'yes',
    ],
    ['DELETE FROM notes WHERE owner = $1 AND id = $2 RETURNING *', '[req.user.id, req.params.id]', 'yes'],
  ])('%s', (statement, values, is) => {
    expect(authorized(`const { rows } = await pool.query('${statement}', ${values}); ${MADE}`)).toBe(is);
  });
  it.each([
    ['INSERT INTO notes (text, owner) VALUES (:text, :owner) RETURNING *', 'no'],
    ['UPDATE notes SET text = :text WHERE owner = :owner RETURNING *', 'no'],
    ['UPDATE notes SET text = :text WHERE owner = :owner AND id = :id RETURNING *', 'yes'],
  ])('by names in a helper: %s', (statement, is) => {
    const more = `const write = async (note, id, owner) => { const found = await sequelize.query('${statement}', { replacements: { text: note.text, id, owner } }); return found[0][0]; };`;
    const body =
      'const made = await write(req.body, req.params.id, req.user.id); if (!made) return res.status(400).end();';
    expect(authorized(body, more)).toBe(is);
  });
  it('by what stands in its text', () => {
    const of = (where: string): string =>
      `const write = (note, id, owner) => pool.query(\`UPDATE notes SET text = \${note.text} ${where} RETURNING *\`);`;
    const body = 'const { rows } = await write(req.body, req.params.id, req.user.id); ' + MADE;
    expect(authorized(body, of('WHERE owner = ${owner}'))).toBe('no');
    expect(authorized(body, of('WHERE owner = ${owner} AND id = ${id}'))).toBe('yes');
  });
  it('by a builder that is told whose the rows become', () => {
    const more = `const { drizzle } = require('drizzle-orm/node-postgres'); const { eq } = require('drizzle-orm'); const { pgTable, text } = require('drizzle-orm/pg-core');
      const db = drizzle(pool); const notes = pgTable('notes', { id: text('id'), owner: text('owner') });`;
    const body =
      'const [row] = await db.update(notes).set({ owner: req.user.id }).where(eq(notes.id, req.params.id)).returning(); if (!row) return res.status(404).end();';
    expect(authorized(body, more)).toBe('no');
  });
  it('by what is put into a cache', () => {
    const more = `const Redis = require('ioredis'); const redis = new Redis();`;
    const body = (call: string): string => `const it = await redis.${call}; if (!it) return res.status(409).end();`;
    expect(authorized(body("set(`k-${req.user.id}`, req.body.text, 'EX', 60, 'NX')"), more)).toBe('no');
  });
});
