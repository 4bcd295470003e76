// Tables of routes whose keys say method and path, and whose entries say what stands before the handler.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const SETUP = `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express();
function auth(scope) {
  return (req, res, next) => {
    try { req.user = jwt.verify(req.headers.authorization, process.env.KEY); } catch (e) { return res.status(401).end(); }
    if (!req.user.scopes.includes(scope)) return res.status(403).end();
    next();
  };
}
const handler = (req, res) => res.json({});
function setup(table) {
  const all = auth('all');
  Object.keys(table).forEach((key) => {
    const [method, path] = key.split(' ');
    const list = [];
    if (table[key].signedIn && !table[key].scope) list.push(all);
    if (table[key].signedIn && table[key].scope) list.push(auth(table[key].scope));
    list.push(table[key].handler);
    app[method](path, ...list);
  });
}`;
/** What is said of the endpoints of a table, and what is not read. */
function told(table: string): { readonly endpoints: readonly string[]; readonly unseen: readonly string[] } {
  const model = modelOf({ 'app.js': `${SETUP}\n${table}\nsetup(table); app.listen(1);` });
  return {
    endpoints: model.endpoints.map((it) => `${it.method} ${it.path} ${it.authenticated.is}`).sort(),
    unseen: model.unresolved.filter((it) => it.what === 'route').map((it) => it.why),
  };
}

it('decides for each entry what stands before it', () => {
  const table = `const table = {
  'get /open': { signedIn: false, handler }, 'get /bare': { handler },
  'post /own': { signedIn: true, handler }, 'post /scoped': { signedIn: true, scope: 'some', handler } };`;
  expect(told(table)).toEqual({
    endpoints: ['GET /bare no', 'GET /open no', 'POST /own yes', 'POST /scoped yes'],
    unseen: [],
  });
});
it('reads what is put into a table later, and says that more may be put in', () => {
  const table = `const table = {}; table['get /a'] = { handler }; const more = { 'get /b': { signedIn: true, handler } };
Object.assign(table, more);`;
  expect(told(table)).toEqual({ endpoints: ['GET /a no', 'GET /b yes'], unseen: [] });
  const open = told(`${table} Object.assign(table, require('elsewhere').routes());`);
  expect(open.endpoints).toEqual(['GET /a no', 'GET /b yes']);
  expect(open.unseen).toEqual([expect.stringContaining('is computed')]);
});
it('does not take a member for absent that somebody may have given', () => {
  const table = `const own = { handler }; const table = { 'get /a': own };`;
  expect(told(`${table} function give(it) { it.signedIn = true; } give(own);`).endpoints).not.toContain('GET /a no');
  expect(told(`${table} require('elsewhere').protect(own);`).endpoints).not.toContain('GET /a no');
  expect(told(`${table} own[process.env.NAME] = true;`).endpoints).not.toContain('GET /a no');
});
