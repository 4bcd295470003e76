import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileFacts, Region, Value } from '../../src/facts/facts.ts';
import { decode, encode, openFacts, packFacts } from '../../src/facts/pack.ts';
import { typescript } from '../../src/languages/typescript/index.ts';

// Any facts whatever, not only those an extractor would give: the pack must not depend on what it packs.
const id = fc.oneof(fc.nat(300), fc.nat(3_000_000));
const ids = fc.array(id, { maxLength: 4 });
const name = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('get', 'x', '\ud800', 'Ω', '日本', ''),
);
const key = fc.oneof(name, id);
const scalar = fc.oneof(
  name,
  fc.boolean(),
  fc.double({ noNaN: true }),
  fc.integer(),
  fc.constantFrom(2 ** 53 - 1, 2 ** 40, -0),
);
const yes = fc.constant(true as const);
const span = fc.tuple(fc.nat(5_000_000), fc.nat(100_000)).map(([start, length]) => ({ start, end: start + length }));

type Arbitraries = Record<string, fc.Arbitrary<unknown>>;
/** A record of which the members named in `optional` may be missing. */
const unkinded = (needed: Arbitraries, optional: Arbitraries = {}) =>
  fc
    .tuple(span, fc.record(needed), fc.record(optional, { requiredKeys: [] }))
    .map(([at, always, sometimes]) => ({ ...at, ...always, ...sometimes }));
const shape = (kind: string, needed: Arbitraries, optional: Arbitraries = {}) =>
  unkinded(needed, optional).map((rest) => ({ kind, ...rest }));

const value = fc.oneof(
  shape('literal', { value: fc.oneof(scalar, fc.constant(null)) }),
  shape('absent', {}),
  shape('pattern', { source: name, flags: name }),
  fc.nat(4).chain((holes) =>
    shape(
      'text',
      {
        chunks: fc.array(name, { minLength: holes + 1, maxLength: holes + 1 }),
        holes: fc.array(id, { minLength: holes, maxLength: holes }),
      },
      { tag: id },
    ),
  ),
  shape('op', { operator: name, left: id }, { right: id }),
  shape('join', { of: ids, at: fc.constantFrom('branch', 'loop', 'catch', 'finally', 'default') }, { from: ids }),
  shape('get', { of: id, key }, { optional: yes }),
  shape('set', { of: id, key, to: id }),
  shape('object', {
    entries: fc.array(
      fc.oneof(
        fc.record({ key: fc.oneof(key, fc.constant(null)), value: id }),
        fc.record({ key, value: id, accessor: fc.constantFrom('get', 'set') }),
      ),
    ),
  }),
  shape('array', { items: ids }, { spreads: ids }),
  shape(
    'call',
    { callee: id, args: ids },
    {
      receiver: id,
      spreads: ids,
      names: fc.array(fc.oneof(name, fc.constant(null))),
      new: yes,
      optional: yes,
      unused: yes,
    },
  ),
  shape('wait', { of: id, how: fc.constantFrom('await', 'yield') }),
  shape(
    'function',
    { name, params: ids, body: id },
    { self: id, owner: id, async: yes, generator: yes, arrow: yes, marks: ids, returnType: id },
  ),
  shape(
    'param',
    { function: id, index: fc.nat(9), name },
    { rest: yes, default: id, type: id, field: name, marks: ids },
  ),
  shape('self', { of: id }),
  shape('super', { of: id }),
  shape(
    'class',
    {
      name,
      extends: ids,
      members: fc.array(
        fc
          .constantFrom('method', 'field', 'getter', 'setter', 'constructor')
          .chain((kind) => shape(kind, { name: key }, { value: id, type: id, static: yes, marks: ids })),
      ),
      self: id,
    },
    { implements: ids, marks: ids },
  ),
  shape(
    'type',
    { name },
    {
      target: id,
      args: ids,
      members: fc.array(fc.record({ name, type: id, optional: yes }, { requiredKeys: ['name'] })),
      literal: scalar,
    },
  ),
  shape('cell', { name }),
  shape('load', { cell: id }),
  shape('store', { cell: id, to: id }),
  shape('import', { from: key, name, how: fc.constantFrom('static', 'require', 'dynamic') }, { typeOnly: yes }),
  shape('global', { name }),
  shape('element', { of: id }, { keys: yes }),
  shape('caught', { from: id }, { types: ids }),
  shape('opaque', { why: name }),
) as fc.Arbitrary<Value>;

