/** What a finding is known by stays what it is under edits that keep the meaning, and tells apart what is not the same. */
import fc from 'fast-check';
import { format, type Options } from 'prettier';
import { describe, expect, it } from 'vitest';
import { audit } from '../../src/audit.ts';
import { placesOf } from '../../src/engine/index.ts';
import type { Finding } from '../../src/report/report.ts';
import { folderWith } from '../host/folder.ts';

async function findingsOf(files: Readonly<Record<string, string>>): Promise<readonly Finding[]> {
  const root = folderWith({
    'package.json': '{"name":"shop","dependencies":{"express":"^4","pg":"^8"},"scripts":{"start":"node src/app.js"}}',
    ...files,
  });
  const { findings } = await audit(root, { cache: false, strict: true, workers: 0 });
  return findings.flatMap(placesOf);
}
const identities = (findings: readonly Finding[]): string[] =>
  findings.map(({ rule, identity, within }) => `${rule} ${identity} ${within}`).sort();

/** Parts of a module that may stand in any order; `$` begins a name that may be any other. */
const parts = [
  `async function findOrders($pool, $id, $order) {
  const $sql = "SELECT id, total FROM orders WHERE owner = '" + $id + "' ORDER BY " + $order;
  const { rows: $rows } = await $pool.query($sql);
  return $rows;
}`,
  `router.get('/orders/:id', async (req, res) => {
  const $found = await pool.query(\`SELECT * FROM orders WHERE id = '\${req.params.id}' AND note = 'it''s'\`);
  if ($found.rows.length === 0) { res.status(404).json({ 'error': "none", code: 0x1F }); return; }
  res.json($found.rows[0]);
});`,
  `router.delete('/orders/:id', async (req, res) => {
  try {
    await pool.query("DELETE FROM orders WHERE id = " + req.params.id);
  } catch ($error) {}
  res.status(204).end();
});`,
  `class Carts {
  async total($cart) {
    try { return await pool.query('SELECT total FROM carts WHERE id = $1', [$cart]); } catch ($failure) { return null }
  }
  async drop($cart) {
    try { await pool.query('DELETE FROM carts WHERE id = $1', [$cart]); } catch ($failure) { return null }
  }
}`,
  `const close = ($code) => { pool.end().then(() => process.exit($code)); };`,
] as const;
const head = `const express = require('express');
const { Pool } = require('pg');
const pool = new Pool();
const router = express.Router();
`;
const tail = `router.post('/find', async (req, res) => { res.json(await findOrders(pool, req.body.id, req.body.order)); });
module.exports = { router, Carts, close };
`;
const app = (file: string): string => `const express = require('express');
const { router } = require('./${file}');
const app = express();
app.use(express.json());
app.use('/api', router);
app.listen(3000);
`;
interface Edit {
  readonly order: readonly number[];
  readonly blank: readonly number[];
  readonly file: string;
  readonly names: string;
  readonly layout: Options;
}
const asWritten: Edit = { order: [0, 1, 2, 3, 4], blank: [0, 0, 0, 0, 0], file: 'orders', names: '', layout: {} };
async function edited({ order, blank, file, names, layout }: Edit): Promise<Readonly<Record<string, string>>> {
  // `$1` in a statement is no name.
  const named = (text: string): string => text.replace(/\$([a-z]\w*)/g, (_, name: string) => `${name}${names}`);
  const body = order.map((part, index) => `${'\n// moved\n'.repeat(blank[index]!)}${named(parts[part]!)}\n`);
  const written = head + body.join('') + tail;
  const text = layout.parser === undefined ? written : await format(written, layout);
  return { 'src/app.js': app(file), [`src/${file}.js`]: text };
}
const layouts = fc.record({
  parser: fc.constantFrom('babel', 'babel-ts', undefined),
  printWidth: fc.constantFrom(40, 80, 140),
  semi: fc.boolean(),
  singleQuote: fc.boolean(),
  useTabs: fc.boolean(),
  bracketSpacing: fc.boolean(),
  trailingComma: fc.constantFrom('none', 'es5', 'all'),
  arrowParens: fc.constantFrom('avoid', 'always'),
  quoteProps: fc.constantFrom('as-needed', 'consistent', 'preserve'),
  objectWrap: fc.constantFrom('preserve', 'collapse'),
}) as fc.Arbitrary<Options>;
const edits: fc.Arbitrary<Edit> = fc.record({
  order: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
  blank: fc.array(fc.nat(3), { minLength: 5, maxLength: 5 }),
  file: fc.constantFrom('orders', 'order-routes', 'api/orders', 'zebra'),
  names: fc.constantFrom('', '2', 'Of', '_x'),
  layout: layouts,
});

