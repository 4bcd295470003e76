// Statements that a library puts together: what each holds is looked at there, not once more where they are sent.
import { expect, it } from 'vitest';
import { modelOf } from '../behaviour/harness.ts';

/** What stands unbound in the statements of a handler: the caller's values, by name. */
const unbound = (list: string): readonly string[] =>
  modelOf({
    'app.js': `const express = require('express'); const pgp = require('pg-promise')(); const db = pgp(process.env.DB);
const app = express();
app.delete('/x/:name', async (req, res) => {
  const { name } = req.params; const all = ${list};
  await db.tx((t) => t.none(pgp.helpers.concat(all))); res.json({});
}); app.listen(1);`,
  }).queries.flatMap(({ holes }) => holes.filter((it) => it.flow !== undefined).map((it) => it.name));

it('values that are handed over beside their statement stay out of its text', () => {
  expect(unbound(`[{ query: 'DELETE FROM notes WHERE name = $1', values: [name] }]`)).toEqual([]);
  expect(unbound(`[name].map((it) => ({ query: 'DROP TABLE IF EXISTS $1:name', values: [it] }))`)).toEqual([]);
});
it('values that are written into a statement are told once', () => {
  expect(unbound(`[{ query: "DELETE FROM notes WHERE name = '" + name + "'" }]`)).toHaveLength(1);
});
