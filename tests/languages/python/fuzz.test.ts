// Whatever the text: facts that hold together, or a refusal.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { readyLanguages } from '../../../src/host/index.ts';
import { operandsOf } from '../../../src/linker/units.ts';
import { extracted } from '../typescript/reading.ts';

beforeAll(() => readyLanguages(['code.py']));
const folder = fileURLToPath(new URL('../../../fixtures/parity/fastapi/app', import.meta.url));
const real = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
const pieces = fc.constantFrom(
  ...['x', 'y', ' = ', '+= ', '1', '"a"', 'f"{x}"', '(', ')', '[', ']', '{', '}', ':', ', ', '.', '*', '**', '@', '\n', '\n    '],
  ...['\n        ', ' if ', ' else', ' for ', ' in ', 'def f', 'class A', 'return ', 'try', 'except E', 'finally', 'with ', ' as '],
  ...['yield ', 'await ', 'async ', 'lambda ', 'global x', 'import ', 'from ', 'match x', 'case ', 'while ', 'break', 'del ', ' := ', '#', '😀'],
); // prettier-ignore
const mutated = fc
  .tuple(fc.constantFrom(...real), fc.nat(), fc.nat(200), fc.array(pieces, { maxLength: 4 }))
  .map(([text, at, cut, added]) => {
    const from = at % (text.length + 1);
    return text.slice(0, from) + added.join('') + text.slice(from + cut);
  });

it('real files hold together', () => {
  for (const code of real) expect(check(code)).toBe(true);
});
it('broken files are refused or read, but never crash', () => {
  fc.assert(fc.property(mutated, (code) => void check(code)), { numRuns: 500 }); // prettier-ignore
});
it('words in any order', () => {
  fc.assert(fc.property(fc.array(pieces, { maxLength: 30 }), (words) => void check(words.join(''))), { numRuns: 1500 }); // prettier-ignore
});
it('any text at all', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (code) => void check(code)), { numRuns: 500 }); // prettier-ignore
});

/** Was the text read? */
function check(code: string): boolean {
  const result = extracted(code, 'a.py');
  if ('refused' in result) {
    expect(result.refused.code).not.toBe('internal');
    return false;
  }
  const { facts } = result;
  expect(JSON.parse(JSON.stringify(facts))).toStrictEqual(facts);
  const { values, regions, exits } = facts;
  values.forEach((value, id) => {
    expect(value.start).toBeLessThanOrEqual(value.end);
    operandsOf(value, (operand) => {
      expect(operand >= 0 && operand < values.length).toBe(true);
      if (value.kind !== 'join' || value.at !== 'loop') expect(operand, `${value.kind} ${String(id)}`).toBeLessThan(id);
    });
    if (value.kind === 'function') expect(regions[value.body]).toMatchObject({ kind: 'function', of: id });
  });
  regions.forEach((region, id) => {
    expect(region.first).toBeLessThanOrEqual(region.last);
    expect(region.last).toBeLessThanOrEqual(values.length);
    const parent = regions[region.parent]!;
    if (id > 0) expect(region.parent).toBeLessThan(id);
    if (id > 0 && region.kind !== 'function')
      expect(region.first >= parent.first && region.last <= parent.last).toBe(true);
  });
  for (const exit of exits) expect(exit.value ?? -1).toBeLessThan(exit.at);
  return true;
}
