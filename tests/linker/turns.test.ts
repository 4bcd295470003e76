// Checks that run once for each of a list, or whose promises are waited for together.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (files: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(modelOf(files).endpoints.map((it) => [`${it.method} ${it.path}`, it.authenticated.is]));
/** `authenticated` of a handler with this body. */
const handled = (body: string): string | undefined =>
  told({
    'app.js': `const express = require('express'); const { theirs } = require('their-checks'); const app = express();
const check = (req) => { if (req.headers['x-key'] !== process.env.KEY) throw new Error('who?'); };
const later = async (req) => check(req);
const other = async () => 1;
app.post('/x', async (req, res) => { ${body} res.json({}); }); app.listen(1);`,
  })['POST /x'];

describe('a check', () => {
  it.each([
    'for (const each of [check, other]) each(req);',
    'for (const each of [later, other]) await each(req);',
    '[check, other].forEach((each) => each(req));',
    '[other, check].map((each) => each(req));',
    'await Promise.all([later(req), other()]);',
    'const [a, b] = await Promise.all([other(), later(req)]);',
    'await Promise.all([other, later].map((each) => each(req)));',
    'await [later, other].reduce((before, each) => before.then(() => each(req)), Promise.resolve());',
    'await [other, later].reduce(async (before, each) => { await before; await each(req); }, Promise.resolve());',
  ])('keeps strangers out: %s', (body) => {
    expect(handled(body)).toBe('yes');
  });
  it.each([
    '[later].forEach((each) => each(req));',
    '[later].map((each) => each(req));',
    'Promise.all([later(req)]);',
    'await Promise.allSettled([later(req)]);',
    'await Promise.race([later(req), other()]);',
    'await [later, other].reduce((before, each) => each(req), Promise.resolve());',
    'for (const each of [later, other]) each(req);',
  ])('keeps nobody out whom nobody waits for: %s', (body) => {
    expect(handled(body)).not.toBe('yes');
  });
  it.each(['await theirs(req);', 'for (const each of theirs) await each(req);', 'const who = await theirs(req);'])(
    'may be what is handed the request and is not understood: %s',
    (body) => {
      expect(handled(body)).toBe('unknown');
    },
  );
});
