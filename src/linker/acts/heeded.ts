/** Whether a request that fails a check in a step of a chain is kept from going on to the next. */
import type { ValueId } from '../../facts/facts.ts';
import type { ValidatorRow } from '../../libraries/kinds.ts';
import { standsFor } from '../http.ts';
import { comesOf, type Edge } from '../origins.ts';
import { neverReturns } from '../returning.ts';
import type { Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { inTry } from './groups.ts';
import { onlyLogs } from './only-told.ts';

const TELLING: readonly Edge[] = ['wait', 'join', 'load', 'get', 'op', 'arguments', 'receiver', 'callee'];

/**
 * `yes`: code that the outcome decides about leaves the step, or keeps from it what calls the next one; `no`: it is
 * answered or only logged there, or the outcome is not looked at, and the next one is called all the same.
 */
export function heeded(values: Values, ref: Ref, { fails }: ValidatorRow): 'yes' | 'no' | undefined {
  return typeof fails === 'object' ? decided(values, ref) : undefined;
}
/** The same of a value that tells what failed. */
export function decided(values: Values, ref: Ref): 'yes' | 'no' | undefined {
  const { unit, id, ctx } = ref;
  const owner = unit.ownerOf(id);
  const fn = owner < 0 ? undefined : unit.value(owner);
  if (fn?.kind !== 'function' || fn.body < 0) return undefined;
  const about = comesOf(TELLING, (_, it) => it === id);
  const { first, last } = unit.region(fn.body);
  const branches = unit.facts.regions.flatMap((region, at) =>
    (region.kind === 'branch' || region.kind === 'rest') && unit.encloses(fn.body, at) && about(unit, region.condition)
      ? [at]
      : [],
  );
  const calls: ValueId[] = [];
  for (let at = first; at < last; at++) if (unit.value(at).kind === 'call') calls.push(at);
  const calleesOf = (at: ValueId) => {
    const call = unit.value(at);
    return call.kind === 'call' ? values.things({ unit, id: call.callee, ctx }) : [];
  };
  const onward = calls.filter((at) => calleesOf(at).some((it) => standsFor(it, 'next')));
  const isDecided = (at: ValueId): boolean => branches.some((region) => unit.encloses(region, unit.regionOf(at)));
  const leaves =
    unit.facts.exits.some(({ from }) => branches.some((region) => unit.encloses(region, from))) ||
    calls.some((at) => isDecided(at) && neverReturns(values, { unit, id: at, ctx }));
  if (branches.length > 0 && (leaves || onward.some(isDecided))) return 'yes';
  if (onward.length === 0) return undefined;
  if (branches.length === 0) return isDropped(ref) ? 'no' : undefined;
  const answers = (at: ValueId): boolean =>
    calleesOf(at).some((it) => it.kind === 'api' && values.apis.has(it.nodes, 'responses'));
  if (calls.some((at) => isDecided(at) && answers(at))) return 'no';
  return branches.every((region) => onlyLogs(values, unit, region, ctx)) ? 'no' : undefined;
}
/** Of what the check gives nothing is looked at but the value that it lets pass. */
function isDropped({ unit, id }: Ref): boolean {
  return unit.usersOf(id).every((user) => {
    const get = unit.value(user);
    if (get.kind !== 'get' || get.of !== id) return false;
    return get.key === 'value' || get.key === 'data' || unit.usersOf(user).length === 0;
  });
}
/** What fails is not let through: it is thrown, or the code that its outcome decides about leaves the function. */
export function refusesFailure(ref: Ref, { fails }: ValidatorRow): boolean {
  const { unit, id } = ref;
  const exits = unit.exitsIn(unit.ownerOf(id)).filter((exit) => exit.kind === 'throw');
  if (fails === 'throws' || fails === 'rejects') return exits.length > 0 || !inTry(ref);
  const about = comesOf(['wait', 'join', 'load', 'get', 'op', 'arguments', 'receiver', 'callee'], (_, it) => it === id);
  return exits.some((exit) => {
    const region = unit.region(exit.from);
    return (region.kind === 'branch' || region.kind === 'rest') && about(unit, region.condition);
  });
}
