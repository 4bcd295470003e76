/** A clause that answers failures of several kinds: which of the answers is that of a failed check. */
import { expect, test } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const answered = (clause: string): readonly (number | undefined)[] =>
  modelOf(
    {
      'app.js': `
import express from 'express';
import { z } from 'zod';
class Slow extends Error {}
const app = express();
app.post('/search', async (req, res) => {
  try {
    const body = z.object({ query: z.string() }).parse(req.body);
    res.json(body.query);
  } catch (error) { ${clause} }
});
app.listen(1);`,
    },
    { express: '5', zod: '3' },
  ).validations.map(({ failure }) => failure?.status);

test('the answer to a failed check is that for the fault of the caller', () => {
  expect(
    answered(
      `if (error instanceof Slow) return res.status(408).end();
       if (error instanceof z.ZodError) return res.status(400).end();
       res.status(500).end();`,
    ),
  ).toEqual([400]);
  expect(answered('if (error instanceof Slow) return res.status(408).end(); res.status(503).end();')).toEqual([
    undefined,
  ]);
  expect(answered('res.status(500).end();')).toEqual([500]);
});
test('sessions of one user are a list, and where they are made it may be a login', () => {
  const model = modelOf(
    {
      'app.js': `
import express from 'express';
const app = express();
app.all('/users/:id/sessions', (req, res) => res.sendStatus(403));
app.post('/sessions', (req, res) => res.sendStatus(401));
app.listen(1);`,
    },
    { express: '5' },
  );
  expect(model.endpoints.map(({ purpose }) => purpose)).toEqual(['business', 'login']);
});
