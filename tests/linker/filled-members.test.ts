// Rights that were put somewhere before they are asked: onto an object of the handler's own, onto who is calling.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** `authorized` of a handler behind somebody who signed in. */
function authorized(body: string, { head = '', behind = '' } = {}): string {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const session = require('express-session');
const app = express(); app.use(session({ secret: process.env.S }));
const signedIn = (req, res, next) => { if (!req.session.user) return res.status(401).end(); next(); };
${head}
app.get('/x', signedIn, (req, res, next) => { const user = req.session.user; ${body} res.json(1); });
${behind}
app.use((req, res) => res.status(404).end()); app.listen(1);`,
  });
  return endpoints[0]!.authorized.is;
}
const refuse = 'return res.status(403).end();';

it('knows what was put into a member before it is asked', () => {
  expect(authorized(`const page = {}; page.isAdmin = user && user.isAdmin; if (!page.isAdmin) ${refuse}`)).toBe('yes');
  expect(authorized(`const page = {}; page.role = user.role; if (page.role !== 'admin') ${refuse}`)).toBe('yes');
  expect(authorized(`const page = {}; if (user.role) page.role = user.role; if (!page.role) ${refuse}`)).toBe('yes');
});
it('takes what was put there last', () => {
  expect(authorized(`const page = { open: user.isAdmin }; page.open = req.query.open; if (!page.open) ${refuse}`)).toBe(
    'no',
  );
  expect(authorized(`const page = {}; if (!page.isAdmin) ${refuse} page.isAdmin = user.isAdmin;`)).toBe('no');
});
it('asks those for a right onto whom code put it', () => {
  const mark = 'function mark(one) { if (!one) return null; one.isMod = one.role < 4; return one; }';
  expect(authorized(`if (!mark(user).isMod) ${refuse}`, { head: mark })).toBe('yes');
  expect(authorized(`user.isMod = user.role < 4; if (!user.isMod) ${refuse}`)).toBe('yes');
  expect(authorized(`user.theme = req.query.theme; if (!user.theme) user.theme = 'dark';`)).toBe('no');
});
it('takes it for a refusal to go on where nobody stands behind', () => {
  const left = 'if (user.role !== "admin") { next(); return; }';
  expect(authorized(left)).toBe('yes');
  expect(authorized(left, { behind: `app.get('/:any', (req, res) => res.json(2));` })).not.toBe('yes');
  expect(authorized('if (!req.query.page) { next(); return; }')).toBe('no');
});
it('knows who is asked where the answer is a redirect behind what was waited for', () => {
  const head = `const { model, Schema } = require('mongoose'); const Note = model('Note', new Schema({ author: String }));`;
  const save = (other: string): string => `return Note.findOne({ id: req.query.id }, (error, note) => {
if (note.author === user.name) note.save(() => res.redirect('/')); else ${other} });`;
  expect(authorized(save('next();'), { head })).toBe('yes');
  expect(authorized(save('res.status(403).end();'), { head })).toBe('yes');
});
