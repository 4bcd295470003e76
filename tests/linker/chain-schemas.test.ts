// A schema before a handler says what may still be in what it lets pass: free text is free behind it, a number is none.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const HEAD = `import { readFile } from 'node:fs'; import Joi from 'joi'; import { z } from 'zod';\n`;
const EXPRESS = `import express from 'express'; import { celebrate } from 'celebrate';\nconst app = express();\n`;
const HONO = `import { Hono } from 'hono'; import { zValidator } from '@hono/zod-validator';\nconst app = new Hono();\n`;
const FASTIFY = `import Fastify from 'fastify';\nconst app = Fastify();\n`;
const READS = "(req, res) => readFile('/srv/' + req.query.name, (error, text) => res.send(text))";
const validate = `const validate = (part, schema) => (req, res, next) => {
  const { error, value } = schema.validate(req[part]);
  if (error) return res.status(400).json({ error: 'bad' });
  req[part] = value; next();
};\n`;
/** Places of files whose path a caller chooses freely. */
const open = (code: string): number =>
  modelOf({ 'app.js': `${HEAD}${code}` }).sinks.filter((it) => it.kind === 'path' && it.flow !== undefined).length;

it.each([
  [
    'Joi, in a closure',
    EXPRESS +
      validate +
      `app.get('/', validate('query', Joi.object({ name: Joi.string().max(80).required() })), ${READS});`,
  ],
  [
    'zod, in a middleware',
    `${EXPRESS}const S = z.object({ name: z.string().min(1) }); const check = (req, res, next) => { S.parse(req.query); next(); };
app.get('/', check, ${READS});`,
  ],
  ['celebrate', `${EXPRESS}app.get('/', celebrate({ query: Joi.object({ name: Joi.string() }) }), ${READS});`],
  [
    'a schema of the route',
    `${FASTIFY}app.get('/', { schema: { querystring: { type: 'object', properties: { name: { type: 'string' } } } } }, ${READS});`,
  ],
  [
    'a validator of the framework',
    `${HONO}app.get('/', zValidator('query', z.object({ name: z.string() })), (c) => { readFile('/srv/' + c.req.query('name'), () => 0); return c.text('') });`,
  ],
])('free text stays free: %s', (_, code) => {
  expect(open(code)).toBe(1);
});
it.each([
  ['an identifier', 'Joi.string().uuid()'],
  ['one of few', "Joi.string().valid('a', 'b')"],
  ['a pattern', 'Joi.string().pattern(/^[a-z]+$/)'],
  ['a check of its own', 'Joi.string().custom(isOurs)'],
  ['what is not seen', 'schemas.name'],
])('what the schema holds it to is heeded: %s', (_, name) => {
  expect(open(`${EXPRESS}${validate}app.get('/', validate('query', Joi.object({ name: ${name} })), ${READS});`)).toBe(
    0,
  );
});
it('is asked at every endpoint that a handler serves', () => {
  const both = `${EXPRESS}${validate}const read = ${READS};
app.get('/a', validate('query', Joi.object({ name: Joi.string() })), read);
app.get('/b', validate('query', Joi.object({ name: Joi.string().uuid() })), read);`;
  expect(open(both)).toBe(0);
});
