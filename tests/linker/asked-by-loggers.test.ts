// What a function asks that stops nobody, and whose outcome nobody uses.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

describe('a function that only writes down what it was handed', () => {
  const of = (put: string, then: string) => {
    const app = `import express from 'express'; import session from 'express-session'; import jwt from 'jsonwebtoken';
const app = express(); app.use(session({ secret: process.env.SESSION })); const setup = require('./setup.json');
const note = (it) => {
  if (it.baker && it.baker.loud) console.log(it.text);
  switch (it.baker.level) { case 'head': console.warn(it.text); break; default: console.log(it.text); }
};
const mustBeHead = (it) => { if (it.baker.level !== 'head') throw new Error('only the head'); };
const identify = (req, res, next) => { ${put} next(); };
app.get('/cakes', identify, (req, res) => {
  ${then}
  if (!req.query.size) return res.sendStatus(400);
  res.json({});
});`;
    return modelOf({ 'app.js': app }, { express: '4.18.0' }).endpoints[0]!.authorized.is;
  };
  const known = 'req.baker = jwt.verify(req.headers.authorization, process.env.SECRET);';
  const anybody = `${known} if (setup.open) req.baker = { level: 'head' };`;

  it('gives no right, whoever may stand for the caller', () => {
    expect(of(known, "note({ baker: req.baker, text: 'looked' });")).toBe('no');
    expect(of(anybody, "note({ baker: req.baker, text: 'looked' });")).toBe('no');
  });

  it('does where it stops somebody', () => {
    expect(of(known, 'mustBeHead({ baker: req.baker });')).toBe('yes');
    expect(of(anybody, 'mustBeHead({ baker: req.baker });')).not.toBe('no');
  });
});
