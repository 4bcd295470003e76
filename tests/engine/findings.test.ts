// What of several things that a rule says at one place is told, and in which words.
import { expect, it } from 'vitest';
import { broken, defineRule, type Confidence, type Severity } from '../../src/rule.ts';
import { leak, sessionOf } from './fakes.ts';

type Said = readonly [severity: Severity, confidence: Confidence, name: string];
const told = (...said: readonly Said[]) => {
  const rule = defineRule({
    ...leak,
    worst: 'error',
    *check({ at }) {
      for (const [severity, confidence, name] of said)
        yield broken('leaked', at, { data: { name }, severity, confidence });
    },
  });
  const { findings } = sessionOf({ 'a.lines': 'secret x' }, { rules: [rule] }).result('strict');
  return findings.map(({ severity, confidence, message }) => [severity, confidence, message.split(' ')[2]]);
};

it.each<readonly [string, Said, Said]>([
  ['gravest', ['error', 'low', 'b'], ['warning', 'high', 'a']],
  ['gravest', ['warning', 'low', 'b'], ['info', 'high', 'a']],
  ['surest', ['warning', 'high', 'b'], ['warning', 'medium', 'a']],
  ['surest', ['warning', 'medium', 'b'], ['warning', 'low', 'a']],
  ['first by its words', ['warning', 'high', 'a'], ['warning', 'high', 'b']],
])('told is the %s: %j before %j', (_, kept, other) => {
  expect(told(kept, other)).toEqual([kept]);
  expect(told(other, kept)).toEqual([kept]);
});

it.each([
  ['of low confidence only by the strict preset', {}, { confidence: 'low' }, 'strict'],
  ['else by every one', {}, {}, 'recommended'],
  ['by the strict one where the rule says so', { preset: 'strict' }, {}, 'strict'],
  ['by the strict one where it says so of this', {}, { preset: 'strict' }, 'strict'],
] as const)('a finding is shown, %s', (_, more, of, preset) => {
  const rule = defineRule({
    ...leak,
    ...more,
    *check({ at }) {
      yield broken('leaked', at, { data: { name: '{name}' }, ...of });
    },
  });
  const session = sessionOf({ 'a.lines': 'secret x' }, { rules: [rule] });
  expect(session.result('strict').findings.map((it) => it.preset)).toEqual([preset]);
  expect(session.result().findings).toHaveLength(preset === 'strict' ? 0 : 1);
  expect(session.findingsIn('a.lines')).toHaveLength(preset === 'strict' ? 0 : 1);
});
