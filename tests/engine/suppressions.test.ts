// Suppressions: in real source, to the column; until a day; and those of ESLint as ESLint obeys them.
import { describe, expect, it } from 'vitest';
import { audit } from '../../src/audit.ts';
import { folderWith } from '../host/folder.ts';
import { defineRule, broken } from '../../src/rule.ts';
import { leak, sessionOf, shared, unused } from './fakes.ts';

it('hold from where their comment ends to where the next one starts, on one line too', async () => {
  const [before, between, after] = ['A', 'B', 'C'].map((letter) => `'AKIAIOSFODNN7${letter}A2B3C4'`) as [
    string,
    string,
    string,
  ];
  const text = `const keys = [${before}, /* backend-audit-disable hardcoded-secret -- a sample */${between}/* backend-audit-enable hardcoded-secret */, ${after}];`;
  const root = folderWith({ 'a.js': text });
  const { findings, suppressed } = await audit(root, { cache: false, workers: 0, strict: true, config: {} });
  const columns = (list: typeof findings): number[] => list.map(({ location }) => location.column);
  expect(columns(findings)).toEqual([text.indexOf(before) + 1, text.indexOf(after) + 1]);
  expect(columns(suppressed)).toEqual([text.indexOf(between) + 1]);
});

describe('until a day', () => {
  const text = '# disable-next-line leak until=2027-01-31 -- for now\nsecret x';
  const told = (today: string | undefined, of = text) => {
    const session = sessionOf({ 'a.lines': of }, { settings: { ...(today !== undefined && { today }) } });
    const { findings, suppressed, today: hangsOn } = session.result();
    return [findings.map(({ rule }) => rule), suppressed.map(({ until }) => until), hangsOn];
  };
  it.each([
    ['holds before it', '2026-12-01', [[], ['2027-01-31'], '2026-12-01']],
    ['holds on it', '2027-01-31', [[], ['2027-01-31'], '2027-01-31']],
    ['and after it no more, without being unused', '2027-02-01', [['leak'], [], '2027-02-01']],
    ['holds where nobody knows the day', undefined, [[], ['2027-01-31'], undefined]],
  ])('%s', (_, today, expected) => {
    expect(told(today)).toEqual(expected);
  });
  it('without one holds on every day, and nothing hangs on it', () => {
    expect(told('2027-02-01', '# disable-next-line leak -- for ever\nsecret x')).toEqual([[], [undefined], undefined]);
  });
  it('is told to the rules about suppressions once it is over', () => {
    const seen = defineRule({
      ...unused,
      id: 'seen',
      messages: { unused: '{said}' },
      *check({ at, ended, tool, reason }) {
        yield broken('unused', at, { data: { said: JSON.stringify({ ended, tool, reason }) } });
      },
    });
    const messages = (today: string, of = text) =>
      sessionOf({ 'a.lines': of }, { rules: [leak, seen], settings: { today } })
        .result()
        .findings.flatMap(({ rule, message }) => (rule === 'seen' ? message : []));
    expect([messages('2027-01-31'), messages('2027-02-01')]).toEqual([
      ['{"reason":"for now"}'],
      ['{"ended":"2027-01-31","reason":"for now"}'],
    ]);
    expect(messages('2027-01-31', '#e disable-next-line leak\nsecret x')).toEqual(['{"tool":"eslint"}']);
  });
});

