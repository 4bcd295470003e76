import type { Join, Region, RegionId, ValueId } from '../../facts/index.ts';
import type { Emitter, Growing, Spanned } from './emitter.ts';
import type { State } from './frame.ts';
import type { Binding, Scope } from './names.ts';

/** Gives the variables that functions share their cells before the code runs. */
export function openCells(e: Emitter, scope: Scope | undefined, at: number): void {
  for (const binding of scope?.names.values() ?? [])
    if (binding.storage === 'cell') binding.value = e.add({ kind: 'cell', start: at, end: at, name: binding.name });
}

/** What a name stands for where it is read. */
export function read(e: Emitter, node: Spanned, name: string): ValueId {
  const { start, end } = node;
  const binding = e.names.of(node);
  if (binding === undefined) {
    const [from] = e.names.wildcards;
    if (from === undefined || e.names.wildcards.length > 1 || builtins.has(name))
      return e.add({ kind: 'global', start, end, name });
    return e.add({ kind: 'import', start, end, from, name, how: 'static' });
  }
  if (binding.storage === 'variable') return e.frame.defs.get(binding) ?? e.absent(node);
  if (binding.value < 0) return e.absent(node);
  return binding.storage === 'cell' ? e.add({ kind: 'load', start, end, cell: binding.value }) : binding.value;
}
/** Names that the language itself brings, as far as they are likely beside a wildcard import. */
const builtins = new Set(
  'print len range str int float bool dict list set tuple isinstance getattr setattr hasattr open super type min max sum any all zip map filter enumerate sorted reversed Exception ValueError KeyError TypeError RuntimeError AttributeError IndexError NotImplementedError object property staticmethod classmethod repr format iter next abs round id hash input vars callable issubclass bytes StopIteration OSError IOError LookupError PermissionError TimeoutError __name__ __file__'.split(
    ' ',
  ),
);

/** A name gets a value. */
export function write(e: Emitter, node: Spanned, to: ValueId): void {
  const binding = e.names.of(node);
  if (binding === undefined) return;
  const { start, end } = node;
  if (binding.storage === 'constant') binding.value = to;
  else if (binding.storage === 'cell') {
    if (binding.value < 0) binding.value = e.add({ kind: 'cell', start, end, name: binding.name });
    e.add({ kind: 'store', start, end, cell: binding.value, to });
  } else define(e, binding, to);
}
function define(e: Emitter, binding: Binding, to: ValueId): void {
  e.frame.defs.set(binding, to);
  if (e.frame.watchers > 0) e.frame.written.push([binding, to]);
}

export function snapshot(e: Emitter): State {
  return { defs: new Map(e.frame.defs), region: e.region };
}
export function restore(e: Emitter, state: State): void {
  e.frame.defs = new Map(state.defs);
}

/** Goes on with what all of `states` may have left; none: nothing gets here. */
export function merge(e: Emitter, states: readonly State[], node: Spanned): void {
  const [first, ...others] = states;
  if (first === undefined) return;
  if (others.length === 0) return restore(e, first);
  const bindings = new Set(states.flatMap((state) => [...state.defs.keys()]));
  e.frame.defs = new Map();
  for (const binding of bindings) {
    // A name that has no value on one of the ways raises there.
    const known = states.filter((state) => state.defs.has(binding));
    const of = known.map((state) => state.defs.get(binding)!);
    if (of.every((value) => value === of[0])) e.frame.defs.set(binding, of[0]!);
    else
      define(
        e,
        binding,
        join(
          e,
          node,
          of,
          'branch',
          known.map((state) => state.region),
        ),
      );
  }
}

export function join(e: Emitter, node: Spanned, of: ValueId[], at: Join['at'], from?: RegionId[]): ValueId {
  const { start, end } = node;
  const id = e.add({ kind: 'join', start, end, of, at, ...(from && { from }) });
  if (of.every((value) => isText(e, value))) e.textual.add(id);
  return id;
}
export function isText(e: Emitter, id: ValueId): boolean {
  const value = e.values[id]!;
  if (value.kind === 'text') return value.tag === undefined;
  if (value.kind === 'literal') return typeof value.value === 'string';
  return value.kind === 'join' && e.textual.has(id);
}

/** The variables written in a loop, each with the join that its header gives it. */
export type Header = ReadonlyMap<Binding, ValueId>;

export function enterLoop(e: Emitter, node: Spanned): Header {
  const header = new Map<Binding, ValueId>();
  for (const [binding, value] of e.frame.defs) {
    if (!binding.writes.some((at) => at >= node.start && at < node.end)) continue;
    header.set(binding, join(e, node, [value], 'loop'));
  }
  for (const [binding, value] of header) e.frame.defs.set(binding, value);
  return header;
}
/** Leads the definitions of `state` back to the loop's header. */
export function backEdge(e: Emitter, header: Header, state: State): void {
  for (const [binding, id] of header) {
    const value = state.defs.get(binding);
    const joined = e.values[id] as Growing<Join> & { of: ValueId[] };
    if (value !== undefined && value !== id && !joined.of.includes(value)) joined.of.push(value);
  }
}

/** A handler may see each variable as it was before, or as any write since `mark` left it. */
export function exceptional(
  e: Emitter,
  node: Spanned,
  before: State,
  mark: number,
  at: 'catch' | 'finally',
  normal?: State,
): void {
  const { frame } = e;
  const writes = frame.written.slice(mark);
  frame.defs = new Map();
  for (const binding of new Set([...before.defs.keys(), ...writes.map(([it]) => it)])) {
    const of = new Set<ValueId>();
    for (const value of [normal?.defs.get(binding), before.defs.get(binding)]) if (value !== undefined) of.add(value);
    for (const [it, value] of writes) if (it === binding) of.add(value);
    const values = [...of];
    frame.defs.set(binding, values.length === 1 ? values[0]! : join(e, node, values, at));
  }
}

type Part<T> = T extends unknown ? Omit<T, 'start' | 'end' | 'parent' | 'first' | 'last'> : never;
/** Opens a region of the given kind where the code stands. */
export function openPart(e: Emitter, node: Spanned, part: Part<Region>): RegionId {
  const first = e.values.length;
  return e.open({ ...part, start: node.start, end: node.end, parent: e.region, first, last: first });
}

/** A part that runs only where `condition` comes out on `side`. */
export function guarded(
  e: Emitter,
  node: Spanned,
  condition: ValueId,
  side: 'true' | 'false',
  run: () => ValueId,
): ValueId {
  const before = snapshot(e);
  openPart(e, node, { kind: 'branch', condition, side });
  const value = run();
  const after = snapshot(e);
  e.close();
  merge(e, [before, after], node);
  return value;
}
