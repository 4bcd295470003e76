import { beforeEach, describe, expect, it, vi } from 'vitest';
import { broken, defineRule, kept, unknown } from '../../src/rule.ts';
import type { Result } from '../../src/report/report.ts';
import type { AnyRule, Location } from '../../src/rule.ts';
import type { emptyModel } from './fakes.ts';
import { anywhere, fragile, leak, lines, link, malformed, sessionOf, shared, unused } from './fakes.ts';

beforeEach(() => {
  lines.extracted = [];
});
const told = (session: ReturnType<typeof sessionOf>) =>
  session
    .result()
    .findings.map(({ rule, location, message }) => `${location.path}:${location.line} ${rule} ${message}`);

describe('a session', () => {
  it('answers with findings in the order of places, worded', () => {
    const session = sessionOf({ 'b.lines': 'secret y', 'a.lines': '\n  secret x\nsecret y' });
    expect(told(session)).toEqual([
      'a.lines:2 leak The secret x is written here.',
      'a.lines:3 leak The secret y is written here.',
      'a.lines:3 shared y is used in b.lines too.',
      'b.lines:1 leak The secret y is written here.',
      'b.lines:1 shared y is used in a.lines too.',
    ]);
  });

  it('gives the same result whatever the order of the files', () => {
    const texts = { 'a.lines': 'secret x', 'b.lines': 'secret x', 'c.lines': '?!' };
    const backwards = Object.fromEntries(Object.entries(texts).reverse());
    expect(JSON.stringify(sessionOf(backwards).result())).toBe(JSON.stringify(sessionOf(texts).result()));
  });

  it('reads only what changed, and only when asked', () => {
    const session = sessionOf({ 'a.lines': 'secret x', 'b.lines': 'secret x' });
    expect(lines.extracted).toEqual([]);
    expect(session.findingsIn('a.lines')).toHaveLength(2);
    lines.extracted = [];
    session.update('b.lines', 'secret y');
    session.update('b.lines', 'secret z');
    expect(session.findingsIn('a.lines')).toHaveLength(1);
    expect(lines.extracted).toEqual(['b.lines']);
    session.update('b.lines', 'secret z');
    session.update('b.lines', null);
    session.update('b.lines', null);
    expect(session.findingsIn('b.lines')).toEqual([]);
    expect(lines.extracted).toEqual(['b.lines']);
  });

  it('links again only when facts changed', () => {
    const linked = vi.fn(link);
    const session = sessionOf({ 'a.lines': 'secret x\nsome' }, { link: linked });
    const [before] = session.result().findings;
    session.update('a.lines', 'secret x\nmore');
    session.result();
    expect(linked).toHaveBeenCalledTimes(1);
    session.update('b.lines', '?!');
    session.update('a.lines', 'secret Q\nmore');
    expect(session.result().findings[0]?.fingerprint).not.toBe(before?.fingerprint);
    expect(linked).toHaveBeenCalledTimes(2);
    session.update('b.lines', '\n?!');
    expect(session.result().diagnostics).toMatchObject([{ path: 'b.lines', line: 2 }]);
    expect(linked).toHaveBeenCalledTimes(2);
    session.update('b.lines', 'secret z');
    expect(session.result().findings).toHaveLength(2);
    expect(linked).toHaveBeenCalledTimes(3);
  });

  it('takes facts that were made elsewhere, with equal results', () => {
    const text = '\nsecret x';
    const extraction = lines.extract({ path: 'a.lines', text });
    const session = sessionOf({}, { textOf: () => text });
    session.put({ path: 'a.lines', role: 'source', extraction });
    // A function is equal to itself alone.
    const further = expect.any(Function) as Result['further'];
    expect(session.result()).toEqual({ ...sessionOf({ 'a.lines': text }).result(), further });
  });

  it('finds a file that an import meant once it is there', () => {
    const session = sessionOf({ 'a.lines': 'import ./b' });
    expect(session.result().complete).toBe(true);
    session.update('b.lines', '?!');
    expect(session.result().complete).toBe(false);
    session.update('b.lines', '');
    expect(session.result().complete).toBe(true);
  });
});

