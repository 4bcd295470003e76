// Faults of single parts that are handed in, each by itself: what is said, and what is there all the same.
import { expect, it } from 'vitest';
import { blankModel } from '../../src/engine/blank-model.ts';
import type { FileFacts } from '../../src/facts/facts.ts';
import type { AnyRule } from '../../src/rule.ts';
import { broken, defineRule } from '../../src/rule.ts';
import { anywhere, fragile, leak, lines, link, sessionOf, shared, unused } from './fakes.ts';

const fault = (): never => {
  throw new Error('broken for the test');
};

it('in what a rule is asked about costs that rule, and is told of no file', () => {
  const { diagnostics, findings } = sessionOf(
    { 'a.lines': 'secret x' },
    {
      rules: [leak, { ...leak, id: 'other', about: 'cipher' } as unknown as AnyRule],
      link: (project) => Object.defineProperty({ ...link(project) }, 'ciphers', { get: fault }),
    },
  ).result();
  expect(diagnostics.filter(({ code }) => code === 'rule-failed')).toEqual([
    { path: '', code: 'rule-failed', message: 'the rule other failed: broken for the test', needed: false },
  ]);
  expect(findings.map(({ rule }) => rule)).toEqual(['leak']);
});

it('in a rule about the whole backend is told of no file', () => {
  const whole = { ...shared, check: fault } as unknown as AnyRule;
  const { diagnostics } = sessionOf({ 'a.lines': 'secret x' }, { rules: [whole] }).result();
  expect(diagnostics).toEqual([
    { path: '', code: 'rule-failed', message: 'the rule shared failed: broken for the test', needed: false },
  ]);
});

it('of a rule in several places is told where it was first', () => {
  const texts = { 'a.lines': 'secret x', 'bad.lines': '\nsecret x\nsecret y' };
  const { diagnostics } = sessionOf(texts, { rules: [fragile] }).result();
  expect(diagnostics).toMatchObject([{ path: 'bad.lines', line: 2, message: expect.stringContaining('(2 times)') }]);
});

it('in comments leaves what they would suppress', () => {
  const language = {
    ...lines,
    extract: (source: { readonly path: string; readonly text: string }) => {
      const extraction = lines.extract(source) as { readonly facts: FileFacts };
      const directives = extraction.facts.directives.map((it) =>
        Object.defineProperty({ ...it }, 'rules', { get: fault }),
      );
      return { facts: { ...extraction.facts, directives } };
    },
  };
  const text = '# disable-file leak -- why\nsecret x';
  const { findings, suppressed, diagnostics, complete } = sessionOf(
    { 'a.lines': text },
    { languages: [language], rules: [leak, unused] },
  ).result();
  expect(findings.map(({ rule }) => rule)).toEqual(['leak']);
  expect([suppressed, complete]).toEqual([[], false]);
  expect(diagnostics).toEqual([
    {
      path: '',
      code: 'failed',
      message: 'what comments suppress could not be worked out (broken for the test): nothing is suppressed',
      needed: true,
    },
  ]);
});

it('while an import is looked up leaves open whether what it means is needed', () => {
  const session = (resolver: () => never) =>
    sessionOf(
      { 'a.lines': 'import ./b', 'b.lines': '?!' },
      { resolver: () => resolver, link: ({ files }) => ({ ...blankModel(files), files: [] }) },
    );
  const { files, diagnostics } = session(fault).result();
  expect(files).toMatchObject([{ path: 'b.lines', state: 'skipped', needed: true }]);
  expect(diagnostics).toMatchObject([{ path: 'b.lines', code: 'syntax' }]);
});

it('in the linker leaves the files, of which nothing is known', () => {
  const { files, endpoints, lacking } = sessionOf({ 'a.lines': '# disable leak -- why' }, { link: fault }).result();
  expect(files).toEqual([
    {
      path: 'a.lines',
      role: 'source',
      language: 'javascript',
      state: 'skipped',
      reason: 'the files could not be put together',
      needed: true,
      directives: [expect.objectContaining({ kind: 'disable' })],
    },
  ]);
  expect([endpoints, lacking]).toEqual([[], ['no source file could be analysed']]);
});

it('a file that no language claims is refused', () => {
  const { diagnostics } = sessionOf({ 'a.other': '' }).result();
  expect(diagnostics).toMatchObject([{ path: 'a.other', code: 'internal', message: 'no language claims it' }]);
});

it.each([
  ['source', ['plain', 'route', 'everywhere']],
  ['config', ['plain', 'route', 'everywhere']],
  ['generated', ['route']],
  ['test', ['everywhere']],
  ['script', []],
  ['migration', []],
  ['client', []],
] as const)('of files that are %s the rules tell that are for them', (role, told) => {
  const rule = (id: string, more: Partial<AnyRule>): AnyRule =>
    ({
      ...defineRule({
        ...leak,
        *check() {
          yield broken('leaked', anywhere('a.lines'), { data: { name: 'x' } });
        },
      }),
      id,
      ...more,
    }) as AnyRule;
  const rules = [rule('plain', {}), rule('route', { about: 'application' }), rule('everywhere', { alsoIn: ['test'] })];
  const session = sessionOf(
    {},
    {
      rules,
      link: (project) => ({ ...link(project), applications: [{ at: anywhere('b.lines'), endpoints: [] }] as never }),
    },
  );
  session.update('a.lines', 'secret x', role);
  expect(
    session
      .result()
      .findings.map(({ rule: id }) => id)
      .sort(),
  ).toEqual([...told].sort());
});

it('files that are read once are let go by the linker', () => {
  const released: string[] = [];
  const session = sessionOf(
    {},
    {
      once: true,
      textOf: () => 'secret x',
      link: (project) => {
        const model = link(project);
        for (const file of project.files) file.release?.();
        return model;
      },
    },
  );
  const extraction = {
    ...lines.extract({ path: 'a.lines', text: 'secret x' }),
    release: () => released.push('a.lines'),
  };
  session.put({ path: 'a.lines', role: 'source', extraction: extraction });
  session.update('b.lines', 'secret y');
  expect(session.result().findings).toHaveLength(2);
  expect(released).toEqual(['a.lines']);
});
