import type { Location } from '../facts/facts.ts';
import type { AnyRule } from '../rule.ts';
import type { Finding, StandardResult } from '../report/report.ts';
import type { Failures } from './failures.ts';
import { quoted } from './message.ts';
import { byPlace, byText } from './order.ts';
import type { RuleOutcome } from './run.ts';

/** What the engine needs to know of a standard of the catalogue. */
export interface StandardEntry {
  readonly id: string;
  readonly level: 'must' | 'should';
}
/** What was seen, as the states of the standards need it. */
export interface Seen {
  readonly outcomes: readonly RuleOutcome[];
  /** Findings of the view. */
  readonly findings: readonly Finding[];
  /** Findings that only the strict preset shows, where the view is another. */
  readonly strict: readonly Finding[];
  readonly suppressed: readonly Finding[];
}

const shown = 20;

/**
 * The state of every standard: violated if a rule of it found it broken, else unknown if one could not tell, else
 * satisfied if one saw it kept, else not assessed, and why.
 */
export function statesOf(
  standards: readonly StandardEntry[],
  rules: readonly AnyRule[],
  seen: Seen,
  failures: Failures,
): readonly StandardResult[] {
  const deciding = groupBy(rules, (rule) => rule.standards);
  const outcomes = new Map(seen.outcomes.map((outcome) => [outcome.rule.id, outcome]));
  const broken = groupBy(seen.findings, ({ rule }) => [rule]);
  const doubtful = groupBy(
    seen.strict.filter(({ confidence }) => confidence === 'low'),
    ({ rule }) => [rule],
  );
  const strict = groupBy(
    seen.strict.filter(({ confidence }) => confidence !== 'low'),
    ({ rule }) => [rule],
  );
  const suppressed = groupBy(seen.suppressed, ({ rule }) => [rule]);
  const count = (of: ReadonlyMap<string, readonly unknown[]>, ids: readonly string[]) =>
    ids.reduce((sum, id) => sum + (of.get(id)?.length ?? 0), 0);

  const stateOf = ({ id, level }: StandardEntry): StandardResult => {
    const ids = (deciding.get(id) ?? []).map((rule) => rule.id).sort(byText);
    const asked = ids.flatMap((rule) => outcomes.get(rule) ?? []);
    const told = {
      broken: count(broken, ids),
      doubtful: count(doubtful, ids),
      strict: count(strict, ids),
      suppressed: count(suppressed, ids),
      ...tally(asked),
    };
    const { state, reason } = judge(ids, asked, told);
    return {
      id,
      level,
      rules: ids,
      state,
      ...(reason === undefined ? {} : { reason }),
      evidence: told.kept.slice(0, shown),
      kept: told.kept.length,
      broken: told.broken + told.strict,
      unknown: told.unknown.length + told.doubtful,
    };
  };
  const undecided = ({ id, level }: StandardEntry, why: string): StandardResult => ({
    id,
    level,
    rules: (deciding.get(id) ?? []).map((rule) => rule.id).sort(byText),
    state: 'unknown',
    reason: `it could not be judged: ${why}`,
    evidence: [],
    kept: 0,
    broken: 0,
    unknown: 1,
  });
  return standards.map((standard) =>
    failures.guarded(
      `the state of the standard ${standard.id}`,
      'it is unknown',
      (why) => undecided(standard, why),
      () => stateOf(standard),
    ),
  );
}

interface Told {
  readonly broken: number;
  readonly doubtful: number;
  readonly strict: number;
  readonly suppressed: number;
  readonly kept: readonly { readonly at: Location; readonly by?: string }[];
  readonly unknown: readonly string[];
}

function judge(
  rules: readonly string[],
  asked: readonly RuleOutcome[],
  told: Told,
): { state: StandardResult['state']; reason?: string } {
  const { broken, doubtful, strict, suppressed, kept, unknown } = told;
  if (rules.length === 0) return { state: 'not_assessed', reason: 'no rule decides it yet' };
  if (asked.length === 0) return { state: 'not_assessed', reason: `switched off: ${rules.join(', ')}` };
  if (broken > 0) return { state: 'violated' };
  if (strict > 0) return { state: 'violated', reason: `the strict preset shows ${strict} finding(s)` };
  if (unknown.length > 0) return { state: 'unknown', reason: mostFrequent(unknown) };
  if (doubtful > 0) return { state: 'unknown', reason: `${doubtful} finding(s) of low confidence` };
  if (kept.length > 0) return { state: 'satisfied' };
  if (suppressed > 0) return { state: 'unknown', reason: `all ${suppressed} finding(s) are suppressed` };
  return { state: 'not_assessed', reason: 'nothing it applies to was found' };
}

function tally(outcomes: readonly RuleOutcome[]): Pick<Told, 'kept' | 'unknown'> {
  const kept = new Map<string, { at: Location; by?: string }>();
  const unknown: string[] = [];
  for (const { rule, observations, failure } of outcomes) {
    if (failure !== undefined) unknown.push(`rule ${rule.id} failed`);
    for (const observation of observations) {
      if (observation.verdict === 'unknown') unknown.push(quoted(observation.why));
      if (observation.verdict !== 'kept') continue;
      const { at, by } = observation;
      // Two rules of one standard may point at the same line.
      const place = [at.path, at.line, at.column, at.endLine, at.endColumn].join('\0');
      if (!kept.has(place)) kept.set(place, by === undefined ? { at } : { at, by: quoted(by) });
    }
  }
  const places = [...kept.values()].sort((a, b) => byPlace(a.at, b.at));
  return { kept: places, unknown };
}

/** The reason given most often, with how often it was not that one. */
function mostFrequent(reasons: readonly string[]): string {
  const times = new Map<string, number>();
  for (const reason of reasons) times.set(reason, (times.get(reason) ?? 0) + 1);
  const [reason, count] = [...times].sort((a, b) => b[1] - a[1] || byText(a[0], b[0]))[0]!;
  const others = reasons.length - count;
  return `${reason}${count > 1 ? ` (${count} times)` : ''}${others > 0 ? `, and ${others} other(s)` : ''}`;
}

function groupBy<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items)
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
  return groups;
}
