/** Values that an argument path of library data picks out of a call. */
import type { Call } from '../../facts/facts.ts';
import { argumentPath, type Pick, type PickStep } from '../../libraries/paths.ts';
import type { Ref } from '../things.ts';
import { flat } from './collections.ts';
import { settledFor } from './doubts.ts';
import type { Values } from './kernel.ts';
import { inTurn, mergedOf } from './merged.ts';

const NOTHING: readonly Ref[] = [];

/** Values that an argument path picks out of a call; `each`: the item of a list that a row speaks of one by one. */
export function argument(values: Values, site: Ref, path: string, each?: Ref): readonly Ref[] {
  const call = site.unit.value(site.id);
  const read = argumentPath(path);
  if (call.kind !== 'call' || read === undefined) return NOTHING;
  let refs = picked(site, call, read.pick, each);
  let merged = false;
  for (const step of read.steps) {
    if (refs.length === 0) return refs;
    const parts = step.is === 'member' ? refs.map((ref) => mergedOf(values, ref)) : [];
    merged ||= parts.some((it) => it !== undefined);
    refs = refs.flatMap((ref, at) => (parts[at] ?? [ref]).flatMap((it) => stepped(values, it, step)));
    if (merged && step.is === 'member') refs = inTurn(values, refs);
  }
  return refs.some((ref) => ref.doubt !== undefined) ? refs.map((ref) => settledFor(site, ref)) : refs;
}
function stepped(values: Values, ref: Ref, step: PickStep): readonly Ref[] {
  switch (step.is) {
    case 'member':
      return step.names.flatMap((name) => {
        const found = values.memberRefs(ref, name);
        return found.length > 0 ? found : fieldRefs(values, ref, name);
      });
    case 'made':
      return makersOf(values, ref).flatMap((site) => {
        const call = site.unit.value(site.id);
        return call.kind === 'call' ? picked(site, call, step.pick) : NOTHING;
      });
    case 'flat':
      return flat(values, ref);
    case 'values':
      return values.entriesOf(ref).map((it) => it.value);
  }
}
/** What a class says of a field of its instances. */
function fieldRefs(values: Values, ref: Ref, name: string): readonly Ref[] {
  return values.things(ref).flatMap((thing) => {
    if (thing.kind !== 'instance' || thing.of.kind !== 'class') return NOTHING;
    const { unit, id } = thing.of.ref;
    const cls = unit.value(id);
    const member = cls.kind === 'class' ? cls.members.find((it) => it.kind === 'field' && it.name === name) : undefined;
    return member?.value === undefined ? NOTHING : [{ unit, id: member.value, ctx: thing.ctx }];
  });
}
function picked({ unit, ctx, id: site }: Ref, call: Call, pick: Pick, each?: Ref): readonly Ref[] {
  const at = (index: number): readonly Ref[] => {
    const id = call.args[index];
    const text = call.texts?.[index];
    return id === undefined ? NOTHING : [{ unit, id, ctx, ...(text && { text }) }];
  };
  switch (pick.is) {
    case 'argument':
      return (call.names?.[pick.index] ?? null) === null ? at(pick.index) : NOTHING;
    case 'arguments':
      return call.args.flatMap((_, index) => (isWithin(pick, index, call.args.length) ? at(index) : NOTHING));
    case 'last':
      return at(call.args.length - 1);
    case 'named':
      return at(call.names?.indexOf(pick.name) ?? -1);
    case 'receiver':
      return call.receiver === undefined ? NOTHING : [{ unit, id: call.receiver, ctx }];
    case 'decorated':
      return decorated({ unit, ctx, id: site });
    case 'each':
      return each === undefined ? NOTHING : [each];
    case 'call':
      return [{ unit, id: site, ctx }];
    case 'written':
      return NOTHING;
  }
}
function isWithin({ from, to }: Pick & { readonly is: 'arguments' }, index: number, length: number): boolean {
  return index >= from && (to === undefined || index < (to < 0 ? length + to : to + 1));
}
/** The calls that made a library object. */
function makersOf(values: Values, ref: Ref): Ref[] {
  const made = values.things(ref).flatMap((thing) => (thing.kind === 'api' && thing.site ? [thing.site] : []));
  return made.length === 0 && ref.unit.value(ref.id).kind === 'call' ? [ref] : made;
}
/** The functions, classes and methods that a call stands before as a decorator. */
function decorated(site: Ref): Ref[] {
  const unit = site.unit;
  return unit.usersOf(site.id).flatMap((id) => {
    const value = unit.value(id);
    if (value.kind === 'class' && value.marks?.includes(site.id) !== true)
      return value.members.flatMap((it) =>
        it.value !== undefined && it.marks?.includes(site.id) === true ? [{ unit, id: it.value, ctx: site.ctx }] : [],
      );
    const marked = (value.kind === 'function' || value.kind === 'class') && value.marks?.includes(site.id) === true;
    return marked ? [{ unit, id, ctx: site.ctx, ...(value.name !== '' && { text: value.name }) }] : [];
  });
}
