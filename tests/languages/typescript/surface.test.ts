// The surface of a file agrees with what its whole facts say of imports and exports.
import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../../src/facts/outline.ts';
import type { FileFacts } from '../../../src/facts/index.ts';
import { typescript } from '../../../src/languages/typescript/index.ts';

function factsOf(text: string, surface: boolean, path = 'x.test.ts'): FileFacts {
  const extraction = typescript.extract({ path, text, surface });
  if ('refused' in extraction) throw new Error(extraction.refused.message);
  return extraction.facts;
}

describe('the surface of a file', () => {
  it.each([
    "import a, { b, c as d } from './m'; import * as e from 'n'; import 'o'; a(b, d, e);",
    "import type { T } from './types'; let t: T;",
    "export { a, b as c } from './m'; export * from './n'; export * as o from './o';",
    'export default 1; export const a = 1, b = 2; export function f() {}',
    "const m = await import('./m'); m.run();",
    '// backend-audit-disable-next-line sql-injection -- a test\nquery(`${x}`);',
  ])('says what the whole says: %s', (text) => {
    const [surface, whole] = [factsOf(text, true), factsOf(text, false)];
    const outline = (facts: FileFacts) => {
      const { imports, reexports, directives, computed } = outlineOf(facts);
      return { imports: imports.map(({ from, name }) => `${from} ${name}`), reexports, directives, computed };
    };
    expect(surface.surface).toBe(true);
    expect(outline(surface)).toEqual(outline(whole));
    const names = (facts: FileFacts) => facts.exports.map(({ name, from }) => `${name} ${from ?? ''}`).sort();
    expect(names(surface)).toEqual(names(whole));
    expect(surface.values.every(({ kind }) => kind === 'import')).toBe(true);
  });

  it('tells what does not parse', () => {
    expect(typescript.extract({ path: 'x.test.ts', text: 'const = ;', surface: true })).toMatchObject({
      refused: { code: 'syntax', line: 1 },
    });
  });
});
