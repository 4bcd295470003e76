/** What a call is given at a place that library data names, and whether there may be more than can be seen. */
import type { Answer } from '../../model/model.ts';
import { placeInCall, placeOf } from '../places.ts';
import { isRef, type Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { mayHoldMore } from '../values/open.ts';

/** The values that stand there; `open`: there may be one that cannot be seen. */
export interface Given {
  readonly refs: readonly Ref[];
  readonly open: boolean;
}

/** What stands at an argument path. Functions among the options stand for what they give back. */
export function given(values: Values, site: Ref, path: string): Given {
  const [head = '', ...members] = path.split(' .');
  const call = site.unit.value(site.id);
  let refs: readonly Ref[] = values.argument(site, head.startsWith('.') ? `receiver ${head}` : head);
  let open = call.kind === 'call' && (call.spreads?.length ?? 0) > 0;
  for (const member of members) {
    const next: Ref[] = [];
    for (const ref of refs) {
      const found = member.split('|').flatMap((name) => membersOf(values, ref, name));
      next.push(...found);
      if (found.length === 0 && isOpen(values, ref)) open = true;
    }
    refs = next;
  }
  const said = refs.filter((ref) => {
    const things = values.things(ref);
    return !(
      things.length > 0 && things.every((it) => it.kind === 'constant' && (it.value ?? undefined) === undefined)
    );
  });
  return { refs: said, open };
}
/** Is anything given at one of the places? */
export function stated(values: Values, site: Ref, paths: readonly string[], closed: Answer['is'] = 'no'): Answer {
  let open = false;
  for (const path of paths) {
    const found = given(values, site, path);
    open ||= found.open;
    if (found.refs[0] !== undefined) return { is: 'yes', at: placeInCall(found.refs[0], site) };
  }
  return open ? { is: 'unknown', by: 'its options could not be seen' } : { is: closed, at: placeOf(site) };
}
function membersOf(values: Values, ref: Ref, name: string): readonly Ref[] {
  const own = values.memberRefs(ref, name);
  if (own.length > 0) return own;
  return returnedBy(values, ref).flatMap((it) => values.memberRefs(it, name));
}
function isOpen(values: Values, ref: Ref): boolean {
  const returned = returnedBy(values, ref);
  if (returned.length > 0) return returned.some((it) => mayHoldMore(values, it));
  // A callback where options may stand is none.
  const things = values.things(ref);
  return !(things.length > 0 && things.every((it) => it.kind === 'function')) && mayHoldMore(values, ref);
}
function returnedBy(values: Values, ref: Ref): readonly Ref[] {
  return values.things(ref).flatMap((thing) => {
    if (thing.kind !== 'function') return [];
    const { unit, id, ctx } = thing.ref;
    const fn = unit.value(id);
    return fn.kind !== 'function' ? [] : unit.returnedBy(fn).map((given): Ref => ({ unit, id: given, ctx }));
  });
}
/** The number that a value is, where it is written out: `60 * 60`. */
export function numberOf(values: Values, ref: Ref, depth = 0): number | undefined {
  const value = ref.unit.value(ref.id);
  if (value.kind === 'op' && value.right !== undefined && depth < 8) {
    const left = numberOf(values, { ...ref, id: value.left }, depth + 1);
    const right = numberOf(values, { ...ref, id: value.right }, depth + 1);
    if (left === undefined || right === undefined) return undefined;
    if (value.operator === '*') return left * right;
    if (value.operator === '+') return left + right;
    return value.operator === '/' ? left / right : undefined;
  }
  const numbers = values.things(ref).map((thing) => {
    if (thing.kind !== 'constant') return undefined;
    if (thing.ref !== undefined && thing.ref.id !== ref.id && depth < 8 && typeof thing.value !== 'number') {
      const folded =
        thing.ref.unit.value(thing.ref.id).kind === 'op' ? numberOf(values, thing.ref, depth + 1) : undefined;
      if (folded !== undefined) return folded;
    }
    return typeof thing.value === 'number' ? thing.value : undefined;
  });
  return numbers.length > 0 && numbers.every((it) => it === numbers[0]) ? numbers[0] : undefined;
}
/** The text that a value is, where all that it may be is one. */
export function textOf(values: Values, ref: Ref): string | undefined {
  const texts = values.things(ref).map((it) => (it.kind === 'constant' ? it.value : undefined));
  return texts.length > 0 && typeof texts[0] === 'string' && texts.every((it) => it === texts[0])
    ? texts[0]
    : undefined;
}
/** Names under which a value is known where it stands: members it was read from, variables, what is written in the call. */
export function namesOf(ref: Ref): readonly string[] {
  const out: string[] = ref.text === undefined ? [] : [ref.text];
  let at = ref.unit.value(ref.id);
  for (let depth = 0; depth < 8; depth++) {
    if (at.kind === 'get') {
      if (typeof at.key === 'string') out.push(at.key);
      at = ref.unit.value(at.of);
    } else if (at.kind === 'param' || at.kind === 'global') {
      out.push(at.name);
      break;
    } else if (at.kind === 'op') at = ref.unit.value(at.left);
    else break;
  }
  return out;
}
/** The name of the function in which a value stands, and of those around it. */
export function homesOf({ unit, id }: Ref): readonly string[] {
  const out: string[] = [];
  for (let owner = unit.ownerOf(id); owner >= 0; owner = unit.outerOf(owner)) {
    const value = unit.value(owner);
    if (value.kind === 'function' || value.kind === 'class') out.push(value.name);
  }
  return out;
}
/** What a function is handed at a parameter, wherever it is called. */
export function handedTo(values: Values, ref: Ref): readonly Ref[] {
  const param = ref.unit.value(ref.id);
  if (param.kind !== 'param') return [];
  const frame = values.contexts.frameOf(ref.unit, param.function, ref.ctx)?.args[param.index];
  if (frame !== undefined && isRef(frame)) return [frame];
  return values.callersOf(ref.unit, param.function).flatMap((site) => {
    const call = site.unit.value(site.id);
    const id = call.kind === 'call' ? call.args[param.index] : undefined;
    return id === undefined
      ? []
      : [
          {
            ...site,
            id,
            ...(call.kind === 'call' && call.texts?.[param.index] !== undefined && { text: call.texts[param.index]! }),
          },
        ];
  });
}
