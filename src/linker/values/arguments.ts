/** Values that an argument path of library data picks out of a call. */
import type { Ref } from '../things.ts';
import { flat } from './collections.ts';
import type { Values } from './kernel.ts';

/** Values that an argument path picks out of a call. */
export function argument(values: Values, site: Ref, path: string): readonly Ref[] {
  const call = site.unit.value(site.id);
  if (call.kind !== 'call') return [];
  const tokens = path.trim().split(/\s+/);
  const first = tokens.shift()!;
  let refs: Ref[];
  const at = (index: number): Ref[] => {
    const id = call.args[index];
    const text = call.texts?.[index];
    return id === undefined ? [] : [{ unit: site.unit, id, ctx: site.ctx, ...(text && { text }) }];
  };
  const from = /^\[(\d+)\.\.(-?\d+)?\]$/.exec(first) ?? /^\[(\d*)\.\.(-\d+)\]$/.exec(first);
  if (first === 'receiver')
    refs = call.receiver === undefined ? [] : [{ unit: site.unit, id: call.receiver, ctx: site.ctx }];
  else if (first === '[last]') refs = at(call.args.length - 1);
  else if (first === '[*]') refs = call.args.flatMap((_, index) => at(index));
  else if (from) {
    const end = from[2] === undefined ? call.args.length : call.args.length + Number(from[2]);
    refs = call.args
      .slice(0, end)
      .flatMap((_, index) => (index >= Number(from[1] === '' ? 0 : from[1]) ? at(index) : []));
  } else {
    const index = /^\[(\d+)\]$/.exec(first);
    const name = index ? undefined : /^\[(\w+)\]$/.exec(first)?.[1];
    if (index) refs = (call.names?.[Number(index[1])] ?? null) === null ? at(Number(index[1])) : [];
    else if (first === 'decorated') refs = decorated(site);
    else refs = name === undefined ? [] : at(call.names?.indexOf(name) ?? -1);
  }
  for (const token of tokens) {
    if (token.startsWith('['))
      refs = refs.flatMap((ref) => makersOf(values, ref).flatMap((maker) => values.argument(maker, token)));
    else if (token === 'flat') refs = refs.flatMap((ref) => flat(values, ref));
    else if (token === 'values') refs = refs.flatMap((ref) => values.entriesOf(ref).map((it) => it.value));
    else if (token.startsWith('.')) refs = refs.flatMap((ref) => values.memberRefs(ref, token.slice(1)));
  }
  return refs;
}
/** The calls that made a library object. */
function makersOf(values: Values, ref: Ref): Ref[] {
  const made = values.things(ref).flatMap((thing) => (thing.kind === 'api' && thing.site ? [thing.site] : []));
  return made.length === 0 && ref.unit.value(ref.id).kind === 'call' ? [ref] : made;
}
/** The functions and classes that a call stands before as a decorator. */
function decorated(site: Ref): Ref[] {
  const unit = site.unit;
  return unit.usersOf(site.id).flatMap((id) => {
    const value = unit.value(id);
    const marked = (value.kind === 'function' || value.kind === 'class') && value.marks?.includes(site.id) === true;
    return marked ? [{ unit, id, ctx: site.ctx, ...(value.name !== '' && { text: value.name }) }] : [];
  });
}
