// What is asked of the caller by methods that are not in sight: their role is waited for, a right is demanded, rows of theirs are chosen.
import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../src/audit.ts';
import { modelOf } from './behaviour/harness.ts';

const program = (guard: string, handler: string, more = ''): Endpoint =>
  modelOf({
    'app.js': `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express();
${more}
const known = (req, res, next) => { try { req.user = jwt.verify(req.headers.authorization, process.env.KEY); next(); } catch { res.status(401).end(); } };
const may = async (req, res, next) => { ${guard} };
app.get('/cakes/:id', known, may, async (req, res) => { ${handler} }); app.listen(1);`,
  }).endpoints[0]!;
const authorized = (guard: string, more = ''): string => program(guard, 'res.json([]);', more).authorized.is;

describe('a row that a method of the caller is waited for', () => {
  it('is theirs, and tells what they may', () => {
    const asked = 'if (role?.isAdmin) next(); else res.status(403).end();';
    expect(authorized(`const role = await req.user.related('role'); ${asked}`)).toBe('yes');
    expect(authorized(`const role = await other.related('role'); ${asked}`)).not.toBe('yes');
  });
});

describe('a method of the caller of whose outcome nothing is made', () => {
  const can = (body: string): string => `class User { can(action) { ${body} } }`;

  it('is a question where it throws', () => {
    const throws = can("if (!this.rights.includes(action)) throw new Error('no');");
    expect(authorized("req.user.can('bake'); next();", throws)).toBe('yes');
    expect(authorized("await req.user.can('bake'); next();", throws)).toBe('yes');
  });
  it('is none where it only tells', () => {
    expect(authorized("req.user.can('bake'); next();", can('return this.rights.includes(action);'))).toBe('no');
  });
  it('is not understood where it is not in sight, unless it is named for something else', () => {
    expect(authorized("req.user.can('bake'); next();")).toBe('unknown');
    expect(authorized("req.user.addRole('baker'); next();")).toBe('no');
    expect(authorized("req.user.touch('bake'); next();")).toBe('no');
  });
});

describe('what something of the caller is asked for', () => {
  const scoped = (handler: string): string => program('next();', handler).ownerScoped.is;

  it('is not known to choose no row where the request says it', () => {
    expect(scoped('res.json(await req.user.cakes.clone().find({ id: req.params.id }));')).toBe('unknown');
    expect(scoped("res.json(await req.user.related('cakes').findById(req.params.id));")).toBe('unknown');
  });
  it('chooses none where the request says nothing', () => {
    expect(scoped("res.json(await req.user.related('cakes').find({ ripe: true }));")).toBe('not-applicable');
  });
});

describe('a helper that is handed the request and what to do for those whom it knows', () => {
  const served = (helper: string): string =>
    modelOf({
      'app.js': `const express = require('express'); const app = express(); const waiting = [];
const known = (req, res, go) => { ${helper} waiting.push(go); };
app.get('/cakes', (req, res) => { known(req, res, () => { res.json([]); }); }); app.listen(1);`,
    }).endpoints[0]!.authenticated.is;

  it('may refuse more than is followed where it reads what they show', () => {
    expect(served("if (!req.header('x-auth-token')) return res.status(401).end();")).toBe('unknown');
  });
  it('refuses nobody for who they are where it reads nothing of the kind, or tells nobody so', () => {
    expect(served("if (!req.header('accept')) return res.status(401).end();")).toBe('no');
    expect(served("if (!req.header('x-auth-token')) return res.status(400).end();")).toBe('no');
  });
});
