// Conditions that ask a promise, which is always there, and those that wait for what it is kept with.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const HELPERS = `async function isUser(req) { try { jwt.verify(req.headers.authorization, process.env.KEY); return true; } catch { return false; } }
async function userOf(req) { try { return jwt.verify(req.headers.authorization, process.env.KEY); } catch { return null; } }
async function both(req) { return isUser(req) && req.body; }
async function either(req) { return req.body && isUser(req); }
const through = (req) => isUser(req);`;
const refuse = 'return res.status(401).end();';

/** `authenticated` behind a middleware with this body. */
const guarded = (body: string): string =>
  modelOf({
    'app.js': `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express(); ${HELPERS}
app.post('/x', async (req, res, next) => { ${body} }, (req, res) => res.json({})); app.listen(1);`,
  }).endpoints[0]!.authenticated.is;

describe('authenticated', () => {
  it.each([
    ['a promise', `if (!isUser(req)) ${refuse} next();`, 'no'],
    ['a promise under a name', `const ok = isUser(req); if (!ok) ${refuse} next();`, 'no'],
    ['a promise beside something else', `if (!req.body || !isUser(req)) ${refuse} next();`, 'no'],
    ['who a promise would tell', `const user = userOf(req); if (!user) ${refuse} req.user = user; next();`, 'no'],
    ['a promise on the left in a function', `if (!(await both(req))) ${refuse} next();`, 'no'],
    ['what a promise is kept with', `if (!(await isUser(req))) ${refuse} next();`, 'yes'],
    ['that of a named one', `const asked = isUser(req); if (!(await asked)) ${refuse} next();`, 'yes'],
    ['that of the one that is given back', `if (!(await through(req))) ${refuse} next();`, 'yes'],
    ['that of one on the right in a function', `if (!(await either(req))) ${refuse} next();`, 'yes'],
    ['it in a callback', `isUser(req).then((ok) => { if (!ok) ${refuse} next(); });`, 'yes'],
  ])('asks %s', (_, body, is) => {
    expect(guarded(body)).toBe(is);
  });
  it('waits for what a guard of Nest gives back', () => {
    const guard = (given: string): string =>
      modelOf({
        'app.ts': `import { Controller, Get, Injectable, Module, UseGuards } from '@nestjs/common';
import { NestFactory } from '@nestjs/core'; import * as jwt from 'jsonwebtoken';
@Injectable() export class Signed {
  private async known(request) { try { jwt.verify(request.headers.authorization, process.env.KEY); return true; } catch { return false; } }
  canActivate(context) { const request = context.switchToHttp().getRequest(); return ${given}; }
}
@Controller('x') class X { @Get() @UseGuards(Signed) get() { return 1; } }
@Module({ controllers: [X] }) class App {}
NestFactory.create(App).then((app) => app.listen(1));`,
      }).endpoints[0]!.authenticated.is;
    expect(guard('this.known(request)')).toBe('yes');
    expect(guard('this.known(request) ? true : false')).toBe('no');
  });
});

const EXPRESS = `const express = require('express'); const bcrypt = require('bcrypt'); const mongoose = require('mongoose'); const { Pool } = require('pg');
const User = mongoose.model('User', new mongoose.Schema({ token: String, hash: String })); const db = new Pool(); const app = express();`;
const asking = (guard: string): string =>
  modelOf({ 'app.js': `${EXPRESS} app.post('/x', ${guard}, (req, res) => res.json({}));` }).endpoints[0]!.authenticated
    .is;

describe('a step that asks a package', () => {
  it.each([
    [
      'a query',
      `const user = User.findOne({ token: req.get('x-token') }); if (!user) return res.sendStatus(401); next();`,
      'no',
    ],
    [
      'a query that was waited for',
      `const user = await User.findOne({ token: req.get('x-token') }); if (!user) return res.sendStatus(401); next();`,
      'yes',
    ],
    [
      'a comparison',
      `const user = await User.findOne({ name: req.get('x-name') }); if (!bcrypt.compare(req.get('x-password'), user.hash)) return res.sendStatus(401); next();`,
      'no',
    ],
    [
      'a comparison that was waited for',
      `const user = await User.findOne({ name: req.get('x-name') }); if (!(await bcrypt.compare(req.get('x-password'), user.hash))) return res.sendStatus(401); next();`,
      'yes',
    ],
    [
      'a statement',
      `const rows = db.query('select 1 from keys where key = $1', [req.get('x-key')]); if (!rows) return res.sendStatus(401); next();`,
      'no',
    ],
  ])('%s', (_, body, is) => {
    expect(asking(`async (req, res, next) => { ${body} }`)).toBe(is);
  });
  it('a comparison that calls back', () => {
    const body = `bcrypt.compare(req.get('x-password'), process.env.HASH, (error, same) => { if (error || !same) return res.sendStatus(401); next(); });`;
    expect(asking(`async (req, res, next) => { ${body} }`)).toBe('yes');
  });
});
