/** What an options argument puts before routes: schemas, what runs, and what its other members mean by macros. */
import type { MacroRow, OptionsOfRoutes, RouteRow } from '../libraries/kinds.ts';
import type { Placed } from './apis.ts';
import { inOrder } from './combined.ts';
import { withDependencies } from './declared-parameters.ts';
import { describe } from './describe.ts';
import { announce, item } from './items.ts';
import type { Replaying } from './replaying.ts';
import type { Item, Scope, Target } from './scopes.ts';
import type { FunctionThing, Ref, Thing } from './things.ts';
import type { Values } from './values/kernel.ts';
import { doubtAt } from './values/doubts.ts';
import { isShut } from './values/variables.ts';
import { holds } from './when.ts';

/** A row whose call is handed options. */
export interface OptionsRow extends Pick<RouteRow, 'schemas'> {
  readonly options?: OptionsOfRoutes | undefined;
  readonly before?: NonNullable<RouteRow['before']> | string;
  readonly convention?: string;
}
/** Macros in one another: a framework ends there, too. */
const MAX_NESTED = 16;

/** Keeps what a call gives names to, for the options of routes below its scope. */
export function nameMacros({ values, scopes }: Replaying, row: MacroRow, { scope }: Target, ref: Ref): void {
  const all = row.members === undefined ? [] : values.argument(ref, row.members).flatMap((it) => values.entriesOf(it));
  const names = row.name === undefined ? [] : values.argument(ref, row.name).flatMap((it) => values.constants(it));
  const means = row.means === undefined ? [] : values.argument(ref, row.means);
  const one = names.flatMap((key) => means.map((value) => ({ key, value })));
  for (const { key: name, value } of [...all, ...one]) scopes.macros.push({ scope, name, value });
}
/** The items of an options argument, in the order in which they run. */
export function optionItems(
  replay: Replaying,
  { row, library }: Pick<Placed<OptionsRow>, 'row' | 'library'>,
  target: Target,
  ref: Ref,
  each?: Ref,
): { readonly schemas: readonly Item[]; readonly opaque: readonly Item[]; readonly steps: readonly Item[] } {
  const { values } = replay;
  const { options } = row;
  const given = options === undefined ? [] : values.argument(ref, options.at, each);
  const { made, opaque } = options === undefined ? NO_MACROS : macrosIn(replay, options, target, ref, given, 0);
  // What a macro makes stands for the options themselves.
  const pick = (at: string): readonly Ref[] => {
    const own = values.argument(ref, at, each);
    const rest = options !== undefined && at.startsWith(`${options.at} `) ? at.slice(options.at.length) : undefined;
    if (rest === undefined || made.length === 0) return own;
    const more = made.flatMap((it) =>
      values.argument(ref, `each${rest}`, it).map((one) => ({ ...one, ...(it.doubt && { doubt: it.doubt }) })),
    );
    return [...own, ...more];
  };
  const convention = row.convention ?? '';
  const steps = [row.before ?? []].flat().flatMap((slot) => {
    const { at, convention: style, of, when } = typeof slot === 'string' ? { at: slot, convention } : slot;
    const found = pick(at).flatMap((it) =>
      !holds(values, ref, when, it) ? [] : of === undefined ? [it] : values.argument(ref, of, it),
    );
    const items = found.flatMap((it) => inOrder(values, it)).flatMap((it) => item(values, it, library, style));
    const runs = withDependencies(values, items.filter(mayRun));
    announce(replay, runs, library, style);
    return runs;
  });
  const plain = { library, convention: undefined, style: convention };
  const schemas = (row.schemas ?? [])
    .filter((it) => holds(values, ref, it.when, each))
    .flatMap(({ at, part, notes }) =>
      pick(at).map((it): Item => ({
        ...plain,
        ref: it,
        things: values.things(it),
        text: optionName(at),
        slot: 'validates',
        parts: [part],
        ...(it.doubt && { doubt: it.doubt }),
        ...(notes !== undefined && holds(values, ref, notes, each) && { notes: true as const }),
      })),
    );
  const unknown = opaque.map((it): Item => ({
    ...plain,
    ref: it,
    things: [{ kind: 'unknown', why: 'an option that is defined elsewhere' }],
    text: it.text ?? describe(it),
  }));
  return { schemas, opaque: unknown, steps };
}
/** Options that macros make of others, and those of which it is not known what they mean. */
interface Meant {
  readonly made: readonly Ref[];
  readonly opaque: readonly Ref[];
}
const NO_MACROS: Meant = { made: [], opaque: [] };

