import type { Directive, Location } from '../facts/facts.ts';
import { spanOf } from '../facts/lines.ts';
import { nearest } from '../facts/nearest.ts';
import type { Outline } from '../facts/outline.ts';
import type { Suppression } from '../model/model.ts';
import type { Finding, SuppressedFinding } from '../report/report.ts';
import { byPlace, byText } from './order.ts';
import type { Settings } from './settings.ts';

/** What the engine knows about rule ids when it judges a suppression. */
export interface RuleNames {
  readonly all: ReadonlySet<string>;
  /** Was the rule asked about this file? Whether a suppression of another one is idle cannot be told. */
  readonly isAsked: (rule: string, path: string) => boolean;
}
/** Findings parted by the comments of the source, and the comments with what came of each. */
export interface Parted {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly suppressions: readonly Suppression[];
  /** Those of the findings that another tool will not show, by its own comments. */
  readonly elsewhere: ReadonlySet<Finding>;
  /** Parts what is found about the comments themselves: ESLint's hide findings about ours, as they hide everything. */
  partLater(findings: readonly Finding[]): Pick<Parted, 'findings' | 'suppressed'>;
}

interface Comment {
  readonly directive: Directive;
  readonly at: Location;
  readonly malformed: string | undefined;
  /** The day until which it holds has gone by. */
  readonly ended: boolean;
  readonly used: Set<string>;
}
/** Where one comment holds for one rule; line and column of both ends, the first included. */
interface Stretch {
  readonly comment: Comment;
  readonly from: Position;
  readonly to: Position;
}

const everywhere = Number.POSITIVE_INFINITY;

/** Takes out what the source suppresses. Files without directives may be left out. */
export function suppress(
  findings: readonly Finding[],
  files: Iterable<{ readonly path: string; readonly outline: Outline }>,
  names: RuleNames,
  { insideEslint = false, today }: Pick<Settings, 'insideEslint' | 'today'> = {},
): Parted {
  const comments: Comment[] = [];
  const stretches = new Map<string, Map<string, Stretch[]>>();
  const switches = new Map<string, Switches>();
  const others = new Map<string, Switches>();
  for (const { path, outline } of files) {
    const { lines = [] } = outline;
    if (outline.directives.length === 0) continue;
    const written = outline.directives.map((directive) => commentOf(directive, path, lines, today));
    const theirs = new Switches(
      written.filter(({ directive }) => directive.tool === 'eslint'),
      names.all,
    );
    const own = written.filter(({ directive }) => directive.tool === undefined);
    comments.push(...(insideEslint ? own : written));
    stretches.set(path, stretchesOf(own));
    (insideEslint ? others : switches).set(path, theirs);
  }

  const byOurs = ({ rule, location }: Finding): Comment[] => {
    const stretch = stretches.get(location.path)?.get(rule)?.find(holds(location));
    return stretch === undefined ? [] : [stretch.comment];
  };
  const byEslint = ({ rule, location }: Finding): Comment[] =>
    switches.get(location.path)?.covering(rule, location) ?? [];
  const parted = part(findings, (finding) => {
    const ours = byOurs(finding);
    return ours.length > 0 ? ours : byEslint(finding);
  });
  return {
    ...parted,
    elsewhere: new Set(
      parted.findings.filter(({ rule, location }) => others.get(location.path)?.covering(rule, location).length),
    ),
    suppressions: comments.map((comment) => toldOf(comment, names)).sort((a, b) => byPlace(a.at, b.at)),
    partLater: (later) =>
      part(later, (finding) =>
        switches.get(finding.location.path)?.isOneAt(finding.location) ? [] : byEslint(finding),
      ),
  };
}

function part(
  findings: readonly Finding[],
  coveredBy: (finding: Finding) => readonly Comment[],
): Pick<Parted, 'findings' | 'suppressed'> {
  const kept: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of findings) {
    const by = coveredBy(finding);
    for (const { used } of by) used.add(finding.rule);
    const [first] = by;
    if (first === undefined) kept.push(finding);
    else {
      const { reason = '', line, until } = first.directive;
      suppressed.push({ ...finding, reason, directiveLine: line, ...(until === undefined ? {} : { until }) });
    }
  }
  return { findings: kept, suppressed };
}

function commentOf(directive: Directive, path: string, lines: readonly number[], today: string | undefined): Comment {
  const [line, column] = positionOf(directive.start, lines);
  const [endLine, endColumn] = positionOf(directive.end, lines);
  return {
    directive,
    at: { path, line, column, endLine, endColumn },
    malformed: faultOf(directive),
    // Days of the calendar, written so, are in order as texts.
    ended: directive.until !== undefined && today !== undefined && directive.until < today,
    used: new Set(),
  };
}

/** Ending a suppression needs neither a reason nor a name; starting one of ours needs both. ESLint asks for neither. */
function faultOf({ tool, kind, rules, reason, malformed }: Directive): string | undefined {
  if (malformed !== undefined) return malformed;
  if (kind === 'enable' || tool === 'eslint') return undefined;
  if (rules.length === 0) return 'it names no rule';
  if (reason === undefined || reason.trim() === '') return 'it gives no reason (write `-- reason` after the rule)';
  return undefined;
}

