import type { Directive, Location } from '../facts/facts.ts';
import { spanOf } from '../facts/lines.ts';
import type { Outline } from '../facts/outline.ts';
import type { Suppression } from '../model/model.ts';
import type { Finding, SuppressedFinding } from '../report/report.ts';
import { byPlace, byText } from './order.ts';

/** What the engine knows about rule ids when it judges a suppression. */
export interface RuleNames {
  readonly all: ReadonlySet<string>;
  /** Rules that were asked this time: whether a suppression of another one is idle cannot be told. */
  readonly asked: ReadonlySet<string>;
}
/** Findings parted by the comments of the source, and the comments with what came of each. */
export interface Parted {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly suppressions: readonly Suppression[];
}

interface Comment {
  readonly directive: Directive;
  readonly at: Location;
  readonly malformed: string | undefined;
  readonly used: Set<string>;
  uses: number;
}
/** Where one comment holds for one rule; line and column of both ends, the first included. */
interface Stretch {
  readonly comment: Comment;
  readonly from: readonly [line: number, column: number];
  readonly to: readonly [line: number, column: number];
}

const everywhere = Number.POSITIVE_INFINITY;

/** Takes out what the source suppresses with a reason. Files without directives may be left out. */
export function suppress(
  findings: readonly Finding[],
  files: Iterable<{ readonly path: string; readonly outline: Outline }>,
  names: RuleNames,
): Parted {
  const comments: Comment[] = [];
  const stretches = new Map<string, Map<string, Stretch[]>>();
  for (const { path, outline } of files) {
    const { directives, lines = [] } = outline;
    if (directives.length === 0) continue;
    const here = directives.map((directive) => commentOf(directive, path, lines));
    comments.push(...here);
    stretches.set(path, stretchesOf(here));
  }

  const kept: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of findings) {
    const stretch = stretches.get(finding.location.path)?.get(finding.rule)?.find(holds(finding.location));
    if (stretch === undefined) {
      kept.push(finding);
      continue;
    }
    const { directive, used } = stretch.comment;
    used.add(finding.rule);
    stretch.comment.uses++;
    suppressed.push({ ...finding, reason: directive.reason ?? '', directiveLine: directive.line });
  }
  return {
    findings: kept,
    suppressed,
    suppressions: comments.map((comment) => toldOf(comment, names)).sort((a, b) => byPlace(a.at, b.at)),
  };
}

function commentOf(directive: Directive, path: string, lines: readonly number[]): Comment {
  const [line, column] = positionOf(directive.start, lines);
  const [endLine, endColumn] = positionOf(directive.end, lines);
  return {
    directive,
    at: { path, line, column, endLine, endColumn },
    malformed: faultOf(directive),
    used: new Set(),
    uses: 0,
  };
}

/** Ending a suppression needs neither a reason nor a name; starting one needs both. */
function faultOf({ kind, rules, reason, malformed }: Directive): string | undefined {
  if (malformed !== undefined) return malformed;
  if (kind === 'enable') return undefined;
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
  const nextLine = new Set(comments.filter(({ directive }) => directive.kind === 'disable-next-line').map(lineOf));

  for (const comment of comments) {
    const { directive, at } = comment;
    if (comment.malformed !== undefined) continue;
    if (directive.kind === 'enable') {
      const ended = directive.rules.length === 0 ? [...open.keys()] : directive.rules;
      for (const rule of ended)
        if (close(rule, [at.line, at.column])) {
          comment.uses++;
          comment.used.add(rule);
        }
      continue;
    }
    for (const rule of directive.rules) {
      if (directive.kind === 'disable-file') add(rule, comment, [0, 0], [everywhere, everywhere]);
      else if (directive.kind === 'disable-line') add(rule, comment, [directive.line, 0], [directive.line + 1, 0]);
      else if (directive.kind === 'disable-next-line') {
        // Several of them may stand above one line.
        let target = directive.line + 1;
        while (nextLine.has(target)) target++;
        add(rule, comment, [directive.line + 1, 0], [target + 1, 0]);
      } else if (!open.has(rule)) open.set(rule, comment);
    }
  }
  for (const rule of [...open.keys()]) close(rule, [everywhere, everywhere]);
  return byRule;
}

const lineOf = (comment: Comment): number => comment.directive.line;

function holds({ line, column }: Location): (stretch: Stretch) => boolean {
  const before = ([aLine, aColumn]: Stretch['from'], bLine: number, bColumn: number) =>
    aLine < bLine || (aLine === bLine && aColumn <= bColumn);
  return ({ from, to }) => before(from, line, column) && !before(to, line, column);
}

function toldOf({ directive, at, malformed, used, uses }: Comment, names: RuleNames): Suppression {
  const { kind, rules, reason } = directive;
  const strangers = rules.filter((name) => !names.all.has(name));
  return {
    at,
    kind,
    rules,
    ...(reason === undefined ? {} : { reason }),
    ...(malformed === undefined ? {} : { malformed }),
    strangers: strangers.map((name) => {
      const nearest = nearestTo(name, names.all);
      return nearest === undefined ? { name } : { name, nearest };
    }),
    idle: malformed === undefined ? rules.filter((name) => names.asked.has(name) && !used.has(name)) : [],
    used: uses,
  };
}

/** Line and column (1-based) of an offset. */
function positionOf(offset: number, lines: readonly number[]): readonly [line: number, column: number] {
  const { line, column } = spanOf(lines, offset, offset);
  return [line, column];
}

/** The name that differs least, if it differs by no more than a slip or three. */
function nearestTo(name: string, names: ReadonlySet<string>): string | undefined {
  let best: string | undefined;
  let least = Math.min(3, Math.ceil(name.length / 2)) + 1;
  for (const candidate of [...names].sort(byText)) {
    const distance = distanceOf(name, candidate, least);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** Edits (insert, delete, replace) that lead from one word to the other; not exact at `limit` and above. */
function distanceOf(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++)
      current.push(Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    previous = current;
  }
  return previous[b.length]!;
}
