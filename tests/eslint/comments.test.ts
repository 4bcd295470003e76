// ESLint's comments, judged by ESLint itself: what it hides because of them is what the engine suppresses, whatever the
// order and the place of the comments.
import { Linter } from 'eslint';
import { Linter as Linter9 } from 'eslint-9';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suppress } from '../../src/engine/suppress.ts';
import { outlineOf } from '../../src/facts/outline.ts';
import { spanOf } from '../../src/facts/lines.ts';
import type { Finding } from '../../src/report/report.ts';
import { factsOf } from '../languages/typescript/reading.ts';

const ids = ['one', 'two'] as const;
const lineOfCode = /\b(one|two)\(\)/g;

/** Where each rule finds something: at every call of its name. */
const found = (code: string, lines: readonly number[]): Finding[] =>
  [...code.matchAll(lineOfCode)].map(([text, rule = ''], index) => ({
    rule,
    severity: 'error',
    confidence: 'high',
    preset: 'recommended',
    message: String(index),
    remedy: '',
    location: { path: 'a.js', ...spanOf(lines, at(code, index), at(code, index) + text.length) },
    trail: [],
    fingerprint: '',
    identity: '',
    within: '',
    standards: [],
    cwe: [],
    endpoints: [],
    also: [],
  }));
const at = (code: string, index: number): number => [...code.matchAll(lineOfCode)][index]!.index;

function byUs(code: string) {
  const facts = factsOf(code, 'a.js');
  const names = { all: new Set<string>(ids), isAsked: () => true };
  const files = [{ path: 'a.js', outline: outlineOf(facts) }];
  const parted = suppress(found(code, facts.lines), files, names);
  const unused = parted.suppressions.flatMap(({ at: place, idle }) =>
    idle.map((rule) => `${place.line}:${place.column} ${rule}`),
  );
  return { kept: parted.findings.map(placeOf), unused };
}
function byEslint(code: string, Class: typeof Linter) {
  const rule = (id: string) => ({
    create: (context: { report(what: object): void }) => ({
      CallExpression(node: { callee: { name?: string } }) {
        if (node.callee.name === id) context.report({ node, message: id });
      },
    }),
  });
  const plugin = { rules: Object.fromEntries([...ids, 'other'].map((id) => [id, rule(id)])) };
  const config = {
    plugins: { 'backend-audit': plugin, foreign: plugin },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: { 'backend-audit/one': 2, 'backend-audit/two': 2, 'foreign/other': 2 },
  };
  const messages = new Class().verify(code, config as never);
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return {
    kept: messages.flatMap(({ ruleId, line, column }) =>
      ruleId?.startsWith('backend-audit/') ? `${line}:${column} ${ruleId.slice('backend-audit/'.length)}` : [],
    ),
    unused: messages.flatMap(({ ruleId, message, line, column }) =>
      ruleId === null && !message.includes('enable directive')
        ? [...message.matchAll(/'backend-audit\/(\w+)'/g)].map(([, id]) => `${line}:${column} ${id}`)
        : [],
    ),
  };
}
const placeOf = ({ rule, location: { line, column } }: Finding): string => `${line}:${column} ${rule}`;

const list = fc.constantFrom(
  '',
  ' backend-audit/one',
  ' backend-audit/two',
  ' backend-audit/one, backend-audit/two',
  " 'backend-audit/one'",
  ' foreign/other, backend-audit/two',
  ' foreign/other',
  ' backend-audit/one -- why',
  ' -- why',
  ' backend-audit/one --- why',
);
const comment = fc
  .record({
    word: fc.constantFrom('disable', 'enable', 'disable-line', 'disable-next-line', 'disable-file'),
    list,
    shape: fc.constantFrom('//', '/*', '/**', '/*\n', 'trailing'),
  })
  .map(({ word, list: rules, shape }) => {
    const text = `eslint-${word}${rules}`;
    if (shape === '//') return `// ${text}\n`;
    if (shape === '/*\n') return `/* ${text}\n*/\n`;
    return shape === 'trailing' ? ` /* ${text} */ ` : `${shape} ${text} */\n`;
  });
const piece = fc.oneof(
  comment,
  fc.constantFrom('one();\n', 'two();\n', 'one(); two();\n', 'one();', '\n', '// @ts-ignore\n', 'x();\n'),
);

describe.each([
  ['9', Linter9 as unknown as typeof Linter],
  ['10', Linter],
])('comments of ESLint %s', (_, Class) => {
  it('hide here what they hide there', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const code = pieces.join('');
        expect(byUs(code).kept).toEqual(byEslint(code, Class).kept);
      }),
      { numRuns: 400, seed: 7 },
    );
  });

  it.each([
    ['// eslint-disable-next-line backend-audit/one\none();\n', []],
    ['/* eslint-disable backend-audit/one, backend-audit/two */\ntwo();\n', ['1:1 one']],
    ['two(); // eslint-disable-line backend-audit/one -- why\n', ['1:8 one']],
    ['/* eslint-disable backend-audit/one */\n/* eslint-disable */\none();\n', ['1:1 one']],
  ])('are unused here where they are there: %s', (code, unused) => {
    expect(byEslint(code, Class).unused).toEqual(unused);
    expect(byUs(code).unused).toEqual(unused);
  });
});