describe('a file that does not parse', () => {
  it('costs one diagnostic, and completeness only where others need it', () => {
    const texts = { 'a.lines': 'secret x\nimport ./broken', 'broken.lines': '\n?!', 'snippet.lines': '?!' };
    const { diagnostics, files, complete, findings } = sessionOf(texts).result();
    expect(findings).toHaveLength(1);
    expect(complete).toBe(false);
    expect(diagnostics).toEqual([
      { path: 'broken.lines', code: 'syntax', message: 'Unexpected token', line: 2, needed: true },
      { path: 'snippet.lines', code: 'syntax', message: 'Unexpected token', line: 1, needed: false },
    ]);
    expect(files.map(({ path, state }) => `${path} ${state}`)).toEqual([
      'a.lines analysed',
      'broken.lines skipped',
      'snippet.lines skipped',
    ]);
  });

  it('is needed when a manifest starts there, and not when only a test imports it', () => {
    const manifests = [{ folder: '', dependencies: {}, entries: ['main.lines'] }];
    expect(sessionOf({ 'main.lines': '?!' }, { manifests }).result().complete).toBe(false);
    const session = sessionOf({ 'broken.lines': '?!', 'good.lines': '' });
    session.update('a.test.lines', 'import ./broken', 'test');
    expect(session.result().complete).toBe(true);
  });

  it('may come from a language that throws', () => {
    const throwing = {
      ...lines,
      extract: () => {
        throw new Error('out of words');
      },
    };
    const { diagnostics } = sessionOf({ 'a.lines': '' }, { languages: [throwing] }).result();
    expect(diagnostics).toEqual([{ path: 'a.lines', code: 'internal', message: 'out of words', needed: true }]);
  });
});

describe('a linker that throws', () => {
  it('leaves a result that says so, and the session usable', () => {
    let broken = true;
    const session = sessionOf(
      { 'a.lines': 'secret x' },
      {
        link(project) {
          if (broken) throw new RangeError('too deep');
          return link(project);
        },
      },
    );
    const { complete, diagnostics, files } = session.result();
    expect({ complete, diagnostics, failure: session.failure }).toEqual({
      complete: false,
      diagnostics: [
        { path: '', code: 'link-failed', message: 'the files could not be put together: too deep', needed: true },
      ],
      failure: 'too deep',
    });
    expect(files.map(({ path, state }) => `${path} ${state}`)).toEqual(['a.lines skipped']);
    broken = false;
    session.update('a.lines', 'secret y');
    expect(session.failure).toBeUndefined();
    expect(session.result()).toMatchObject({ complete: true, findings: [{ rule: 'leak' }] });
  });
});

describe('rules', () => {
  it('that throw are named in a diagnostic, and everything else goes on', () => {
    const standards = [{ id: 'secrets/fragile', level: 'must' as const, check: 'static-local' as const }];
    const texts = { 'bad.lines': 'secret x\nsecret y', 'good.lines': 'secret z' };
    const result = sessionOf(texts, { rules: [fragile, leak], standards }).result();
    expect(result.diagnostics).toEqual([
      {
        path: 'bad.lines',
        code: 'rule-failed',
        message: 'the rule fragile failed: cannot think (2 times)',
        line: 1,
        needed: false,
      },
    ]);
    expect(result.findings.map(({ rule, location }) => `${rule} ${location.path}`)).toEqual([
      'leak bad.lines',
      'leak bad.lines',
      'fragile good.lines',
      'leak good.lines',
    ]);
    expect(result.standards[0]).toMatchObject({ state: 'violated', broken: 1, unknown: 1 });
  });

  it('with a message nobody wrote fail too', () => {
    const rule: AnyRule = { ...leak, messages: {} };
    const { diagnostics } = sessionOf({ 'a.lines': 'secret x' }, { rules: [rule] }).result();
    expect(diagnostics[0]?.message).toBe("the rule leak failed: it has no message 'leaked'");
  });

  it('are overridden by the settings, and off when these say so', () => {
    const settings = { severities: { leak: 'info', shared: 'off' } } as const;
    const session = sessionOf({ 'a.lines': 'secret x', 'b.lines': 'secret x' }, { settings });
    expect(session.result().findings.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
      'leak info',
      'leak info',
    ]);
    expect(session.rules.map(({ id }) => id)).not.toContain('shared');
  });

  it('of low confidence speak in the strict view only', () => {
    const session = sessionOf({ 'a.lines': 'secret low\nsecret medium' });
    expect(session.result().findings.map(({ confidence }) => confidence)).toEqual(['medium']);
    expect(session.result('strict').findings.map(({ confidence }) => confidence)).toEqual(['low', 'medium']);
    expect(session.findingsIn('a.lines')).toHaveLength(1);
    expect(session.findingsIn('a.lines', 'strict')).toHaveLength(2);
  });

  it('that say the same twice at one place are heard once, the gravest word counting', () => {
    const twice = defineRule({
      ...leak,
      id: 'twice',
      worst: 'error',
      *check({ at }) {
        yield broken('leaked', at, { data: { name: 'b' }, severity: 'info' });
        yield broken('leaked', at, { data: { name: 'a' }, severity: 'error' });
      },
    });
    const { findings } = sessionOf({ 'a.lines': 'secret x' }, { rules: [twice] }).result();
    expect(findings.map(({ message, severity }) => [message, severity])).toEqual([
      ['The secret a is written here.', 'error'],
    ]);
  });

  it('quote no more of it than fits a line', () => {
    const messageOf = (length: number) =>
      sessionOf({ 'a.lines': `secret ${'x'.repeat(length)}` }).result().findings[0]?.message;
    expect(messageOf(160)).toBe(`The secret ${'x'.repeat(160)} is written here.`);
    expect(messageOf(161)).toBe(`The secret ${'x'.repeat(160)}… is written here.`);
  });

  it('quote the source so that no terminal obeys it', () => {
    const name = '\u001b[31mred\u202e::error::';
    const session = sessionOf({ 'a.lines': `secret ${name}` });
    expect(session.result().findings[0]?.message).toBe('The secret  [31mred ::error:: is written here.');
  });
});

