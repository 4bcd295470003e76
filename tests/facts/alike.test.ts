// Readings of a text that differ in comments and blank space only: what is told of the one is told of the other.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alike } from '../../src/facts/alike.ts';
import type { FileFacts } from '../../src/facts/facts.ts';
import { outlineOf } from '../../src/facts/outline.ts';
import { typescript } from '../../src/languages/typescript/index.ts';
import { libraries } from '../../src/libraries/index.ts';
import { link } from '../../src/linker/index.ts';

function read(text: string): FileFacts {
  const extraction = typescript.extract({ path: 'a.js', text });
  if ('refused' in extraction) throw new Error(extraction.refused.message);
  return extraction.facts;
}
function linked(facts: FileFacts): string {
  const file = { path: 'a.js', role: 'source' as const, outline: outlineOf(facts), facts };
  const resolve = (_: string, name: string) => ({ is: 'package' as const, name, subpath: '' });
  return JSON.stringify(link({ files: [file], manifests: [], libraries, resolve }));
}

const text = `const express = require('express');
const { Pool } = require('pg');
const pool = new Pool();
const app = express(); // the application
app.get('/cakes/:id', async (req, res) => {
  // looked up
  const { rows } = await pool.query(\`SELECT * FROM cakes WHERE id = \${req.params.id}\`);
  if (!rows[0]) return res.status(404).end();
  res.json(rows[0]);
});
app.listen(3000);
`;
const lines = text.split('\n');

describe('alike', () => {
  it('whatever stands in comments and at the ends of lines, and what is linked is equal', () => {
    const ends = fc.array(fc.constantFrom('', ' ', ' // more', ' /* é */', '\t'), {
      minLength: lines.length,
      maxLength: lines.length,
    });
    fc.assert(
      fc.property(ends, fc.constantFrom('', '// the end', '\n\n// below\n'), (ending, last) => {
        const facts = read(lines.map((line, index) => line + (ending[index] ?? '')).join('\n') + last);
        expect(alike(read(text), facts)).toBe(true);
        expect(linked(facts)).toBe(linked(read(text)));
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['a line above', `// first\n${text}`],
    ['a place in its line', text.replace('const pool', ' const pool')],
    ['a name', text.replace('/cakes/:id', '/cakes/:no')],
    ['a value more', `${text}export const x = 1;\n`],
    ['a directive', text.replace('// looked up', '// backend-audit-disable-next-line sql-injection -- fine')],
  ])('not with %s', (_, other) => {
    expect(alike(read(text), read(other))).toBe(false);
  });
});
