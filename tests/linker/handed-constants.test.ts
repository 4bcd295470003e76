// Guards that are made with a constant: which of their branches runs is told by what they were made with.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const SIGNED = `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express();
const verify = (req) => { req.user = jwt.verify(req.headers.authorization, process.env.KEY); };`;
/** `authenticated` and `authorized` of each route. */
const answers = (text: string): readonly (readonly string[])[] =>
  modelOf({ 'app.js': `${SIGNED}\n${text}\napp.listen(1);` }).endpoints.map((it) => [
    it.authenticated.is,
    it.authorized.is,
  ]);
const ROUTES = `app.post('/user', need('user'), (req, res) => res.json(1)); app.post('/admin', need('admin'), (req, res) => res.json(1));
app.post('/open', need('none'), (req, res) => res.json(1));`;

describe('a guard that is made with a constant', () => {
  it.each([
    [
      'a switch',
      `switch (level) { case 'user': try { verify(req); return next(); } catch { return res.sendStatus(401); }
       case 'admin': try { verify(req); } catch { return res.sendStatus(401); } if (!req.user.admin) return res.sendStatus(403); return next();
       default: return next(); }`,
    ],
    [
      'comparisons',
      `if (level === 'none') return next(); try { verify(req); } catch { return res.sendStatus(401); }
       if (level !== 'user' && !req.user.admin) return res.sendStatus(403); next();`,
    ],
    [
      'a list',
      `if (!['user', 'admin'].includes(level)) return next(); try { verify(req); } catch { return res.sendStatus(401); }
       if (level === 'admin' && !req.user.admin) return res.sendStatus(403); next();`,
    ],
  ])('asks by %s', (_, body) => {
    expect(answers(`const need = (level) => (req, res, next) => { ${body} };\n${ROUTES}`)).toEqual([
      ['yes', 'no'],
      ['yes', 'yes'],
      ['no', 'no'],
    ]);
  });
  it('asks by a table of levels, in a helper that the handler calls', () => {
    const routes = ['USER', 'ADMIN'].map(
      (level) => `app.post('/${level}', (req, res) => { permit(req, Level.${level}); res.json(1); });`,
    );
    const permit = `const Level = { USER: 'user', ADMIN: 'admin' };
function permit(req, level) { verify(req); switch (level) { case Level.USER: return; case Level.ADMIN: if (!req.user.admin) throw new Error('403'); return; default: throw new Error('which?'); } }`;
    expect(answers(`${permit}\n${routes.join('\n')}`)).toEqual([
      ['yes', 'no'],
      ['yes', 'yes'],
    ]);
  });
  it('is not sure of a member that something else writes', () => {
    const state = `const state = { open: 'no' }; setInterval(() => { state.open = 'yes'; }, 1000);
const need = (of) => (req, res, next) => { if (of.open === 'yes') return next(); try { verify(req); } catch { return res.sendStatus(401); } next(); };
app.post('/x', need(state), (req, res) => res.json(1));`;
    expect(answers(state)[0]![0]).not.toBe('yes');
  });
});

describe('a flag that a loop sets', () => {
  const guard = (body: string): string =>
    answers(
      `const need = (...rights) => (req, res, next) => { try { verify(req); } catch { return res.sendStatus(401); } ${body} };
app.post('/x', need('a', 'b'), (req, res) => res.json(1));`,
    )[0]![1]!;
  it.each([
    [
      'where one was found',
      'let ok = false; for (const it of rights) if (req.user.rights.includes(it)) ok = true; if (!ok) return res.sendStatus(403); next();',
      'yes',
    ],
    [
      'in a callback',
      'let ok = false; rights.forEach((it) => { if (req.user.rights.includes(it)) ok = true; }); if (!ok) return res.sendStatus(403); next();',
      'yes',
    ],
    [
      'where one was missing, of a list that may be empty',
      'let ok = true; for (const it of rights) if (!req.user.rights.includes(it)) ok = false; if (!ok) return res.sendStatus(403); next();',
      'conditional',
    ],
    [
      'that is never asked',
      'let ok = false; for (const it of rights) if (req.user.rights.includes(it)) ok = true; next();',
      'no',
    ],
  ])('%s', (_, body, is) => {
    expect(guard(body)).toBe(is);
  });
});