describe('standards', () => {
  const about = { ...leak, id: 'judge', standards: ['s/one'] };
  const standards = [{ id: 's/one', level: 'should' as const, check: 'static-local' as const }];
  const stateOf = (check: AnyRule['check'], text = 'secret x', settings = {}) =>
    sessionOf({ 'a.lines': text }, { rules: [{ ...about, check } as AnyRule], standards, settings }).result()
      .standards[0];

  it('are violated before they are unknown, and unknown before they are satisfied', () => {
    const at = anywhere('a.lines');
    expect(stateOf(() => [broken('leaked', at), unknown('dark'), kept(at)])).toMatchObject({
      state: 'violated',
      broken: 1,
    });
    expect(stateOf(() => [unknown('dark'), unknown('dark'), unknown('dim'), kept(at)])).toMatchObject({
      state: 'unknown',
      reason: 'dark (2 times), and 1 other(s)',
      unknown: 3,
      kept: 1,
    });
    expect(stateOf(() => [kept(at, 'a guard')])).toMatchObject({
      state: 'satisfied',
      evidence: [{ at, by: 'a guard' }],
    });
    expect(stateOf(() => [broken('leaked', at, { confidence: 'low' }), kept(at)])).toMatchObject({
      state: 'unknown',
      broken: 0,
    });
  });

  it('are not assessed for a reason', () => {
    expect(stateOf(() => [])).toMatchObject({ state: 'not_assessed', reason: 'nothing it applies to was found' });
    expect(stateOf(() => [], '', { severities: { judge: 'off' } })).toMatchObject({
      state: 'not_assessed',
      reason: 'switched off: judge',
      rules: ['judge'],
    });
    const { standards: all } = sessionOf({}, { rules: [], standards }).result();
    expect(all[0]).toMatchObject({
      state: 'not_assessed',
      reason: 'code can show it, but no rule or figure decides it yet',
      rules: [],
      decidedBy: null,
    });
  });

  it('are decided by a figure where no rule does, and judged where it has a limit', () => {
    const figure = { id: 'secrets-in-a', standards: ['s/one'], counts: 'secrets in a', of: 'secrets' };
    const measure = ({ secrets }: typeof emptyModel) => {
      const list = secrets.filter(({ at }) => at.path === 'a.lines').map(({ what, at }) => ({ what, at }));
      return secrets.length === 0 ? { unknown: 'no secret' } : { value: list.length, of: secrets.length, list };
    };
    const told = (texts: Readonly<Record<string, string>>, more: { least?: number } = {}) =>
      sessionOf(texts, { rules: [], standards, figures: [{ ...figure, ...more, measure }] }).result();
    const texts = { 'b.lines': 'secret x', 'a.lines': 'secret z\nsecret y' };
    expect(told(texts).figures).toEqual([
      {
        id: 'secrets-in-a',
        standards: ['s/one'],
        method: 'secrets in a, of secrets',
        complete: true,
        value: 2,
        of: 3,
        list: [
          { what: 'z', at: { ...anywhere('a.lines'), endColumn: 9 } },
          { what: 'y', at: { ...anywhere('a.lines'), line: 2, endLine: 2, endColumn: 9 } },
        ],
      },
    ]);
    const state = (...how: Parameters<typeof told>) => told(...how).standards[0];
    expect(state(texts)).toMatchObject({
      decidedBy: 'figure',
      state: 'not_assessed',
      reason: 'measured, not judged: secrets-in-a: 2 of 3 (secrets in a, of secrets)',
    });
    expect(state(texts, { least: 0.6 })).toMatchObject({ state: 'satisfied' });
    expect(state(texts, { least: 0.7 })).toMatchObject({ state: 'violated' });
    expect(state({}, { least: 0.7 })).toMatchObject({
      state: 'not_assessed',
      reason: 'not measured: secrets-in-a: no secret',
    });
  });

  it('show twenty places at most and count all', () => {
    const check = (_: unknown, { secrets }: typeof emptyModel) => secrets.map(({ at }) => kept(at));
    const state = stateOf(check as AnyRule['check'], Array.from({ length: 25 }, () => 'secret x').join('\n'));
    expect(state?.kept).toBe(25);
    expect(state?.evidence.map(({ at }) => at.line)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('are not violated by what was suppressed, nor called kept', () => {
    const session = sessionOf({ 'a.lines': '# disable-file leak -- a sample\nsecret x' });
    expect(session.result().standards[0]).toMatchObject({
      state: 'unknown',
      reason: 'all 1 finding(s) are suppressed',
    });
  });
});

describe('fingerprints', () => {
  const printsOf = (text: string) =>
    sessionOf({ 'a.lines': text })
      .result()
      .findings.map(({ fingerprint }) => fingerprint);

  it('stay when lines move or are indented, and differ among equals', () => {
    const before = printsOf('secret x\nsecret x\nsecret y');
    expect(new Set(before).size).toBe(3);
    expect(printsOf('\n\nnew line\n    secret x\nother\n\tsecret x\nsecret y')).toEqual(before);
  });

  it('change with the code and the rule, and differ among files', () => {
    expect(printsOf('secret x')).not.toEqual(printsOf('secret  Z'));
    const both = sessionOf({ 'a.lines': 'secret x', 'b.lines': 'secret x' }).result().findings;
    expect(new Set(both.map(({ fingerprint }) => fingerprint)).size).toBe(4);
  });
});

describe('severities of a folder', () => {
  const settings = {
    severities: { leak: 'off' },
    folders: [
      { folder: 'a', severities: {} },
      { folder: 'a/b', severities: { leak: 'error' } },
    ],
  } as const;
  it('hold instead of those above, the deepest first', () => {
    const texts = {
      'x.lines': 'secret x',
      'a/x.lines': 'secret y',
      'a/b/x.lines': 'secret z',
      'ab/x.lines': 'secret q',
    };
    const { findings, standards } = sessionOf(texts, { settings }).result();
    expect(findings.map(({ location, severity }) => [location.path, severity])).toEqual([
      ['a/b/x.lines', 'error'],
      ['a/x.lines', 'warning'],
    ]);
    expect(standards.map(({ state }) => state)).toEqual(['violated']);
  });
  it('that turn a rule off leave its suppressions alone', () => {
    const texts = { 'x.lines': '# disable-next-line leak -- why\n', 'a/x.lines': 'secret y' };
    expect(
      sessionOf(texts, { settings })
        .result()
        .findings.map(({ rule }) => rule),
    ).toEqual(['leak']);
  });
  it('take a rule out when it is off everywhere', () => {
    const off = { severities: { leak: 'off' }, folders: [{ folder: 'a', severities: { leak: 'off' } }] } as const;
    const { standards } = sessionOf({ 'x.lines': 'secret x' }, { settings: off }).result();
    expect(standards.map(({ state, reason }) => [state, reason])).toEqual([['not_assessed', 'switched off: leak']]);
  });
});

it('a rule may not be graver than it declares', () => {
  const grave = {
    ...leak,
    *check({ at }: { at: Location }) {
      yield broken('leaked', at, { severity: 'error' });
    },
  } as unknown as AnyRule;
  const told = (rule: AnyRule) => sessionOf({ 'a.lines': 'secret x' }, { rules: [rule] }).result();
  expect(told(grave).diagnostics.map(({ message }) => message)).toEqual([
    "the rule leak failed: 'leaked' is graver than the worst that it declares",
  ]);
  expect(told({ ...grave, worst: 'error' }).findings.map(({ severity }) => severity)).toEqual(['error']);
});

describe('suppressions', () => {
  const linesOf = (text: string) => {
    const { findings, suppressed } = sessionOf({ 'a.lines': text }).result();
    return {
      found: findings.map(({ rule, location, message }) =>
        rule === 'leak' ? location.line : `${location.line} ${message}`,
      ),
      suppressed: suppressed.map(
        ({ location, reason, directiveLine }) => `${location.line} by ${directiveLine}: ${reason}`,
      ),
    };
  };

  it.each([
    ['the next line', '# disable-next-line leak -- why\nsecret x\nsecret y', [3], ['2 by 1: why']],
    ['this line', 'secret x # disable-line leak -- why\nsecret y', [2], ['1 by 1: why']],
    ['the file', 'secret x\nsecret y\n# disable-file leak -- why', [], ['1 by 3: why', '2 by 3: why']],
    ['a stretch', 'secret a\n# disable leak -- why\nsecret b\n# enable leak\nsecret c', [1, 5], ['3 by 2: why']],
    ['the rest', 'secret a\n# disable leak -- why\nsecret b', [1], ['3 by 2: why']],
    ['until all is enabled', '# disable leak -- why\nsecret b\n# enable\nsecret c', [4], ['2 by 1: why']],
  ])('hold for %s', (_, text, found, suppressed) => {
    expect(linesOf(text)).toEqual({ found, suppressed });
  });

  it('may stand above each other', () => {
    const texts = {
      'a.lines': '# disable-next-line leak -- one\n# disable-next-line shared -- two\nsecret x',
      'b.lines': 'secret x',
    };
    const { findings, suppressed } = sessionOf(texts).result();
    expect(suppressed.map(({ rule, reason }) => `${rule} ${reason}`)).toEqual(['leak one', 'shared two']);
    expect(findings.map(({ location }) => location.path)).toEqual(['b.lines', 'b.lines']);
  });

  it.each([
    [
      'without a reason',
      '# disable-next-line leak\nsecret x',
      '1 Not obeyed: it gives no reason (write `-- reason` after the rule).',
      2,
    ],
    ['without a rule', '# disable-next-line -- why\nsecret x', '1 Not obeyed: it names no rule.', 2],
    [
      'of an unknown rule',
      '# disable-next-line laek -- why\nsecret x',
      '1 No rule is called laek (did you mean leak?).',
      2,
    ],
  ])('%s are findings and suppress nothing', (_, text, message, line) => {
    expect(linesOf(text)).toEqual({ found: [message, line], suppressed: [] });
  });

  it('with nothing to suppress are findings', () => {
    expect(linesOf('# disable-next-line leak -- why\n\nsecret x').found).toEqual(['1 Nothing of leak to suppress.', 3]);
    expect(linesOf('# enable leak').found).toEqual(['1 Nothing of leak to suppress.']);
    expect(linesOf('# disable leak -- a\nsecret x\n# disable leak -- b').found).toEqual([
      '3 Nothing of leak to suppress.',
    ]);
  });

  it('of a rule that was not asked are not called unused', () => {
    const text = '# disable-next-line leak -- why\nother';
    const off = sessionOf({ 'a.lines': text }, { settings: { severities: { leak: 'off' } } });
    expect(off.result().findings).toEqual([]);
    const failing = {
      ...leak,
      *check() {
        throw new Error('no');
      },
    } as unknown as AnyRule;
    const failed = sessionOf({ 'a.lines': `${text}\nsecret x` }, { rules: [failing, shared, malformed, unused] });
    expect(failed.result().findings).toEqual([]);
  });

  it('of ESLint need no rule and no reason', () => {
    expect(linesOf('#e disable-next-line\nsecret x')).toEqual({ found: [], suppressed: ['2 by 1: '] });
    expect(linesOf('#e disable leak\nsecret x\n#e enable\nsecret y')).toEqual({ found: [4], suppressed: ['2 by 1: '] });
    expect(linesOf('#e disable-next-line other\nsecret x').found).toEqual(['1 No rule is called other.', 2]);
  });

  it('of ESLint are left to ESLint inside of it', () => {
    const text = '#e disable leak\nsecret x\n# disable-next-line leak -- why\nsecret y\n#e disable-next-line leak\n';
    const { findings, suppressed } = sessionOf({ 'a.lines': text }, { settings: { insideEslint: true } }).result();
    expect(findings.map(({ rule, location }) => `${rule} ${location.line}`)).toEqual(['leak 2']);
    expect(suppressed.map(({ location }) => location.line)).toEqual([4]);
  });

  it('of ESLint hide what is found about ours, but not what is found about themselves', () => {
    const { found } = linesOf('#e disable\n# disable-next-line leak\nother\n#e enable\n# disable-next-line leak\n');
    expect(found).toEqual(['5 Not obeyed: it gives no reason (write `-- reason` after the rule).']);
  });

  it('suppress what only the strict view would show, without being unused', () => {
    expect(linesOf('# disable-next-line leak -- why\nsecret low')).toEqual({ found: [], suppressed: ['2 by 1: why'] });
  });
});
