/** The paths that a registration names. */
import type { RouteRow } from '../libraries/kinds.ts';
import type { Pattern } from './path-cover.ts';
import { isRef, type Ref, type Thing, valueOf } from './things.ts';
import type { Values } from './values/kernel.ts';
import { withHoles } from './values/text.ts';

/** The paths that are written somewhere. */
export interface Paths {
  readonly texts: readonly string[];
  readonly patterns: readonly Pattern[];
  /** Some are computed. */
  readonly computed: boolean;
  /** There may be more than those written: something beside them is not known, and no setting. */
  readonly open?: boolean;
  /** It is one of them, and no list of all. */
  readonly oneOf?: boolean;
}
const NONE: Paths = { texts: [], patterns: [], computed: false };
const ROOT: Paths = { ...NONE, texts: [''] };

/** What is known of the paths that arguments name. */
export function writtenPaths(values: Values, refs: readonly Ref[]): Paths {
  return together(
    refs.map((ref) => {
      const things = values.things(ref);
      const found = together(things.map((thing) => pathsIn(values, thing)));
      // What stands beside something unknown is what holds unless that is set.
      const given = found.texts.length + found.patterns.length > 0 && things.every((thing) => thing.kind !== 'array');
      return given
        ? {
            ...found,
            computed: false,
            open: found.open === true || things.some((it) => isOpen(values, it)),
            oneOf: new Set(found.texts).size + found.patterns.length > 1,
          }
        : found;
    }),
  );
}
function pathsIn(values: Values, thing: Thing): Paths {
  switch (thing.kind) {
    case 'constant':
      if (typeof thing.value === 'string') return { ...NONE, texts: [thing.value] };
      return { ...NONE, computed: thing.value !== undefined && thing.value !== null };
    case 'pattern': {
      const pattern = valueOf(thing.ref);
      return pattern.kind === 'pattern' ? { ...NONE, patterns: [pattern] } : NONE;
    }
    case 'array': {
      const items = values.items(thing);
      if (items === undefined) return { ...NONE, computed: true };
      return together(
        items.map((it) =>
          isRef(it) ? writtenPaths(values, [it]) : together(it.map((inner) => pathsIn(values, inner))),
        ),
      );
    }
    case 'text': {
      const found = withHoles(values, thing.ref);
      return found === undefined ? { ...NONE, computed: true } : { ...NONE, texts: [found.text], open: found.open };
    }
    default:
      return { ...NONE, computed: true };
  }
}
/** Nothing is known of it, and it is not what a configuration says. */
function isOpen({ apis }: Values, it: Thing): boolean {
  return it.kind === 'unknown' || (it.kind === 'api' && !apis.flagged(it.nodes, 'configured'));
}
function together(all: readonly Paths[]): Paths {
  return {
    texts: all.flatMap((it) => it.texts),
    patterns: all.flatMap((it) => it.patterns),
    computed: all.some((it) => it.computed),
    open: all.some((it) => it.open === true),
    oneOf: all.some((it) => it.oneOf === true),
  };
}
/** Constant paths of an argument; a pattern becomes its source; undefined where one is not known. */
export function pathsOf(values: Values, refs: readonly Ref[]): readonly string[] | undefined {
  const { texts, patterns, computed } = writtenPaths(values, refs);
  return computed ? undefined : [...texts, ...patterns.map(shown)];
}
/** A pattern as a path, for people. */
export function shown({ source }: Pattern): string {
  return `/${source
    .replace(/^\^?\\\//, '')
    .replaceAll('\\/', '/')
    .replace(/\$$/, '')}`;
}
/** Paths under which a call registers a route; undefined where they are computed. */
export function routePaths(values: Values, row: RouteRow, ref: Ref, each?: Ref): Paths | undefined {
  if (row.path === undefined) return ROOT;
  let computed = false;
  for (const path of [row.path].flat()) {
    const refs = values.argument(ref, path, each);
    if (refs.length === 0) continue;
    const found = writtenPaths(values, refs);
    if (!found.computed && found.texts.length + found.patterns.length > 0) return found;
    computed ||= found.computed;
  }
  return computed ? undefined : row.path.length > 0 ? NONE : ROOT;
}
