/** Tests that code makes of a value by itself: against a constant list, a pattern, a format, a type. */
import type { Call, Value, ValueId } from '../../facts/facts.ts';
import type { SinkKind } from '../../libraries/kinds.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { aliasesOf } from './aliases.ts';
import { useAt, type Use } from './state.ts';
import type { Tracer } from './tracer.ts';

/** Guards of libraries say for which of these they hold; either will do. */
const KINDS: readonly SinkKind[] = ['sql', 'nosql'];

/** How far from a value the condition may stand that is about it. */
const DEEPEST = 3;

/**
 * True when the value, or another read of it, is used where a test has let only valid values pass, or is made a number
 * that is tested.
 */
export function isTested(tracer: Tracer, ref: Ref): boolean {
  const reads = aliasesOf(ref.unit, ref.id);
  // The answer is that of all reads: a value that is read a thousand times is asked about once.
  let known = tracer.tested.get(reads);
  if (known === undefined) tracer.tested.set(reads, (known = new Map<number, boolean>()));
  let found = known.get(ref.ctx.id);
  if (found === undefined) known.set(ref.ctx.id, (found = search(tracer, ref, reads) || isTestedBefore(tracer, ref)));
  return found;
}
/** A function that always runs before the handler has tested the same member of the request. */
function isTestedBefore(tracer: Tracer, ref: Ref): boolean {
  const member = tracer.earlier.memberOf(ref);
  return (
    member !== undefined &&
    KINDS.some((kind) => {
      const safe = tracer.earlier.at(ref, member, kind, 'text')?.safe;
      return safe !== undefined && safe !== 'constant';
    })
  );
}
function search(tracer: Tracer, ref: Ref, reads: readonly ValueId[]): boolean {
  const { unit } = ref;
  const isSafe = (id: ValueId, uses: readonly Use[]): boolean =>
    KINDS.some((kind) => {
      const safe = tracer.guards.at({ ref: { ...ref, id }, path: [], need: 'text', uses }, kind)?.safe;
      // Known to be empty is not tested.
      return safe !== undefined && safe !== 'constant';
    });
  const copies = copiesOf(unit, reads);
  return copies.some((id) => {
    // Who comes to the end of the block has passed what refuses in it.
    const ends = [unit.regionOf(id), ...lendersOf(unit, id).map((call) => unit.regionOf(call))];
    if (copies.length < MANY && ends.some((region) => isSafe(id, [{ unit, id: unit.region(region).last, region }])))
      return true;
    return unit
      .usersOf(id)
      .some(
        (user) =>
          isSafe(id, [useAt(unit, user)]) || (isNumber(tracer, { ...ref, id: user }, id) && decides(unit, user, 0)),
      );
  });
}
/** Calls that are handed the function in which a value is read (`list.find((it) => it === value)`). */
function lendersOf(unit: FileUnit, id: ValueId): readonly ValueId[] {
  const owner = unit.ownerOf(id);
  if (owner < 0) return [];
  return unit.usersOf(owner).filter((user) => {
    const call = unit.value(user);
    return call.kind === 'call' && call.args.includes(owner) && unit.ownerOf(user) >= 0;
  });
}
/** Made text, trimmed, in lower case, or something else where it is missing: what is tested of it is tested of the value. */
function copiesOf(unit: FileUnit, reads: readonly ValueId[]): readonly ValueId[] {
  const out = [...reads];
  for (let index = 0; index < out.length && out.length < MANY; index++) {
    const id = out[index]!;
    for (const user of unit.usersOf(id)) {
      const it = unit.value(user);
      const same =
        it.kind === 'call'
          ? isSame(unit, it, id)
          : it.kind === 'join' ||
            it.kind === 'wait' ||
            (it.kind === 'op' && ORELSE.test(it.operator) && it.left === id);
      if (same && !out.includes(user)) out.push(user);
      if (it.kind === 'get' && it.of === id && TEXTUAL.test(String(it.key))) {
        const call = unit.usersOf(user).find((use) => isCallOf(unit.value(use), user));
        if (call !== undefined && !out.includes(call)) out.push(call);
      }
    }
  }
  return out;
}
const MANY = 40;
const ORELSE = /^(?:\|\||\?\?)$/;
const TEXTUAL = /^(?:to(?:Locale)?(?:Lower|Upper)Case|trim(?:Start|End)?|toString)$/;
function isCallOf(value: Value, callee: ValueId): boolean {
  return value.kind === 'call' && value.callee === callee;
}
/** `String(x)`. */
function isSame(unit: FileUnit, call: Call, id: ValueId): boolean {
  const callee = unit.value(call.callee);
  return callee.kind === 'global' && callee.name === 'String' && call.args[0] === id;
}
/** A call that makes a number of the value. */
function isNumber(tracer: Tracer, site: Ref, id: ValueId): boolean {
  const call = site.unit.value(site.id);
  if (call.kind !== 'call' || call.args[0] !== id) return false;
  const { apis } = tracer.values;
  return tracer.values
    .things({ ...site, id: call.callee })
    .some((it) => it.kind === 'api' && apis.rows(it.nodes, 'sanitizers').some(({ row }) => row.yields === 'number'));
}
/** A condition hangs on the value. */
function decides(unit: FileUnit, id: ValueId, depth: number): boolean {
  if (unit.isCondition(id)) return true;
  return (
    depth < DEEPEST &&
    unit.usersOf(id).some((user) => {
      const { kind } = unit.value(user);
      return (kind === 'op' || kind === 'call') && decides(unit, user, depth + 1);
    })
  );
}
