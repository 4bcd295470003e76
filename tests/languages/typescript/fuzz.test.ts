import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FileFacts, Value } from '../../../src/facts/index.ts';
import { extracted } from './reading.ts';

const name = fc.constantFrom('a', 'b', 'c', 'f', 'exports', 'module', 'require');
const { expression, statement } = fc.letrec<{ expression: string; statement: string; block: string; target: string }>(
  (tie) => {
    const e = tie('expression');
    const s = tie('statement');
    const b = tie('block');
    const t = tie('target');
    const many = fc.array(e, { maxLength: 3 }).map((list) => list.join(', '));
    const form = (...parts: (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
      fc
        .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
        .map((list) => list.join(''));
    return {
      target: fc.oneof(
        { maxDepth: 3 },
        name,
        form(e, '.', name),
        form('[', t, ', ...', name, ']'),
        form('{ ', name, ': ', t, ' = ', e, ', ...', name, ' }'),
      ),
      expression: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        fc.constantFrom('a', 'b', 'c', '1', "'x'", '/r/', 'this', 'undefined', "require('m')"),
        form(e, '.', name),
        form(e, '?.[', e, ']'),
        form(e, '(', many, ')'),
        form('new ', name, '(...', e, ')'),
        form('(', e, fc.constantFrom(' + ', ' === ', ' && ', ' || ', ' ?? ', ', '), e, ')').map((text) => `(${text})`),
        form('`x${', e, '}y`'),
        form('(', e, ' ? ', e, ' : ', e, ')'),
        form('(', name, fc.constantFrom(' = ', ' += ', ' ??= '), e, ')'),
        form('(', t, ' = ', e, ')').filter((text) => !text.startsWith('({')),
        form('(', name, '++)'),
        form('{ ', name, ': ', e, ', ...', e, ' }').map((text) => `(${text})`),
        form('[', many, ']'),
        form('((', name, ' = ', e, ') => ', e, ')'),
        form('(async function (', name, ') ', b, ')'),
        form('class extends ', name, ' { ', name, ' = ', e, '; m() ', b, ' static ', b, ' }').map(
          (text) => `(${text})`,
        ),
        form('(', e, ' as T<', name, '>)'),
        form('typeof ', e).map((text) => `(${text})`),
      ),
      block: fc.array(s, { maxLength: 3 }).map((list) => `{ ${list.join('\n')} }`),
      statement: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        form(e, ';').map((text) => `;${text}`),
        form(fc.constantFrom('let ', 'var ', 'const '), name, ' = ', e, ';'),
        form('var ', name, ';'),
        form('if (', e, ') ', b),
        form('if (', e, ') ', b, ' else ', s),
        form('while (', e, ') ', b),
        form('do ', b, ' while (', e, ');'),
        form('for (let i = 0; ', e, '; ', e, ') ', b),
        form('for (const ', name, ' of ', e, ') ', b),
        form('for (', t, ' in ', e, ') ', b),
        form('try ', b, ' catch (', name, ') ', b),
        form('try ', b, ' finally ', b),
        form('switch (', e, ') { case ', e, ': ', s, ' default: ', s, ' break; case 1: }'),
        form('out: for (;;) { ', s, fc.constantFrom(' break out;', ' continue out;', ' break;', ' continue;'), ' }'),
        form('block: { ', s, ' break block; }'),
        form('function ', name, '(', name, ', ...', name, ') ', b),
        form('return ', e, ';'),
        form('throw ', e, ';'),
        form('interface I { ', name, '?: T; m(): I }'),
        form('module.exports = ', e, ';'),
      ),
    };
  },
);
const program = fc
  .array(
    fc.oneof(
      statement,
      expression.map((text) => `;(${text});`),
    ),
    { maxLength: 6 },
  )
  .map((list) => list.join('\n'));

const real = ['src/languages/typescript', 'node_modules/express/lib', 'node_modules/koa/lib'].flatMap((root) =>
  readdirSync(root)
    .filter((file) => /\.[jt]s$/.test(file))
    .map((file) => readFileSync(`${root}/${file}`, 'utf8')),
);

const mutated = fc
  .tuple(
    fc.constantFrom(...real),
    fc.nat(),
    fc.nat(400),
    fc.constantFrom('', '(', ')', '{', '}', '`', '/', "'", ';', '<', '=>', 'else ', '😀'),
    fc.boolean(),
  )
  .map(([text, at, cut, added, truncated]) => {
    const from = at % (text.length + 1);
    return text.slice(0, from) + added + (truncated ? '' : text.slice(from + cut));
  });

it('random programs are read, and their facts hold together', () => {
  let read = 0;
  fc.assert(
    fc.property(program, (code) => {
      if (check(code)) read++;
    }),
    { numRuns: 1500 },
  );
  expect(read).toBeGreaterThan(300);
});

