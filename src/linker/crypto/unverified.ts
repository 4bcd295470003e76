/** Payloads that are read without verifying: where they end up, and where the same token is verified after all. */
import type { Location, ValueId } from '../../facts/facts.ts';
import type { TokenUse } from '../../model/model.ts';
import type { Site } from '../flows/sites.ts';
import { originsIn } from '../origins.ts';
import { placeOf } from '../places.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';

/** Members that say how to verify, or nothing about whose token it is. */
const HEADERS = /^(?:header|kid|alg|exp|iat|nbf|length|signature)$/;
const PRINCIPAL =
  /^(?:user|auth|principal|account|session|identity|current_?user|user_?id|jwt|claims|payload|decoded|token_?data|subscriber)$/i;
const LOOKUP = /^(?:find|get|load|fetch|lookup)/i;
const MAX_CALLERS = 3;

/** Functions in which tokens are verified. */
export class Verifications {
  private readonly places = new Map<FileUnit, Map<ValueId, Location>>();
  private readonly values: Values;
  constructor(values: Values, sites: readonly Site[]) {
    this.values = values;
    for (const { ref, unit, callees } of sites) {
      const verifies = callees.some((it) =>
        values.apis.rows(it.nodes, 'crypto').some(({ row }) => row.does === 'verify-token'),
      );
      if (!verifies) continue;
      const known = this.places.get(unit) ?? new Map<ValueId, Location>();
      known.set(unit.ownerOf(ref.id), placeOf(ref));
      this.places.set(unit, known);
    }
  }
  /** Where the token that is decoded at a place is verified: beside it, or in what calls the function. */
  of(ref: Ref, depth = 0): Location | undefined {
    const { unit } = ref;
    const known = this.places.get(unit);
    for (let owner = unit.ownerOf(ref.id); owner >= 0; owner = unit.outerOf(owner)) {
      const here = known?.get(owner);
      if (here !== undefined) return here;
      if (depth >= MAX_CALLERS) continue;
      for (const site of this.values.callersOf(unit, owner)) {
        const there = this.of(site, depth + 1);
        if (there !== undefined) return there;
      }
    }
    return undefined;
  }
}
/** What was decoded came straight from whoever issued it: an answer of this request, not a header of it. */
export function isHandedByIssuer(ref: Ref, input: readonly Ref[]): boolean {
  return input.some((start) => {
    if (/id_?token/i.test(start.text ?? '')) return true;
    for (const id of originsIn(start.unit, start.id, ['get', 'join', 'wait', 'load', 'logic', 'receiver'])) {
      const value = start.unit.value(id);
      if (value.kind === 'get' && /^id_?token$/i.test(String(value.key))) return true;
      if (value.kind === 'wait' && ref.unit === start.unit) return true;
    }
    return false;
  });
}
/** Where the payload of a decoded token ends up. */
export function reachOf(values: Values, start: Ref): TokenUse['reaches'] {
  const found = new Set<TokenUse['reaches'][number]>();
  const seen = new Set<string>();
  const open: { readonly ref: Ref; readonly inside: boolean; readonly far: number }[] = [
    { ref: start, inside: false, far: 0 },
  ];
  for (let at = open.pop(); at !== undefined && seen.size < 400; at = open.pop()) {
    const { ref, inside, far } = at;
    const { unit } = ref;
    const key = `${unit.index}:${ref.id}:${inside}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const go = (id: ValueId, within = inside): void => {
      open.push({ ref: { ...ref, id }, inside: within, far });
    };
    if (inside && unit.isCondition(ref.id)) found.add('decision');
    for (const user of unit.usersOf(ref.id)) {
      const value = unit.value(user);
      if (value.kind === 'get' && value.of === ref.id) {
        if (typeof value.key !== 'string' || !HEADERS.test(value.key)) go(user, value.key !== 'payload' || inside);
      } else if (value.kind === 'wait' || value.kind === 'join') go(user);
      else if (value.kind === 'op') {
        if (/^(?:\|\||\?\?|&&)$/.test(value.operator)) go(user);
        else if (inside && /^[!=]==?$/.test(value.operator) && unit.isCondition(user)) found.add('decision');
      } else if (value.kind === 'store') for (const load of unit.usersOf(value.cell)) go(load);
      else if (isPrincipal(unit, user, ref.id)) found.add('principal');
      else if (value.kind === 'object' && inside) {
        for (const outer of unit.usersOf(user)) {
          if (isLookup(values, { ...ref, id: outer }, user)) found.add('filter');
          // `req.user = { id: claims.sub }`
          if (isPrincipal(unit, outer, user)) found.add('principal');
        }
      } else if (value.kind === 'call' && inside && isLookup(values, { ...ref, id: user }, ref.id)) found.add('filter');
    }
    const owner = unit.ownerOf(ref.id);
    if (owner < 0 || far > 1) continue;
    const fn = unit.value(owner);
    if (fn.kind === 'function' && unit.returnedBy(fn).includes(ref.id)) {
      found.add('answer');
      for (const site of values.callersOf(unit, owner)) open.push({ ref: site, inside, far: far + 1 });
    }
  }
  return [...found].sort();
}
/** The value is written where the caller of the request is kept. */
function isPrincipal(unit: FileUnit, id: ValueId, written: ValueId): boolean {
  const set = unit.value(id);
  return (
    set.kind === 'set' &&
    set.to === written &&
    typeof set.key === 'string' &&
    PRINCIPAL.test(set.key) &&
    isOfRequest(unit, set.of)
  );
}
/** A member of what the framework hands over: `req.user`, `ctx.state.user`, `socket.data.user`. */
function isOfRequest(unit: FileUnit, id: ValueId): boolean {
  for (const it of originsIn(unit, id, ['get', 'join', 'load', 'callee', 'receiver'])) {
    const value = unit.value(it);
    if (value.kind === 'param')
      return /^(?:req|request|ctx|context|c|socket|client|res|response|_?args|connection|event)$/i.test(value.name);
    if (value.kind === 'get' && /^(?:req|request|state|locals|data|getRequest)$/.test(String(value.key))) return true;
  }
  return false;
}
function isLookup(values: Values, call: Ref, argument: ValueId): boolean {
  const value = call.unit.value(call.id);
  if (value.kind !== 'call' || !value.args.includes(argument)) return false;
  const things = values.things({ ...call, id: value.callee });
  if (things.some((it) => it.kind === 'api'))
    return things.some((it) => it.kind === 'api' && values.apis.has(it.nodes, 'data'));
  return (
    LOOKUP.test(call.unit.calledName(call.id)) &&
    /user|account|by_?id|one|tenant|member|customer|subscriber/i.test(call.unit.calledName(call.id))
  );
}
