// What is checked is often made of the body first: fields of a form, numbers of texts, what a promise is kept with.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const HEAD = `import { z } from 'zod'; import { Hono } from 'hono'; import { PrismaClient } from '@prisma/client';
const db = new PrismaClient(); const schema = z.object({ name: z.string() }); const app = new Hono(); export default app;
const save = (data) => db.thing.create({ data }); const named = (it) => ({ name: it.name });
const fields = (form) => ({ name: form.get('name') });
`;
const body = (handler: string): string | undefined =>
  modelOf({ 'app.js': `${HEAD} app.post('/x', async (c) => { ${handler} });` }).endpoints[0]?.validated.body.is;
const REFUSED = "if (!found.success) return c.text('no', 400); await save(found.data); return c.text('ok');";

describe('the body is checked', () => {
  it.each([
    [
      'field by field',
      "const form = await c.req.formData(); const found = schema.safeParse({ name: form.get('name') });",
    ],
    ['with defaults', "const it = await c.req.json(); const found = schema.safeParse({ name: it.name ?? 'none' });"],
    ['trimmed', 'const it = await c.req.json(); const found = schema.safeParse({ name: it.name?.trim() });'],
    ['as numbers', 'const it = await c.req.json(); const found = schema.safeParse({ name: Number(it.name) });'],
    ['through a helper', 'const found = schema.safeParse(fields(await c.req.formData()));'],
    ['by a method handed on', 'const found = await c.req.json().then(schema.safeParse);'],
    [
      'by a method behind a helper handed on',
      'const found = await c.req.formData().then(fields).then(schema.safeParse);',
    ],
    ['each of a list', 'const found = await c.req.json().then((list) => list.map(schema.parse));'],
  ])('%s', (_, text) => {
    expect(body(`${text} ${REFUSED}`)).toBe('yes');
  });
});

describe('an answer is checked and not the body', () => {
  it.each([
    'const it = await c.req.json(); return c.json(schema.parse(await save(it)));',
    'const it = await c.req.json(); return c.json(schema.parse(named(await save({ name: it.name }))));',
    'const it = await c.req.json(); return c.json(await save(it).then(named).then(schema.parse));',
    'const it = await c.req.json(); const rows = await Promise.all(it.map((name) => save({ name }))); return c.json(rows.map(schema.parse));',
  ])('%s', (text) => {
    expect(body(text)).toBe('no');
  });
});