it('real files hold together', () => {
  for (const code of real) check(code);
});

it('broken files are refused or read, but never crash', () => {
  fc.assert(
    fc.property(mutated, (code) => void check(code)),
    { numRuns: 600 },
  );
});

it('any text at all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (code) => void check(code)),
    { numRuns: 500 },
  );
});

/** Was the text read? */
function check(code: string): boolean {
  const result = extracted(code, 'x.ts');
  if ('refused' in result) {
    expect(result.refused).not.toMatchObject({ code: 'internal' });
    return false;
  }
  const { facts } = result;
  expect(JSON.parse(JSON.stringify(facts))).toStrictEqual(facts);
  expect(extracted(code, 'y/other.ts')).toStrictEqual(result);
  wellFormed(facts, code.length);
  return true;
}

function wellFormed(facts: FileFacts, length: number): void {
  const { values, regions, exits, exports } = facts;
  const problems: string[] = [];
  const must = (holds: boolean, what: string): void => {
    if (!holds) problems.push(what);
  };
  const value = (id: number): boolean => Number.isInteger(id) && id >= 0 && id < values.length;
  const span = (one: { start: number; end: number }, what: string): void =>
    must(one.start >= 0 && one.start <= one.end && one.end <= length, `span of ${what}`);

  regions.forEach((region, id) => {
    const parent = regions[region.parent]!;
    span(region, `region ${id}`);
    must(region.first <= region.last && region.last <= values.length, `interval of region ${id}`);
    must(id === 0 || region.parent < id, `parent of region ${id}`);
    if (id === 0 || region.kind === 'function' || region.kind === 'fields') return;
    must(
      region.first >= parent.first && region.last <= parent.last,
      `${region.kind} region ${id} lies outside its parent`,
    );
  });
  values.forEach((one, id) => {
    span(one, `value ${id}`);
    for (const operand of operands(one)) {
      must(value(operand), `operand of ${one.kind} ${id}`);
      must(
        operand < id || (one.kind === 'join' && one.at === 'loop'),
        `${one.kind} ${id} stands before its operand ${operand}`,
      );
    }
    for (const later of laterParts(one)) must(value(later), `part of ${one.kind} ${id}`);
    must(
      regions.some((region) => region.first <= id && id < region.last),
      `value ${id} lies in no region`,
    );
  });
  exits.forEach((exit, id) => {
    const from = regions[exit.from]!;
    must(exit.at >= from.first && exit.at <= from.last, `exit ${id} lies outside its region`);
    must(exit.value === undefined || exit.value < exit.at, `value of exit ${id}`);
    let region = exit.from;
    while (region !== exit.to && region !== 0) region = regions[region]!.parent;
    must(region === exit.to, `exit ${id} leads to no region around it`);
  });
  for (const one of exports) must(one.value === undefined || value(one.value), `export ${one.name}`);
  expect(problems).toEqual([]);
}

/** What a value needs before it can be made. */
function operands(value: Value): number[] {
  const key = (one: string | number | null): number[] => (typeof one === 'number' ? [one] : []);
  switch (value.kind) {
    case 'text':
      return [...value.holes, ...(value.tag === undefined ? [] : [value.tag])];
    case 'op':
      return value.right === undefined ? [value.left] : [value.left, value.right];
    case 'join':
      return [...value.of];
    case 'get':
      return [value.of, ...key(value.key)];
    case 'set':
      return [value.of, ...key(value.key), value.to];
    case 'object':
      return value.entries.flatMap((entry) => [...key(entry.key), entry.value]);
    case 'array':
      return [...value.items];
    case 'call':
      return [value.callee, ...value.args, ...(value.receiver === undefined ? [] : [value.receiver])];
    case 'wait':
    case 'element':
      return [value.of];
    case 'param':
      return [value.function];
    case 'self':
    case 'super':
      return [value.of];
    case 'load':
      return [value.cell];
    case 'store':
      return [value.cell, value.to];
    case 'import':
      return key(value.from);
    case 'class':
      return [...value.extends, ...(value.marks ?? [])];
    case 'type':
      return [...(value.args ?? [])];
    default:
      return [];
  }
}

/** What is filled in when deferred bodies are read. */
function laterParts(value: Value): number[] {
  switch (value.kind) {
    case 'function':
      return [
        ...value.params,
        ...(value.self === undefined ? [] : [value.self]),
        ...(value.owner === undefined ? [] : [value.owner]),
      ];
    case 'class':
      return [value.self, ...value.members.flatMap((member) => [member.value ?? 0, member.type ?? 0])];
    case 'type':
      return value.target === undefined ? [] : [value.target];
    case 'param':
      return value.default === undefined ? [] : [value.default];
    default:
      return [];
  }
}
