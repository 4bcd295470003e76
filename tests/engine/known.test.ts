// What is known from before: of a baseline, and of earlier results.
import { describe, expect, it } from 'vitest';
import { addedTo, placesOf } from '../../src/engine/index.ts';
import { broken, defineRule, type AnyRule } from '../../src/rule.ts';
import type { Result } from '../../src/report/report.ts';
import { leak, sessionOf, shared } from './fakes.ts';

const by = ({ findings }: Pick<Result, 'findings'>): string[] =>
  findings.map((finding) =>
    placesOf(finding)
      .map(({ rule, location }) => `${rule} ${location.path}:${location.line}`)
      .join(' + '),
  );
/** Names are numbered where code is told apart, but for those with a capital. */
const caused: AnyRule = defineRule({
  ...leak,
  id: 'caused',
  *check({ at, what }) {
    yield broken('leaked', at, { data: { name: what }, cause: what });
  },
});

describe('what was added to earlier results', () => {
  const resultOf = (texts: Readonly<Record<string, string>>, rules: readonly AnyRule[] = [leak]) =>
    sessionOf(texts, { rules }).result();
  const one = resultOf({ 'a.lines': 'secret X' });
  it.each([
    [
      'what none of them has',
      [one, resultOf({ 'a.lines': 'secret Y' })],
      { 'a.lines': 'secret X\nsecret Z\nsecret Y' },
      ['leak a.lines:2'],
    ],
    ['not what moved, within its file or to another', [one], { 'b.lines': '\n\nsecret X' }, []],
    [
      'one more of a kind, where it was not',
      [one],
      { 'a.lines': 'secret X', 'b.lines': 'secret X' },
      ['leak b.lines:1'],
    ],
    ['everything, where nothing was before', [], { 'a.lines': 'secret X' }, ['leak a.lines:1']],
  ])('is %s', (_, before, texts, added) => {
    expect(by({ findings: addedTo(before, resultOf(texts).findings) })).toEqual(added);
  });
  it('of a cause is its new places', () => {
    const before = resultOf({ 'a.lines': 'secret X' }, [caused]);
    const { findings } = resultOf({ 'a.lines': 'secret X\nsecret X\nsecret X', 'b.lines': 'secret Y' }, [caused]);
    expect(by({ findings: addedTo([before], findings) })).toEqual([
      'caused a.lines:2 + caused a.lines:3',
      'caused b.lines:1',
    ]);
  });
});

describe('a baseline', () => {
  const before = { 'a.lines': 'secret X\nsecret Y', 'b.lines': 'secret low' };
  const baselineOf = ({ findings }: Result) =>
    findings
      .flatMap(placesOf)
      .map(({ rule, identity, within, location: { path } }) => ({ rule, identity, within, path }));
  const baseline = baselineOf(sessionOf(before, { rules: [leak] }).result('strict'));
  const told = (texts: Readonly<Record<string, string>>, more: Parameters<typeof sessionOf>[1] = {}) => {
    const result = sessionOf(texts, { rules: [leak], settings: { baseline }, ...more }).result();
    const { known, gone } = result.baseline!;
    return [by(result), by({ findings: known }), gone.map(({ rule, path }) => `${rule} ${path}`)];
  };

  it('hides what is as it was, and what moved; tells what is new, and what is gone', () => {
    const all = ['leak a.lines:1', 'leak a.lines:2', 'leak b.lines:1'];
    expect(told(before)).toEqual([[], all, []]);
    expect(told({ 'a.lines': 'secret Z\nsecret X', 'c.lines': 'secret Y' })).toEqual([
      ['leak a.lines:1'],
      ['leak a.lines:2', 'leak c.lines:1'],
      ['leak b.lines'],
    ]);
  });
  it('hides what is in a function of another name, and no other file', () => {
    const named = (name: string) => `function ${name}() {\nsecret X\n}`;
    const settings = { baseline: baselineOf(sessionOf({ 'a.lines': named('f') }, { rules: [leak] }).result()) };
    expect(told({ 'a.lines': named('g') }, { settings })).toEqual([[], ['leak a.lines:2'], []]);
    expect(told({ 'b.lines': named('f') }, { settings })).toEqual([[], ['leak b.lines:2'], []]);
    expect(told({ 'b.lines': named('g') }, { settings })).toEqual([['leak b.lines:2'], [], ['leak a.lines']]);
  });
  it('hides as many of a kind as there were, where they were before where they are not', () => {
    expect(told({ 'a.lines': 'secret Y\nsecret X\nsecret X', 'b.lines': 'secret low' })).toEqual([
      ['leak a.lines:3'],
      ['leak a.lines:1', 'leak a.lines:2', 'leak b.lines:1'],
      [],
    ]);
    expect(told({ '0.lines': 'secret X', 'a.lines': 'secret X\nsecret Y', 'b.lines': 'secret low' })).toEqual([
      ['leak 0.lines:1'],
      ['leak a.lines:1', 'leak a.lines:2', 'leak b.lines:1'],
      [],
    ]);
  });
  it('calls gone what a rule does not find that is asked, or that nobody has any more', () => {
    const other = { rule: 'retired', identity: '1', within: '', path: 'a.lines' };
    const elsewhere = { ...other, rule: 'shared' };
    const settings = { baseline: [...baseline, other, elsewhere], severities: { shared: 'off' } } as const;
    expect(told(before, { rules: [leak, shared], settings })[2]).toEqual(['retired a.lines']);
    const failing = {
      ...leak,
      id: 'failing',
      *check() {
        throw new Error('no');
      },
    } as unknown as AnyRule;
    const gone = { baseline: [...baseline, { ...other, rule: 'failing' }] };
    expect(told(before, { rules: [leak, failing], settings: gone })[2]).toEqual([]);
  });
  it('hides each of several that are alike, in the order of the report', () => {
    const twice = { 'a.lines': 'secret X\nsecret X\nsecret Y', 'b.lines': 'secret X' };
    const settings = { baseline: baselineOf(sessionOf(twice, { rules: [leak] }).result()) };
    const all = ['leak a.lines:1', 'leak a.lines:2', 'leak a.lines:3', 'leak b.lines:1'];
    expect(told(twice, { settings })).toEqual([[], all, []]);
    const moved = { '0.lines': 'secret Y', 'a.lines': 'secret X\nsecret X', 'c.lines': 'secret X' };
    expect(told(moved, { settings })).toEqual([
      [],
      ['leak 0.lines:1', 'leak a.lines:1', 'leak a.lines:2', 'leak c.lines:1'],
      [],
    ]);
  });
  it('hides what every view shows rather than what the strict one does', () => {
    const rule = defineRule({
      ...leak,
      *check({ at }) {
        yield broken('leaked', at, { data: { name: '' }, confidence: at.line === 1 ? 'low' : 'high' });
      },
    });
    const [first] = baselineOf(sessionOf({ 'a.lines': 'secret X' }, { rules: [rule] }).result('strict'));
    const texts = { 'a.lines': 'secret X\nsecret X' };
    expect(told(texts, { rules: [rule], settings: { baseline: [first!] } })).toEqual([[], ['leak a.lines:2'], []]);
  });
  it('uses up nothing for what a comment of ESLint hides inside of it', () => {
    const settings = { baseline: baseline.slice(0, 1), insideEslint: true };
    const texts = { 'a.lines': '#e disable-next-line leak\nsecret X\nsecret X' };
    expect(told(texts, { settings })).toEqual([['leak a.lines:2'], ['leak a.lines:3'], []]);
  });
  it('is not told of where there is none', () => {
    expect(sessionOf(before).result()).not.toHaveProperty('baseline');
  });
});
