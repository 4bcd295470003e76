/** What is asked while data is followed backward, and what was found. */
import type { Join, RegionId, ValueId } from '../../facts/facts.ts';
import type { SinkKind } from '../../libraries/kinds.ts';
import type { Flow } from '../../model/model.ts';
import { locationOf } from '../places.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Source } from './sources.ts';

/** `text`: anything of the caller's matters; `deep`: only objects of the caller's making do. */
export type Need = 'text' | 'deep';
/** A place where the value is used on the way: conditions that hold there hold for it. */
export interface Use {
  readonly unit: FileUnit;
  readonly id: ValueId;
  readonly region: RegionId;
  /** Branches beside it that were not taken on this way. */
  readonly besides?: readonly RegionId[];
}
/** The member `path` of a value (empty: the value itself). */
export interface State {
  readonly ref: Ref;
  readonly path: readonly string[];
  readonly need: Need;
  readonly uses: readonly Use[];
  /** A test on the way lets only text pass: an object that is written here is not meant. */
  readonly textual?: true;
}
/** Steps from here to the sink. */
export interface Trail {
  readonly unit: FileUnit;
  readonly start: number;
  readonly end: number;
  readonly what: string;
  readonly next: Trail | undefined;
}
/** Answer to one question about one value at one sink. */
export interface Traced {
  readonly flows: readonly Flow[];
  /** Why the value is harmless, for each beginning that is. */
  readonly safe: ReadonlySet<string>;
  /** Some beginning could not be seen. */
  readonly unknown: boolean;
  /** Some beginning is neither harmless for sure nor a caller's: stored data, an error, the clock. */
  readonly other: boolean;
}
export interface Question {
  readonly kind: SinkKind;
  readonly need: Need;
  /** An update document: only its own top level is made of operators. */
  readonly document?: boolean;
  /** A filter, and the names of operators in it below which no other can stand. */
  readonly filter?: Ref;
  readonly comparisons?: readonly string[];
  /** Any check at all ends the search: only what comes as it was sent matters. */
  readonly raw?: boolean;
  /** What escapes is gone through: what it is given is asked for. */
  readonly escaped?: boolean;
  /** The parts of a text that matter, with the calls that put them in; all, when left out. */
  readonly parts?: (text: Ref) => readonly { readonly ref: Ref; readonly users: readonly Ref[] }[];
}

const LONGEST = 12;
const DEEPEST = 3;

export function useAt(unit: FileUnit, id: ValueId, region?: RegionId): Use {
  return { unit, id, region: region ?? unit.regionOf(id) };
}
/** `if (!ALLOWED.includes(x)) x = 'a'`: what x was before goes on only where the branch was not taken. */
export function besideBranches(use: Use, { from = [] }: Join): Use {
  const besides = from.filter((region) => {
    const it = use.unit.region(region);
    return region !== use.region && it.kind === 'branch' && it.parent === use.region;
  });
  return besides.length === 0 ? use : { ...use, besides };
}
/** Conditions of the same place need no second look, and of many places the first and the last ones do. */
export function withUse(uses: readonly Use[], use: Use): readonly Use[] {
  if (use.besides === undefined && uses.some((it) => it.unit === use.unit && it.region === use.region)) return uses;
  return uses.length >= 6 ? [uses[0]!, ...uses.slice(-4), use] : [...uses, use];
}
/** A longer access path is cut: then the whole member is meant. */
export function cut(path: readonly string[]): readonly string[] {
  return path.length > DEEPEST ? path.slice(0, DEEPEST) : path;
}
/** The way in words, from the source to the sink. */
export function flowOf(source: Source, trail: Trail | undefined, checks: readonly string[]): Flow {
  const value = source.ref.unit.value(source.ref.id);
  const at = locationOf(source.ref.unit, value.start, value.end);
  const steps = [{ at, what: `${source.name} is read` }];
  for (let it = trail; it !== undefined; it = it.next) {
    const step = { at: locationOf(it.unit, it.start, it.end), what: it.what };
    const last = steps.at(-1)!;
    if (
      last.at.path !== step.at.path ||
      last.at.line !== step.at.line ||
      it.next === undefined ||
      last.what !== step.what
    )
      steps.push(step);
  }
  const kept = steps.length <= LONGEST ? steps : [...steps.slice(0, LONGEST / 2), ...steps.slice(-LONGEST / 2)];
  return {
    source: { part: source.part, name: source.name, at },
    steps: kept,
    shape: source.shape,
    checks: [...new Set(checks)],
  };
}