/** Stretches by rule, in the order of the comments: the first that holds is the one that is used. */
function stretchesOf(comments: readonly Comment[]): Map<string, Stretch[]> {
  const byRule = new Map<string, Stretch[]>();
  const open = new Map<string, Comment>();
  const add = (rule: string, comment: Comment, from: Stretch['from'], to: Stretch['to']) => {
    const list = byRule.get(rule);
    if (list === undefined) byRule.set(rule, [{ comment, from, to }]);
    else list.push({ comment, from, to });
  };
  const close = (rule: string, to: Stretch['to']) => {
    const comment = open.get(rule);
    if (comment === undefined) return false;
    open.delete(rule);
    add(rule, comment, [comment.at.endLine, comment.at.endColumn], to);
    return true;
  };
  for (const comment of comments) {
    const { directive, at } = comment;
    if (comment.malformed !== undefined || comment.ended) continue;
    if (directive.kind === 'enable') {
      const ended = directive.rules.length === 0 ? [...open.keys()] : directive.rules;
      for (const rule of ended) if (close(rule, [at.line, at.column])) comment.used.add(rule);
      continue;
    }
    for (const rule of directive.rules) {
      if (directive.kind === 'disable-file') add(rule, comment, [0, 0], [everywhere, everywhere]);
      else if (directive.kind === 'disable-line') add(rule, comment, [directive.line, 0], [directive.line + 1, 0]);
      else if (directive.kind === 'disable-next-line') {
        const target = directive.target ?? directive.line + 1;
        add(rule, comment, [directive.line + 1, 0], [target + 1, 0]);
      } else if (!open.has(rule)) open.set(rule, comment);
    }
  }
  for (const rule of [...open.keys()]) close(rule, [everywhere, everywhere]);
  return byRule;
}

type Position = readonly [line: number, column: number];
/** From here on a rule is off or on again. */
interface Switch {
  readonly from: Position;
  readonly isOff: boolean;
  readonly comment: Comment;
}

/** Comments of ESLint in one file, obeyed as ESLint obeys them: those for stretches and those for lines apart, the last before a place decides. */
class Switches {
  /** Each by rule; those for all rules are among those of every rule that is named, and alone below `undefined`. */
  readonly #stretches: ReadonlyMap<string | undefined, readonly Switch[]>;
  readonly #lines: ReadonlyMap<string | undefined, readonly Switch[]>;
  readonly #places: ReadonlySet<string>;

  constructor(comments: readonly Comment[], known: ReadonlySet<string>) {
    this.#places = new Set(comments.map(({ at }) => `${at.line}:${at.column}`));
    const obeyed = comments.filter(({ malformed }) => malformed === undefined);
    const isLine = ({ directive: { kind } }: Comment): boolean =>
      kind === 'disable-line' || kind === 'disable-next-line';
    this.#stretches = byRule(
      obeyed.filter((comment) => !isLine(comment)),
      known,
      (comment) => {
        const { at, directive } = comment;
        return [{ from: [at.line, at.column], isOff: directive.kind === 'disable', comment }];
      },
    );
    this.#lines = byRule(obeyed.filter(isLine), known, (comment) => {
      const line = comment.directive.line + (comment.directive.kind === 'disable-line' ? 0 : 1);
      return [
        { from: [line, 1], isOff: true, comment },
        { from: [line + 1, 0], isOff: false, comment },
      ];
    });
  }

  /** Does one of them stand there? */
  isOneAt({ line, column }: Location): boolean {
    return this.#places.has(`${line}:${column}`);
  }

  /** The comments because of which ESLint does not show a finding of the rule there. */
  covering(rule: string, { line, column }: Location): Comment[] {
    return [this.#stretches, this.#lines].flatMap((all) => {
      const last = lastBefore(all.get(rule) ?? all.get(undefined) ?? [], [line, column]);
      return last?.isOff === true ? [last.comment] : [];
    });
  }
}

function byRule(
  comments: readonly Comment[],
  known: ReadonlySet<string>,
  switchesOf: (comment: Comment) => readonly Switch[],
): ReadonlyMap<string | undefined, readonly Switch[]> {
  const named = new Set(comments.flatMap(({ directive }) => directive.rules.filter((rule) => known.has(rule))));
  const all = new Map<string | undefined, Switch[]>([...named, undefined].map((rule) => [rule, []]));
  for (const comment of comments) {
    const { rules } = comment.directive;
    for (const rule of rules.length === 0 ? all.keys() : rules) all.get(rule)?.push(...switchesOf(comment));
  }
  for (const list of all.values()) list.sort((a, b) => compare(a.from, b.from));
  return all;
}
function lastBefore(switches: readonly Switch[], place: Position): Switch | undefined {
  let low = 0;
  let high = switches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(switches[middle]!.from, place) <= 0) low = middle + 1;
    else high = middle;
  }
  return switches[low - 1];
}
function compare(a: Position, b: Position): number {
  return a[0] - b[0] || a[1] - b[1];
}

function holds({ line, column }: Location): (stretch: Stretch) => boolean {
  return ({ from, to }) => compare(from, [line, column]) <= 0 && compare(to, [line, column]) > 0;
}

function toldOf({ directive, at, malformed, ended, used }: Comment, names: RuleNames): Suppression {
  const { tool, kind, rules, reason, until } = directive;
  // ESLint tells of comments that switch on again what is on.
  const mayIdle = malformed === undefined && !ended && !(tool === 'eslint' && kind === 'enable');
  const strangers = rules.filter((name) => !names.all.has(name));
  return {
    at,
    ...(tool === undefined ? {} : { tool }),
    kind,
    rules,
    ...(reason === undefined ? {} : { reason }),
    ...(ended && until !== undefined ? { ended: until } : {}),
    ...(malformed === undefined ? {} : { malformed }),
    strangers: strangers.map((name) => {
      const near = nearest(name, [...names.all].sort(byText));
      return near === undefined ? { name } : { name, nearest: near };
    }),
    idle: mayIdle ? rules.filter((name) => names.isAsked(name, at.path) && !used.has(name)) : [],
  };
}

/** Line and column (1-based) of an offset. */
function positionOf(offset: number, lines: readonly number[]): readonly [line: number, column: number] {
  const { line, column } = spanOf(lines, offset, offset);
  return [line, column];
}
