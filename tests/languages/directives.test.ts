import { beforeAll, describe, expect, it } from 'vitest';
import { readyLanguages } from '../../src/host/index.ts';
import { directivesOf, isNote } from '../../src/languages/directives.ts';
import { factsOf } from './typescript/reading.ts';

const directives = (code: string) =>
  factsOf(code).directives.map(({ tool, kind, rules, reason, malformed, line }) => ({
    tool,
    kind,
    rules,
    reason,
    malformed,
    line,
  }));
const none = { tool: undefined, reason: undefined, malformed: undefined };
const eslint = { ...none, tool: 'eslint' as const };

beforeAll(() => readyLanguages(['code.py']));

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
      [{ ...eslint, kind: 'disable-next-line', rules: ['a'], reason: 'why', line: 1 }],
    ],
    ['/* eslint-disable backend-audit/a */', [{ ...eslint, kind: 'disable', rules: ['a'], line: 1 }]],
    ['/* eslint-disable */', [{ ...eslint, kind: 'disable', rules: [], line: 1 }]],
    [
      '// eslint-disable-next-line -- why',
      [{ ...eslint, kind: 'disable-next-line', rules: [], reason: 'why', line: 1 }],
    ],
    ['// eslint-disable', []],
    [
      '// eslint-disable backend-audit/a',
      [
        {
          ...eslint,
          kind: 'disable',
          rules: ['a'],
          malformed: 'ESLint reads eslint-disable in comments between /* and */ only',
          line: 1,
        },
      ],
    ],
    ['/** eslint-disable backend-audit/a */', []],
    ['// eslint-disable-next-line no-var -- backend-audit', []],
    ['// about backend-audit-disable-line', []],
    ['"backend-audit-disable-line a"', []],
  ])('%s', (code, expected) => {
    expect(directives(code)).toEqual(expected);
  });

  it.each([
    ['backend-audit-disable-nextline a-b -- why', 'backend-audit-disable-next-line'],
    ['backend-audit-disable-next a-b -- why', 'backend-audit-disable-next-line'],
    ['backend-audit disable-next-line a-b -- why', 'backend-audit-disable-next-line'],
    ['backend-audit disable-line', 'backend-audit-disable-line'],
    ['backend-audit: ignore', 'backend-audit-disable'],
    ['backend-audit: ignore the next line', 'backend-audit-disable-next-line'],
    ['backend-audit-ignore a-b', 'backend-audit-disable'],
    ['backend-audit-ignore-next-line a-b', 'backend-audit-disable-next-line'],
    ['backend-audit-disble-line a-b -- why', 'backend-audit-disable-line'],
    ['backend-audit-disbale a-b -- why', 'backend-audit-disable'],
    ['backend-audit-disables a-b', 'backend-audit-disable'],
    ['backend-audit-next-line a-b', 'backend-audit-disable-next-line'],
    ['backend-audit-enabel a-b', 'backend-audit-enable'],
    ['backend-audit:disable-file a-b -- why', 'backend-audit-disable-file'],
    ['backend_audit-disable-line a-b', 'backend-audit-disable-line'],
    ['backendaudit-disable-line a-b', 'backend-audit-disable-line'],
    ['Backend-Audit-Disable-Line a-b', 'backend-audit-disable-line'],
    ['@backend-audit-ignore', 'backend-audit-disable'],
    ['backend-audit skip a-b, c-d -- why', 'backend-audit-disable'],
  ])('near misses are told: %s', (comment, meant) => {
    for (const code of [`// ${comment}`, `/* ${comment} */`, `/**\n * ${comment}\n */`])
      expect(directives(code)).toMatchObject([
        { rules: [], malformed: expect.stringMatching(` is no directive, ${meant} is$`) },
      ]);
    expect(factsOf(`# ${comment}\n`, 'code.py').directives).toHaveLength(1);
  });

  it.each([
    'backend-audit',
    'backend-audit finds this: the id is not checked',
    'backend-audit disables nothing here, see below',
    'backend-audit ignores files that are generated',
    'backend-audit disable comments need a reason -- the linter says so',
    'backend-audit-action runs this in the pipeline',
    'backend-audit: see the docs',
    'backend-audit -- the report',
    'backend-audit/eslint is the plugin',
    'backend-audit-engine and its rules',
    'backend-audit allow-list of our own',
    '.backend-auditignore is read by backend-audit',
    'see backend-audit-ignore',
    'the backend audit ignores this',
  ])('prose is none: %s', (comment) => {
    expect(directives(`// ${comment}`)).toEqual([]);
    expect(directives(`/*\n * ${comment}\n */`)).toEqual([]);
  });

  it('of ESLint are none in a language that it does not read', () => {
    expect(factsOf('# eslint-disable-next-line backend-audit/a -- why\nf()\n', 'code.py').directives).toEqual([]);
  });

  const own = '// backend-audit-disable-next-line a -- why';
  it.each([
    ['code', 'f();', 2],
    ['a blank line', '\nf();', 2],
    ['a comment of another tool', '// eslint-disable-next-line no-console\nf();', 3],
    ['two of them', '// @ts-ignore\n  /* prettier-ignore */\nf();', 4],
    ['one of several lines', '/* eslint-disable-next-line\n no-console */\nf();', 4],
    ['several on a line', '/* a */ /* b */ // c\nf();', 3],
    ['a comment before code', '/* c */ f();', 2],
    ['a comment that ends before code', '/* c\n */ f();', 2],
    ['another of ours', `${own}\nf();`, 3],
    ['a comment and a blank line', '// c\n\nf();', 3],
    ['nothing', '', 2],
  ])('stand for the line below, over comments: %s', (_, below, target) => {
    const [first] = factsOf(`${own}\n${below}`).directives;
    expect(first?.target ?? 2).toBe(target);
  });

  it('stand for it in Python too', () => {
    const code = '# backend-audit-disable-next-line a -- why\n# type: ignore\nf()\n';
    expect(factsOf(code, 'code.py').directives).toMatchObject([{ target: 3 }]);
  });

  it('are read in time that grows with their number, however they are stacked', () => {
    const stacked = `${own}\n`.repeat(20_000);
    expect(factsOf(`${stacked}f();`).directives.map(({ target }) => target ?? 20_001)).toEqual(
      Array(20_000).fill(20_001),
    );
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
    for (const start of ['backend-audit-disable-line ', 'backend-audit ', 'backend-audit-x', ' eslint-disable ']) {
      const comments = [{ start: 0, end: 1, text: start + text, block: true }];
      for (const { reason } of directivesOf({ text: '', comments, lines: [0] }, { byEslint: true }))
        expect(reason).toBeUndefined();
    }
  }
  expect(isNote('x1 ab cd')).toBe(true);
});