describe('an identity', () => {
  it('stays what it is when code is moved, renamed, laid out anew and put in another order', async () => {
    const before = identities(await findingsOf(await edited(asWritten)));
    expect(before.length).toBeGreaterThan(6);
    await fc.assert(
      fc.asyncProperty(edits, async (edit) => {
        expect(identities(await findingsOf(await edited(edit)))).toEqual(before);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('stays in TypeScript with types and decorators, and in Python', async () => {
    const nest = `import { Controller, Delete, Param } from '@nestjs/common';
import { Pool } from 'pg';
@Controller('cats')
export class CatsController {
  constructor(private readonly pool: Pool) {}
  @Delete(':id')
  async remove(@Param('id') id: string): Promise<Record<string, unknown> | null> {
    try { await this.pool.query(\`DELETE FROM cats WHERE id = '\${id}'\`); } catch (error) { return null; }
    return {};
  }
}
`;
    const before = identities(await findingsOf({ 'src/cats.controller.ts': nest }));
    expect(before.join('\n')).toMatch(/sql-injection .* CatsController\.remove/);
    const anew = await format(nest, { parser: 'typescript', printWidth: 50, semi: false, singleQuote: true });
    expect(identities(await findingsOf({ 'src/pets/cats.controller.ts': `\n// cats\n${anew}` }))).toEqual(before);

    const python = `from flask import Flask, request
import psycopg2
app = Flask(__name__)
connection = psycopg2.connect("")

@app.route('/cats')
def cats():
    cursor = connection.cursor()
    cursor.execute("SELECT id FROM cats WHERE name = '" + request.args.get('name') + "'")
    return cursor.fetchall()
`;
    const found = identities(await findingsOf({ 'app.py': python }));
    const black = python
      .replaceAll("'/cats'", '"/cats"')
      .replaceAll("'name'", '"name"')
      .replace('cursor.execute(', 'cursor.execute(\n        ')
      .replace(`+ "'")`, `+ "'",  # why\n    )`);
    expect(found.length).toBeGreaterThan(0);
    expect(identities(await findingsOf({ 'web/app.py': `# moved\n${black}` }))).toEqual(found);
  });

  it('tells apart what is not the same, and what is the same by its number', async () => {
    const [a, b] = ['id', 'name'].map(
      (column) => `router.get('/${column}', async (req, res) => {
  res.json(await pool.query("SELECT id FROM orders WHERE ${column} = '" + req.query.q + "'"));
});
`,
    );
    const of = async (...some: readonly string[]) => {
      const text = `${head}${some.join('')}module.exports = { router };\n`;
      const findings = await findingsOf({ 'src/app.js': app('orders'), 'src/orders.js': text });
      return findings.filter(({ rule }) => rule === 'sql-injection');
    };
    const different = await of(a!, b!);
    expect(new Set(different.map(({ identity }) => identity)).size).toBe(2);
    const same = await of(a!, a!.replace('/id', '/other'));
    expect(same).toHaveLength(2);
    expect(new Set(same.map(({ identity }) => identity)).size).toBe(1);
    expect(new Set(same.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });
});
