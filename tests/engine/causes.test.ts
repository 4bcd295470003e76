// What several places have in common: one finding with all of them, which comments take apart place by place.
import { describe, expect, it } from 'vitest';
import type { AnyRule, Finding } from '../../src/audit.ts';
import { placesOf } from '../../src/engine/index.ts';
import { broken, defineRule } from '../../src/rule.ts';
import { sessionOf } from './fakes.ts';

const words = { standards: [], confidence: 'high', summary: 'S.', why: 'W.', remedy: 'R.' } as const;
/** Each secret is found; those of one name have one cause. */
const caused: AnyRule = defineRule({
  ...words,
  id: 'caused',
  about: 'secret',
  severity: 'warning',
  messages: { found: 'Found {what}.' },
  *check({ at, what }) {
    yield broken('found', at, { data: { what }, cause: what });
  },
});
const plain = (more: Partial<AnyRule> = {}): AnyRule =>
  ({
    ...defineRule({
      ...words,
      id: 'plain',
      about: 'secret',
      severity: 'warning',
      messages: { found: 'Found {what}.' },
      *check({ at, what }) {
        yield broken('found', at, { data: { what } });
      },
    }),
    ...more,
  }) as AnyRule;

const told = (findings: readonly Finding[]): string[] =>
  findings.map((finding) =>
    placesOf(finding)
      .map(({ location, message }) => `${location.path}:${location.line} ${message}`)
      .join(' + '),
  );
const two = { 'a.lines': 'secret one\nsecret two\nsecret one', 'b.lines': 'secret one' };

describe('causes', () => {
  it('make one finding of their places, at the first, each with its own words and name', () => {
    const { findings } = sessionOf(two, { rules: [caused] }).result();
    expect(told(findings)).toEqual([
      'a.lines:1 Found one. + a.lines:3 Found one. + b.lines:1 Found one.',
      'a.lines:2 Found two.',
    ]);
    const names = findings.flatMap(placesOf).map(({ fingerprint }) => fingerprint);
    expect(new Set(names).size).toBe(4);
  });

  it('are left to each place by comments, and told at the next place when the first is suppressed', () => {
    const files = { 'a.lines': '# disable-next-line caused -- known\nsecret one\nsecret one', 'b.lines': 'secret one' };
    const { findings, suppressed } = sessionOf(files, { rules: [caused] }).result();
    expect(told(findings)).toEqual(['a.lines:3 Found one. + b.lines:1 Found one.']);
    expect(told(suppressed)).toEqual(['a.lines:2 Found one.']);
  });

  it('leave places alone that a comment of ESLint covers, where ESLint decides', () => {
    const files = { 'a.lines': '#e disable-next-line caused\nsecret one\nsecret one', 'b.lines': 'secret one' };
    const { findings } = sessionOf(files, { rules: [caused], settings: { insideEslint: true } }).result();
    expect(told(findings)).toEqual(['a.lines:2 Found one.', 'a.lines:3 Found one. + b.lines:1 Found one.']);
  });

  it('keep apart what is graver in one folder than in another', () => {
    const folders = [{ folder: 'x', severities: { caused: 'error' } }] as const;
    const files = { 'a.lines': 'secret one', 'b.lines': 'secret one', 'x/c.lines': 'secret one' };
    const { findings } = sessionOf(files, { rules: [caused], settings: { folders } }).result();
    expect(told(findings)).toEqual(['a.lines:1 Found one. + b.lines:1 Found one.', 'x/c.lines:1 Found one.']);
  });

  it('count by their places in the standards', () => {
    const standards = [{ id: 'g/s', level: 'must', check: 'static-local' }] as const;
    const rule: AnyRule = { ...caused, standards: ['g/s'] };
    const result = sessionOf(two, { rules: [rule], standards }).result();
    expect(result.standards[0]).toMatchObject({ state: 'violated', broken: 4 });
  });
});

describe('habits', () => {
  const many = (count: number): string => Array.from({ length: count }, (_, index) => `secret n${index}`).join('\n');

  it('are told once where they are many, and each by itself where they are few', () => {
    const rules = [plain({ habits: ['found'] })];
    expect(sessionOf({ 'a.lines': many(4) }, { rules }).result().findings).toHaveLength(4);
    const { findings } = sessionOf({ 'a.lines': many(5) }, { rules }).result();
    expect(findings.map(({ also }) => also.length)).toEqual([4]);
  });

  it('are none where the rule does not say so', () => {
    expect(sessionOf({ 'a.lines': many(20) }, { rules: [plain()] }).result().findings).toHaveLength(20);
  });

  it('of style are one finding from the second place on', () => {
    const { findings } = sessionOf({ 'a.lines': many(2) }, { rules: [plain({ severity: 'info' })] }).result();
    expect(findings.map(({ also }) => also.length)).toEqual([1]);
  });
});

describe('the preset of a rule', () => {
  it('decides who is told, however sure the rule is', () => {
    const rules = [plain({ preset: 'strict' }), caused];
    const session = sessionOf({ 'a.lines': 'secret one' }, { rules });
    expect(session.result().findings.map(({ rule }) => rule)).toEqual(['caused']);
    expect(session.result('strict').findings.map(({ rule, preset }) => `${rule} ${preset}`)).toEqual([
      'caused recommended',
      'plain strict',
    ]);
  });

  it('changes nothing about the standard', () => {
    const standards = [{ id: 'g/s', level: 'must', check: 'static-local' }] as const;
    const rules = [plain({ preset: 'strict', standards: ['g/s'] })];
    const [standard] = sessionOf({ 'a.lines': 'secret one' }, { rules, standards }).result().standards;
    expect(standard).toMatchObject({ state: 'violated', broken: 1, reason: 'the strict preset shows 1 finding(s)' });
  });
});