describe('a comment', () => {
  const told = (text: string) => {
    const { findings, suppressed } = sessionOf({ 'a.lines': text }).result();
    return [
      findings.map(({ rule, location }) => `${rule} ${location.line}`),
      suppressed.map(({ rule, location, directiveLine }) => `${rule} ${location.line} by ${directiveLine}`),
    ];
  };
  it.each([
    [
      'of ESLint for a line holds within a stretch that is on again',
      '#e disable\n#e enable\n#e disable-next-line leak\nsecret x\nsecret y',
      ['leak 5'],
      ['leak 4 by 3'],
    ],
    [
      'of ESLint for all rules holds for one that another names',
      '#e disable leak\n#e enable leak\n#e disable\nsecret x',
      ['unused-suppression 1'],
      ['leak 4 by 3'],
    ],
    [
      'leaves the next of its rule to hold as well',
      '# disable-next-line leak -- a\nsecret x\n# disable-next-line leak -- b\nsecret x\nsecret x',
      ['leak 5'],
      ['leak 2 by 1', 'leak 4 by 3'],
    ],
    [
      'of ESLint for a line leaves the stretch around it off',
      '#e disable leak\n#e disable-next-line leak\nsecret x\nsecret y',
      [],
      ['leak 3 by 1', 'leak 4 by 1'],
    ],
    [
      'of ESLint for the line of another holds beside it',
      '#e disable-next-line leak\nsecret x #e disable-line leak\nsecret y\nsecret z #e disable-line leak',
      ['unused-suppression 1', 'leak 3'],
      ['leak 2 by 2', 'leak 4 by 4'],
    ],
    [
      'of ESLint does not hide what is wrong with one of ESLint',
      '#e disable\n#e disable-next-line laek\n#e enable',
      ['malformed-suppression 2'],
      [],
    ],
    [
      'of ESLint that enables all enables one',
      '#e disable leak\nsecret x\n#e enable\nsecret y',
      ['leak 4'],
      ['leak 2 by 1'],
    ],
    ['of ESLint that enables one leaves the others off', '#e disable\n#e enable shared\nsecret x', [], ['leak 3 by 1']],
    [
      'of ESLint on the line itself holds for that line',
      'secret x #e disable-line leak\nsecret y',
      ['leak 2'],
      ['leak 1 by 1'],
    ],
    [
      'of ours comes before one of ESLint',
      '#e disable leak\n# disable-next-line leak -- why\nsecret x',
      ['unused-suppression 1'],
      ['leak 3 by 2'],
    ],
    [
      'that enables twice is unused the second time',
      '# disable leak -- why\nsecret x\n# enable leak\n# enable leak',
      ['unused-suppression 4'],
      ['leak 2 by 1'],
    ],
    ['that enables all has nothing to say of rules', '# enable', [], []],
    [
      'that disables what is disabled is unused',
      '# disable leak -- one\n# disable leak -- two\nsecret x',
      ['unused-suppression 2'],
      ['leak 3 by 1'],
    ],
    [
      'may name several rules',
      '# disable-next-line leak, shared -- why\nsecret x',
      ['unused-suppression 1'],
      ['leak 2 by 1'],
    ],
    [
      'with a blank reason is malformed',
      '# disable-next-line leak --  \nsecret x',
      ['malformed-suppression 1', 'leak 2'],
      [],
    ],
    [
      'of a name that is like none has no hint',
      '# disable-next-line something-else-entirely -- why\n',
      ['malformed-suppression 1'],
      [],
    ],
  ])('%s', (_, text, found, suppressed) => {
    expect(told(text)).toEqual([found, suppressed]);
  });
  it('hides in the order of the report, whichever rule it is of', () => {
    const text = '# disable-file leak, shared -- why\nsecret x\nsecret y';
    const { suppressed } = sessionOf({ 'a.lines': text, 'b.lines': text }, { rules: [shared, leak] }).result();
    const lines = [2, 2, 3, 3].map((line, index) => `${line} ${index % 2 === 0 ? 'leak' : 'shared'}`);
    expect(suppressed.map(({ rule, location }) => `${location.path}:${location.line} ${rule}`)).toEqual(
      ['a', 'b'].flatMap((file) => lines.map((line) => `${file}.lines:${line}`)),
    );
  });
  it('is told with its place', () => {
    const { findings } = sessionOf({ 'a.lines': '\n  # enable leak' }).result();
    expect(findings.map(({ location }) => location)).toEqual([
      { path: 'a.lines', line: 2, column: 3, endLine: 2, endColumn: 16 },
    ]);
  });
  it('of a rule that is not for the file is not called unused', () => {
    const session = sessionOf({}, { rules: [leak, shared, { ...unused, alsoIn: ['test'] }] });
    const text = '# disable-next-line leak -- why\n';
    session.update('a.lines', text, 'test');
    session.update('b.lines', text, 'source');
    expect(session.result().findings.map(({ rule, location }) => `${rule} ${location.path}`)).toEqual([
      'unused-suppression b.lines',
    ]);
  });
});
