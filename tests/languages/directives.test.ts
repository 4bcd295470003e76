import { describe, expect, it } from 'vitest';
import { directiveOf, isNote } from '../../src/languages/directives.ts';
import { factsOf } from './typescript/reading.ts';

const directives = (code: string) =>
  factsOf(code).directives.map(({ kind, rules, reason, malformed, line }) => ({
    kind,
    rules,
    reason,
    malformed,
    line,
  }));
const none = { reason: undefined, malformed: undefined };

describe('directives', () => {
  it.each([
    [
      '// backend-audit-disable-next-line a, b -- because',
      [{ ...none, kind: 'disable-next-line', rules: ['a', 'b'], reason: 'because', line: 1 }],
    ],
    ['f(); /* backend-audit-disable-line a */', [{ ...none, kind: 'disable-line', rules: ['a'], line: 1 }]],
    [
      '/*\n * backend-audit-disable-file a/b -- old\n */',
      [{ ...none, kind: 'disable-file', rules: ['a/b'], reason: 'old', line: 3 }],
    ],
    [
      '// backend-audit-disable a\n// backend-audit-enable a',
      [
        { ...none, kind: 'disable', rules: ['a'], line: 1 },
        { ...none, kind: 'enable', rules: ['a'], line: 2 },
      ],
    ],
    [
      '// backend-audit-disable-line',
      [{ ...none, kind: 'disable-line', rules: [], malformed: 'no rule is named', line: 1 }],
    ],
    [
      '// backend-audit-disable-line a because',
      [{ ...none, kind: 'disable-line', rules: [], malformed: 'not a rule name: "a because"', line: 1 }],
    ],
    [
      '// eslint-disable-next-line no-var, backend-audit/a -- why',
      [{ ...none, kind: 'disable-next-line', rules: ['a'], reason: 'why', line: 1 }],
    ],
    ['/* eslint-disable backend-audit/a */', [{ ...none, kind: 'disable', rules: ['a'], line: 1 }]],
    ['// eslint-disable-next-line no-var -- backend-audit', []],
    ['// about backend-audit-disable-line', []],
    ['"backend-audit-disable-line a"', []],
  ])('%s', (code, expected) => {
    expect(directives(code)).toEqual(expected);
  });
});

it('a comment costs what it is long, whatever it holds', () => {
  const megabyte = 1 << 20;
  for (const text of [
    'a'.repeat(megabyte),
    ' -'.repeat(megabyte / 2),
    `ab ${'1'.repeat(megabyte)}`,
    'a.'.repeat(megabyte / 2),
  ]) {
    expect(isNote(text)).toBe(false);
    for (const start of ['backend-audit-disable-line ', ' * eslint-disable '])
      expect(directiveOf({ start: 0, end: 1, line: 1, text: start + text })?.reason).toBeUndefined();
  }
  expect(isNote('x1 ab cd')).toBe(true);
});
