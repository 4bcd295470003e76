// What a wrapper hands a request to and nobody knows is not seen to do nothing.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** What is told of what an endpoint does. */
const told = (handler: string, more = ''): Readonly<Record<string, string>> => {
  const [it] = modelOf({
    'app.js': `const express = require('express'); const app = express();
const made = require('./made/' + process.env.PART);
const caught = (fn) => (req, res, next) => fn(req, res, next).catch((error) => res.status(500).json({}));
${more}
app.post('/x', ${handler});`,
  }).endpoints;
  return {
    audited: it!.audited.is,
    transactional: it!.transactional.is,
    body: it!.validated.body.is,
    errors: it!.errorsHandled.is,
  };
};
const UNSEEN = { audited: 'unknown', transactional: 'unknown', body: 'unknown' };
const NOTHING = { audited: 'not-applicable', transactional: 'not-applicable', body: 'not-applicable', errors: 'yes' };

it.each([
  ['a wrapper for errors', "caught(made['create'])"],
  ['a function that hands on what came', '(req, res) => made.create(req, res)'],
])('of a handler that %s is given and that was made by nobody who is known', (_, handler) => {
  expect(told(handler)).toMatchObject(UNSEEN);
});
it('where the handler is there, what it does is told', () => {
  expect(told('caught(create)', 'const create = async (req, res) => { res.json({}); };')).toEqual(NOTHING);
});
it('where not the whole request is handed on, the handler is seen', () => {
  expect(told('caught(async (req, res) => { made.note(req.url); res.json({}); })')).toEqual(NOTHING);
});