const stretch = { parent: id, first: id, last: id };
const region = fc.oneof(
  shape('module', stretch),
  shape('block', stretch),
  shape('try', stretch),
  fc.constantFrom('function', 'fields', 'finally', 'after').chain((kind) => shape(kind, { ...stretch, of: id })),
  fc
    .constantFrom('branch', 'rest')
    .chain((kind) => shape(kind, { ...stretch, condition: id, side: fc.constantFrom('true', 'false', 'nullish') })),
  shape('case', { ...stretch, subject: id, tests: ids }, { fallsThrough: yes }),
  shape('loop', stretch, { over: id, condition: id, atLeastOnce: yes }),
  shape('catch', { ...stretch, of: id }, { types: ids }),
  shape('scope', { ...stretch, value: id }),
) as fc.Arbitrary<Region>;

const whole = {
  version: fc.nat(100),
  language: fc.constantFrom('typescript', 'javascript', 'python'),
  lines: fc
    .array(fc.nat(9999))
    .map((lengths) => lengths.reduce<number[]>((all, each) => [...all, (all.at(-1) ?? 0) + each], [])),
  values: fc.array(value, { maxLength: 12 }),
  regions: fc.array(region, { maxLength: 4 }),
  exits: fc.array(
    fc
      .constantFrom('return', 'throw', 'break', 'continue')
      .chain((kind) => shape(kind, { at: id, from: id, to: id }, { value: id })),
    { maxLength: 3 },
  ),
  exports: fc.array(unkinded({ name }, { value: id, from: name, imported: name }), { maxLength: 3 }),
  directives: fc.array(
    fc
      .constantFrom('disable-next-line', 'disable-line', 'disable-file', 'disable', 'enable')
      .chain((kind) => shape(kind, { rules: fc.array(name), line: id }, { reason: name, malformed: name })),
    { maxLength: 3 },
  ),
  gaps: fc.array(unkinded({ why: name }), { maxLength: 3 }),
};
const facts = fc.record(
  {
    ...whole,
    annotations: fc.array(fc.record({ value: id, type: id }), { minLength: 1, maxLength: 3 }),
    names: fc.array(fc.record({ value: id, name }), { minLength: 1, maxLength: 3 }),
    notes: fc.uniqueArray(id, { minLength: 1, maxLength: 3 }).map((lines) => lines.sort((a, b) => a - b)),
  },
  { requiredKeys: Object.keys(whole) as (keyof typeof whole)[] },
) as unknown as fc.Arbitrary<FileFacts>;

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = ['src', 'fixtures', 'tests'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.[cm]?[jt]s$/.test(path) && !path.includes('node_modules'))
    .map((path) => join(root, folder, path)),
);
const real = (): FileFacts[] =>
  sources.flatMap((path) => {
    const extraction = typescript.extract({ path, text: readFileSync(path, 'utf8') });
    return 'facts' in extraction ? [extraction.facts] : [];
  });

describe('packed facts', () => {
  it('come back as they were, whatever they say', () => {
    fc.assert(
      fc.property(facts, (given) => {
        expect(decode(encode(given))).toEqual(given);
      }),
      { numRuns: 400 },
    );
  });

  it('of many files come back one by one, in any order', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 5 }), (files) => {
        const pack = openFacts(packFacts(files));
        expect(pack.length).toBe(files.length);
        for (const index of files.map((_, each) => each).reverse()) expect(pack.at(index)).toEqual(files[index]);
      }),
      { numRuns: 60 },
    );
  });

  it('make a new pack with some files copied and others added', () => {
    fc.assert(
      fc.property(fc.array(facts, { minLength: 1, maxLength: 5 }), facts, (files, added) => {
        const kept = files.map((_, index) => index).reverse();
        const pack = openFacts(openFacts(packFacts(files)).with([added, ...kept, added]));
        const all = Array.from({ length: pack.length }, (_, index) => pack.at(index));
        expect(all).toEqual([added, ...[...files].reverse(), added]);
      }),
      { numRuns: 60 },
    );
  });

  it('of real sources come back as they were, at a fraction of the size', () => {
    const files = real();
    expect(files.length).toBeGreaterThan(50);
    const bytes = packFacts(files);
    const pack = openFacts(bytes);
    for (const [index, each] of files.entries()) expect(pack.at(index)).toEqual(each);
    expect(bytes.length * 5).toBeLessThan(JSON.stringify(files).length);
  });

  it('that were damaged throw, or give some other facts, and always end', () => {
    const bytes = encode(real()[0]!);
    expect(() => decode(bytes.subarray(0, bytes.length >> 1))).toThrow(RangeError);
    expect(() => decode(new Uint8Array())).toThrow(RangeError);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
        const damaged = Uint8Array.from(bytes);
        damaged[at] = byte;
        try {
          decode(damaged);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
      { numRuns: 300 },
    );
  });
});
