// A check that does not keep a failing request from going on has checked nothing.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const HEAD = `import express from 'express'; import Joi from 'joi'; const app = express(); app.use(express.json());
const schema = Joi.object({ name: Joi.string().max(9) });
const mark = (req, res, next) => { `;
const TAIL = ` };
app.post('/', mark, async (req, res) => { res.json(await save(req.body.name)); });`;
const told = (body: string) => {
  const { endpoints, responses } = modelOf({ 'app.js': HEAD + body + TAIL });
  const [endpoint] = endpoints;
  return [endpoint!.validated.body.is, responses.some((it) => it.workAfter !== undefined)];
};

it.each([
  'const { error } = schema.validate(req.body); if (error) res.status(400).json({}); next();',
  'const { error, value } = schema.validate(req.body); if (error) { res.status(422).json({}); } req.body = value; next();',
  'const { error } = schema.validate(req.body); if (!error) { req.ok = true; } else { res.status(400).json({}); } next();',
])('is not said to be checked, and work follows the refusal: %s', (body) => {
  expect(told(body)).toEqual(['unknown', true]);
});
it('is not said to be checked where nobody looks at the outcome', () => {
  expect(told('const { value } = schema.validate(req.body); req.body = value; next();')).toEqual(['unknown', false]);
});
it.each([
  'const { error } = schema.validate(req.body); if (error) return res.status(400).json({}); next();',
  'const { error } = schema.validate(req.body); if (error) return res.status(500).json({}); next();',
  'const { error } = schema.validate(req.body); if (error) { res.status(400).json({}); } else { next(); }',
  'const { error } = schema.validate(req.body); if (error) { next(error); } else next();',
  'const { error } = schema.validate(req.body); next(error);',
])('is said to be checked: %s', (body) => {
  expect(told(body)).toEqual(['yes', false]);
});
it('is no work after a refusal to set a status and go on', () => {
  expect(told('if (!req.body) { res.status(404); } next();')[1]).toBe(false);
});
