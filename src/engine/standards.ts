import type { Location } from '../facts/facts.ts';
import type { AnyRule } from '../rule.ts';
import type { Figure } from '../figures/figure.ts';
import type { FigureResult, Finding, StandardResult } from '../report/report.ts';
import type { Failures } from './failures.ts';
import { quoted } from './message.ts';
import { byPlace, byText } from './order.ts';
import type { RuleOutcome } from './run.ts';

/** What the engine needs to know of a standard of the catalogue. */
export interface StandardEntry {
  readonly id: string;
  readonly level: 'must' | 'should';
  /** What it takes to decide it. */
  readonly check: keyof typeof open;
}
/** Why nothing decides a standard, by what it would take. */
const open = {
  'static-local': 'code can show it, but no rule or figure decides it yet',
  'static-project': 'code can show it, but no rule or figure decides it yet',
  artefact: 'it is decided by an artefact beside the code (specification, migration, manifest), which is not read yet',
  ingest: 'it is decided by a figure measured elsewhere and handed in',
  manual: 'it takes a human to decide',
} as const;

/** What decides a standard: its rules, else a figure, else nothing, and then why. */
export interface Decider {
  readonly rules: readonly string[];
  readonly decidedBy: StandardResult['decidedBy'];
  /** Why nothing decides it. */
  readonly reason?: string;
}
/** What decides each standard, whatever the backend. */
export function decidersOf(
  standards: readonly StandardEntry[],
  rules: readonly Pick<AnyRule, 'id' | 'standards'>[],
  figures: readonly Pick<Figure, 'standards'>[],
): readonly Decider[] {
  const deciding = groupBy(rules, (rule) => rule.standards);
  const measured = new Set(figures.flatMap((figure) => figure.standards));
  return standards.map(({ id, check }): Decider => {
    const ids = (deciding.get(id) ?? []).map((rule) => rule.id).sort(byText);
    if (ids.length > 0) return { rules: ids, decidedBy: 'rule' };
    if (measured.has(id)) return { rules: ids, decidedBy: 'figure' };
    return { rules: ids, decidedBy: null, reason: open[check] };
  });
}

/** What was seen, as the states of the standards need it. */
export interface Seen {
  readonly outcomes: readonly RuleOutcome[];
  /** Findings of the view. */
  readonly findings: readonly Finding[];
  /** Findings that only the strict preset shows, where the view is another. */
  readonly strict: readonly Finding[];
  readonly suppressed: readonly Finding[];
  readonly figures: readonly FigureResult[];
}

const shown = 20;

/**
 * The state of every standard: violated if a rule of it found it broken, else unknown if one could not tell, else
 * satisfied if one saw it kept, else not assessed, and why.
 */
export function statesOf(
  standards: readonly StandardEntry[],
  rules: readonly AnyRule[],
  figures: readonly Figure[],
  seen: Seen,
  failures: Failures,
): readonly StandardResult[] {
  const deciders = decidersOf(standards, rules, figures);
  const limits = new Map(figures.map(({ id, least }) => [id, least]));
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

  const stateOf = ({ id, level }: StandardEntry, { rules: ids, decidedBy, reason: open }: Decider): StandardResult => {
    const asked = ids.flatMap((rule) => outcomes.get(rule) ?? []);
    const told = {
      broken: count(broken, ids),
      doubtful: count(doubtful, ids),
      strict: count(strict, ids),
      suppressed: count(suppressed, ids),
      ...tally(asked),
    };
    const { state, reason } =
      decidedBy === 'rule'
        ? judge(ids, asked, told)
        : decidedBy === 'figure'
          ? compared(
              seen.figures.filter((figure) => figure.standards.includes(id)),
              limits,
            )
          : { state: 'not_assessed' as const, reason: open };
    return {
      id,
      level,
      rules: ids,
      decidedBy,
      state,
      ...(reason === undefined ? {} : { reason }),
      evidence: told.kept.slice(0, shown),
      kept: told.kept.length,
      broken: told.broken + told.strict,
      unknown: told.unknown.length + told.doubtful,
    };
  };
  const undecided = (
    { id, level }: StandardEntry,
    { rules: ids, decidedBy }: Decider,
    why: string,
  ): StandardResult => ({
    id,
    level,
    rules: ids,
    decidedBy,
    state: 'unknown',
    reason: `it could not be judged: ${why}`,
    evidence: [],
    kept: 0,
    broken: 0,
    unknown: 1,
  });
  return standards.map((standard, index) =>
    failures.guarded(
      `the state of the standard ${standard.id}`,
      'it is unknown',
      (why) => undecided(standard, deciders[index]!, why),
      () => stateOf(standard, deciders[index]!),
    ),
  );
}

/** A figure is held against its limit; without one it is told, and nothing is judged. */
function compared(
  figures: readonly FigureResult[],
  limits: ReadonlyMap<string, number | undefined>,
): { state: StandardResult['state']; reason: string } {
  const told = figures.map(({ id, value, of, method, reason }) =>
    value === null ? `${id}: ${reason ?? 'not seen'}` : `${id}: ${value} of ${of} (${method})`,
  );
  const judged = figures.flatMap(({ id, value, of }) => {
    const least = limits.get(id);
    return least === undefined || value === null || of === null ? [] : [value >= least * of];
  });
  const reason = told.join('; ');
  if (judged.includes(false)) return { state: 'violated', reason };
  if (judged.length > 0 && judged.length === figures.length) return { state: 'satisfied', reason };
  const how = figures.every(({ value }) => value === null) ? 'not measured' : 'measured, not judged';
  return { state: 'not_assessed', reason: `${how}: ${reason}` };
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
