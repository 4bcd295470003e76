// The outcome of a check that is kept or counted is looked at, by whoever gets it.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const HEAD = `const express = require('express'); const { Validator } = require('jsonschema'); const app = express(); app.use(express.json());
`;
const enforced = (text: string): string | undefined =>
  modelOf({
    'app.js': `${HEAD} app.post('/x', (req, res) => { const found = new Validator().validate(req.body, {}); ${text} });`,
  }).validations[0]?.enforced.is;

describe('the outcome of a check', () => {
  it.each([
    [
      'goes into a list',
      'const all = []; all.push(...found.errors.map((it) => it.stack)); if (all.length) return res.status(400).end(); res.end();',
      'unknown',
    ],
    [
      'is kept as data',
      'const it = { ...req.body, valid: found.errors.length === 0 }; store.push(it); res.end();',
      'unknown',
    ],
    ['is put somewhere', 'req.problems = found.errors.map((it) => it.stack); res.end();', 'unknown'],
    ['is written to a log', 'console.log(found.errors.length); res.end();', 'no'],
    ['is worked out and forgotten', 'found.errors.map((it) => it.stack); res.end();', 'no'],
    ['is not asked for', 'res.json(req.body.name);', 'no'],
  ])('%s', (_, text, is) => {
    expect(enforced(text)).toBe(is);
  });
});
