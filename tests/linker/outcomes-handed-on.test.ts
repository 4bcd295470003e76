// The outcome of a check that is exported, or given back with more, is looked at by whoever gets it.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const app = (served: string, around = ''): string => `import express from 'express';
import { z } from 'zod';
const shape = z.object({ a: z.string() });
const app = express();
app.use(express.json());
${around}
app.post('/x', async (req, res) => { ${served} });
app.listen(3000);`;

function enforced(served: string, around?: string): readonly string[] {
  return modelOf({ 'app.js': app(served, around) }).validations.map((it) => it.enforced.is);
}
it.each([
  ['given back with more', 'const found = shape.safeParse(req.body); res.json({ ...found, warnings: [] });', 'unknown'],
  ['given back by name', 'const found = shape.safeParse(req.body); res.json({ found });', 'unknown'],
  ['not looked at', 'shape.safeParse(req.body); res.json({});', 'no'],
])('%s', (_, served, is) => {
  expect(enforced(served)).toEqual([is]);
});
it('exported', () => {
  expect(enforced('res.json({});', 'export const settings = shape.safeParse(process.env);')).toEqual(['unknown']);
});