function macrosIn(
  replay: Replaying,
  row: OptionsOfRoutes,
  target: Target,
  ref: Ref,
  options: readonly Ref[],
  deep: number,
): Meant {
  const { values } = replay;
  const made: Ref[] = [];
  const opaque: Ref[] = [];
  for (const from of options) {
    for (const { key, value } of values.entriesOf(from)) {
      if (row.known.includes(key) || (deep > 0 && row.ofMacros?.includes(key) === true)) continue;
      const macro = deep < MAX_NESTED ? macroOf(replay, target, key) : undefined;
      const found = macro && optionsOf(values, macro, value, ref);
      if (found === undefined) {
        opaque.push(value);
        continue;
      }
      const { doubt } = from;
      const own = doubt === undefined ? found : found.map((it) => (it.doubt ? it : { ...it, doubt }));
      const inner = macrosIn(replay, row, target, ref, own, deep + 1);
      made.push(...own, ...inner.made);
      opaque.push(...inner.opaque);
    }
  }
  return { made, opaque };
}
/** What a name stands for in a scope: there, in those around it or mounted on it, or in the one place that names it. */
function macroOf({ scopes }: Replaying, { scope }: Target, name: string): Ref | undefined {
  const named = scopes.macros.filter((it) => it.name === name);
  const around: Scope[] = [];
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) around.push(at);
  const near = new Set(around.flatMap((it) => [...mountedOn(it)]));
  const reached = named.filter((it) => near.has(it.scope));
  return (reached.at(-1) ?? (named.length === 1 ? named[0] : undefined))?.value;
}
/** A scope, and those that are mounted on it. */
function mountedOn(scope: Scope, seen = new Set<Scope>()): ReadonlySet<Scope> {
  if (seen.has(scope)) return seen;
  seen.add(scope);
  for (const entry of scope.entries) if (entry.kind === 'mount') mountedOn(entry.scope, seen);
  return seen;
}
/** Options that a macro makes of the value that it is given; undefined: that is not seen. */
function optionsOf(values: Values, macro: Ref, given: Ref, site: Ref): readonly Ref[] | undefined {
  const things = values.things(macro);
  if (things.length !== 1) return undefined;
  const [thing] = things as [Thing];
  if (thing.kind === 'object') {
    const isOff = values.things(given).every((it) => it.kind === 'constant' && it.value === false);
    return isOff ? [] : [thing.ref];
  }
  return thing.kind === 'function' ? optionsReturned(values, thing, given, site) : undefined;
}
function optionsReturned(values: Values, fn: FunctionThing, given: Ref, site: Ref): readonly Ref[] | undefined {
  const { unit, id } = fn.ref;
  const value = unit.value(id);
  if (value.kind !== 'function') return undefined;
  const ctx = values.enterWith(fn, site, [given], false);
  const out: Ref[] = [];
  for (const { value: back, from } of unit.returnsOf(value)) {
    if (back === undefined || isShut(values, { unit, ctx }, from)) continue;
    const doubt = doubtAt(values, { unit, ctx }, from, value.body);
    for (const it of values.things({ unit, id: back, ctx })) {
      if (it.kind === 'object') out.push(doubt === undefined ? it.ref : { ...it.ref, doubt });
      else if (it.kind !== 'constant') return undefined;
    }
  }
  return out;
}
/** Options that only describe (`{ method, assign }`) stand for nothing that runs. */
function mayRun(it: Item): boolean {
  return !it.things.every((thing) => thing.kind === 'object');
}
/** Members of an argument path as written: `schema.body`. */
function optionName(path: string): string {
  return path
    .split(' ')
    .filter((token) => token.startsWith('.'))
    .map((token) => token.slice(1).replace(/\|.*/, ''))
    .join('.');
}
