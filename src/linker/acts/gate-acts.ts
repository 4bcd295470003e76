/** Acts by which a function is a gate: how they are lifted to the calls of the function, and folded. */
import type { ValueId } from '../../facts/facts.ts';
import type { Role } from '../../libraries/kinds.ts';
import { type Ref, refKey, valueKey } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Place } from './assumptions.ts';
import type { Check, Delegate, Gate, Refusal } from './gate.ts';
import { isDropped } from './given-refusals.ts';

export type GateAct = {
  /** Where it stands, and where the calls that lead to it stand, if metadata decides whether these are come to. */
  readonly under?: readonly Place[];
  /** That is not known. */
  readonly perhaps?: true;
} & (
  | { readonly is: 'refusal'; readonly refusal: Refusal; readonly thrown: boolean }
  | {
      readonly is: 'role';
      readonly does: Role;
      readonly at: Ref;
      readonly tells?: readonly Ref[];
      readonly fails?: true;
    }
  | ({ readonly is: 'validation' } & Check)
  | { readonly is: 'delegate'; readonly delegate: Delegate }
);

/** Acts of a callee, at the call: one refusal that it comes to by several ways is told once. */
export function liftedAll(at: Ref, acts: readonly GateAct[], caught: boolean): readonly GateAct[] {
  const met = new Set<string>();
  return acts.flatMap((act) => {
    const lifted = liftedTo(at, act, caught);
    if (lifted === undefined) return [];
    return lifted.is !== 'refusal' || met.size < met.add(refusalKey(lifted)).size ? [lifted] : [];
  });
}
function refusalKey({ refusal, thrown, perhaps, under = [] }: Extract<GateAct, { is: 'refusal' }>): string {
  const { within = refusal.at, status, how, made, caught } = refusal;
  // Under what somebody is refused hangs on the frame; that something failed does not.
  const place = TURNED_AWAY.has(status) ? refKey(within) : valueKey(within);
  const places = under.map((it) => `${String(it.unit.index)}:${String(it.region)}:${String(it.ctx.id)}`);
  return [place, status, how, refusal.perhaps, made, caught, thrown, perhaps, ...places].map(String).join(' ');
}
const TURNED_AWAY: ReadonlySet<number | undefined> = new Set([401, 403, 407, 429]);

/** An act of a callee, at the call; undefined for what only the function itself does. */
export function liftedTo(at: Ref, act: GateAct, caught: boolean): GateAct | undefined {
  switch (act.is) {
    case 'refusal': {
      const { refusal, thrown } = act;
      if (refusal.how === 'false') return undefined;
      const { caught: below, ...rest } = refusal;
      const here = caught && thrown && below !== true;
      const isLost = refusal.made === true && isDropped(at.unit, at.id);
      const how = here || isLost ? 'stop' : refusal.how;
      const within = refusal.within ?? refusal.at;
      return { ...act, refusal: { ...rest, at, within, how, calls: refusal.calls + 1, ...(here && { caught: true }) } };
    }
    case 'role':
      return { ...act, at, ...(act.tells && { tells: [...act.tells, at] }) };
    case 'validation':
      return { ...act, at };
    case 'delegate':
      return {
        ...act,
        ...(isKept(act.delegate.at) && { perhaps: true }),
        delegate: { ...act.delegate, at, ofOther: true },
      };
  }
}
/** What fails at a place is caught in the same function, and not thrown on for sure. */
function isKept({ unit, id }: Ref): boolean {
  const caught = unit.catchAround(id);
  if (caught === undefined) return false;
  const exits = unit.exitsIn(unit.ownerOf(id)).filter(({ from }) => unit.encloses(caught, from));
  return !exits.every(({ kind }) => kind === 'throw') || !exits.some(({ from }) => from === caught);
}
/** The gate that the acts of a function make; `cut`: some of them are too far away to be told. */
export function gateOf(acts: readonly GateAct[], cut: boolean): Gate {
  return {
    refusals: acts.flatMap((act) => (act.is === 'refusal' ? [{ ...act.refusal, ...perhaps(act) }] : [])),
    validations: enforced(acts.flatMap((act) => (act.is === 'validation' ? [act] : []))),
    roles: acts.flatMap((act) => (act.is === 'role' ? [act] : [])),
    delegates: acts.flatMap((act) => (act.is === 'delegate' ? [{ ...act.delegate, ...perhaps(act) }] : [])),
    ...(acts.some((act) => act.is === 'validation' && act.part === 'gathers') && { gathers: true }),
    ...(cut && { cut: true }),
  };
}
/** What is noted down counts where somebody gathers it. */
function enforced(checks: readonly Check[]): readonly Check[] {
  const isGathered = checks.some(({ part }) => part === 'gathers');
  return checks.filter(({ part }) => part === undefined || (part === 'notes' && isGathered));
}
function perhaps({ perhaps }: GateAct): { readonly perhaps?: true } {
  return perhaps === undefined ? {} : { perhaps };
}
/** A function is put somewhere, and does something only where it is called. */
export function isPut(unit: FileUnit, fn: ValueId): boolean {
  const users = unit.usersOf(fn);
  return (
    users.length > 0 &&
    users.every((user) => {
      const it = unit.value(user);
      return (it.kind === 'set' && it.to === fn) || (it.kind === 'call' && it.callee === fn);
    })
  );
}
