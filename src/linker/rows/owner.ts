/** Whether the rows that a caller chooses are tied to who the caller is. */
import type { Value } from '../../facts/facts.ts';
import type { Answer, Behaviour, Row, RowFilter, Source } from '../../model/model.ts';
import { originsIn, SAME } from '../origins.ts';
import type { FunctionThing, Ref } from '../things.ts';
import { type Knowing, Sources } from './sources.ts';

/** What is known of the endpoint beside its rows. */
export interface Asking {
  readonly authenticated: Answer;
  readonly authorized: Answer;
  readonly handler: Pick<Behaviour, 'complete' | 'blind'>;
  readonly business: boolean;
  /** Where the caller is compared with something, or handed on together with a row. */
  readonly compared: () => Ref | undefined;
  /** What stands before the handler does so: that may be about the row, and may be about a role. */
  readonly comparedBefore: () => boolean;
  /** Where something of the caller that is not followed is asked for what the request says. */
  readonly asked: () => Ref | undefined;
  readonly place: (ref: Ref) => Answer['at'];
}
const REQUEST: ReadonlySet<Source> = new Set(['body', 'query', 'path', 'headers', 'cookies', 'url', 'event']);

const CHANGES: ReadonlySet<string> = new Set(['update', 'delete', 'upsert']);

/** The filter ties the row to the caller. */
export function ownerScoped(rows: readonly Row[], asking: Asking): Answer {
  const { authenticated, authorized, handler } = asking;
  if (!asking.business) return { is: 'not-applicable' };
  if (authenticated.is === 'no') return { is: 'not-applicable', by: 'nobody has to sign in' };
  if (authenticated.is !== 'yes') return { is: 'unknown', by: 'whether somebody is signed in is not known' };
  const picked = rows.filter(
    ({ access, filters, filtersSeen }) => access.does !== 'create' && (filters.length > 0 || !filtersSeen),
  );
  const chosen = picked.filter(({ filters }) => filters.some(isChosen));
  const tied = picked.flatMap(({ filters }) => filters.filter(isTied));
  const loose = chosen.find(({ filters }) => !filters.some(isTied));
  if (loose === undefined) {
    const blind = picked.find(
      ({ filters, filtersSeen }) => !filters.some(isTied) && (!filtersSeen || filters.some(isOpen)),
    );
    if (blind !== undefined) return { is: 'unknown', at: blind.access.at, by: 'what picks these rows is not all seen' };
    if (!handler.complete || handler.blind.length > 0)
      return { is: 'unknown', by: 'the handler could not be followed completely' };
    const [first] = tied;
    const asked = first === undefined ? asking.asked() : undefined;
    const where = asked && asking.place(asked);
    if (where !== undefined)
      return { is: 'unknown', at: where, by: 'what something of the caller is asked for could not be followed' };
    return first === undefined
      ? { is: 'not-applicable', by: 'the caller chooses no row' }
      : { is: 'yes', at: first.at, by: `${first.column === '' ? 'the key' : first.column} is the caller's` };
  }
  const { at } = loose.access;
  if (picked.some((row) => isChanged(row, loose) && row.filters.some(isTied)))
    return {
      is: 'unknown',
      at,
      by: 'rows of this table are changed only where they are the caller’s, and read by the request alone',
    };
  if (!loose.filtersSeen || loose.filters.some(isOpen))
    return { is: 'unknown', at, by: 'what picks these rows is not all seen' };
  const compared = asking.compared();
  if (authorized.is === 'yes' || authorized.is === 'conditional') {
    const where = compared && asking.place(compared);
    if (where !== undefined && isSameLine(where, authorized.at))
      return { is: authorized.is, at: where, by: 'the row is compared with the caller' };
    return { is: 'unknown', at, by: 'a right is asked for: whether it is one to this row is not seen' };
  }
  if (authorized.is !== 'no') return { is: 'unknown', at, by: 'whether a right is asked for is not known' };
  if (compared !== undefined || asking.comparedBefore())
    return { is: 'unknown', at, by: 'the caller is compared with something, or handed on with the row' };
  if (!handler.complete || handler.blind.length > 0)
    return { is: 'unknown', at, by: 'the handler could not be followed completely' };
  const by = loose.filters.find(isChosen)!;
  return { is: 'no', at, by: `picked by ${by.column === '' ? 'a key' : by.column} of the request alone` };
}
function isChosen({ from, operator }: RowFilter): boolean {
  return operator === 'equal' && REQUEST.has(from);
}
function isTied({ from, operator }: RowFilter): boolean {
  return operator === 'equal' && from === 'principal';
}
function isOpen({ from }: RowFilter): boolean {
  return from === 'unknown';
}
/** A row is changed in the table of which another one is only read. */
function isChanged({ access }: Row, { access: read }: Row): boolean {
  return !CHANGES.has(read.does) && access.target === read.target && CHANGES.has(access.does);
}
function isSameLine(one: NonNullable<Answer['at']>, other: Answer['at']): boolean {
  return other?.path === one.path && Math.abs(other.line - one.line) <= 3;
}

const EQUALS: ReadonlySet<string> = new Set(['===', '==', '!==', '!=']);
const COMPARING = /^(?:equals|isEqual|is|includes|some|localeCompare)$/;
const ASKS = /^(?:find|get|fetch|load|query|where|first|delete|remove|destroy|update|patch)/;
/** What a handler, or what it reaches, asks something of the caller for by what the request says: `caller.orders.find(id)`. */
export function askedOfCaller(knowing: Knowing, handler: FunctionThing): Ref | undefined {
  const sources = new Sources(knowing, handler);
  return firstIn(knowing, handler, (ref, value) => {
    if (value.kind !== 'call' || value.receiver === undefined || !ASKS.test(ref.unit.calledName(ref.id))) return false;
    if (knowing.scene.actsIn(ref.unit).has(ref.id)) return false;
    const said = value.args.flatMap((arg) => [...originsIn(ref.unit, arg, [...SAME, 'object'])]);
    const isChosen = said.some((id) => [...sources.all({ ...ref, id })].some((it) => REQUEST.has(it)));
    const chain = originsIn(ref.unit, value.receiver, [...SAME, 'receiver', 'get']);
    return isChosen && [...chain].some((id) => sources.mayBeCaller({ ...ref, id }));
  });
}
/** Where a handler, or what it reaches, compares the caller with something, or hands the caller on with a row. */
export function comparedWithCaller(knowing: Knowing, handler: FunctionThing): Ref | undefined {
  const sources = new Sources(knowing, handler);
  return firstIn(knowing, handler, (at, value) => {
    const { unit } = at;
    const isCaller = (id: number): boolean => sources.mayBeCaller({ ...at, id });
    if (value.kind === 'op' && EQUALS.has(value.operator) && value.right !== undefined) {
      const constant = [value.left, value.right].some((it) => ['literal', 'absent'].includes(unit.value(it).kind));
      return !constant && (isCaller(value.left) || isCaller(value.right));
    }
    if (value.kind !== 'call' || value.args.length === 0 || knowing.scene.actsIn(unit).has(at.id)) return false;
    const sides = [...value.args, ...(value.receiver === undefined ? [] : [value.receiver])];
    if (!sides.some(isCaller)) return false;
    return sides.some((id) => sources.all({ ...at, id }).has('row')) || COMPARING.test(unit.calledName(at.id));
  });
}
/** The first value of a handler, and of what it reaches, of which something holds. */
function firstIn(
  knowing: Knowing,
  handler: FunctionThing,
  holds: (ref: Ref, value: Value) => boolean,
): Ref | undefined {
  const { values } = knowing.scene;
  const units = new Map(values.modules.units.map((unit) => [String(unit.index), unit]));
  for (const key of knowing.reachOf(handler)) {
    const [index = '', id = ''] = key.split(':');
    const unit = units.get(index);
    const fn = unit?.value(Number(id));
    if (unit === undefined || fn?.kind !== 'function' || fn.body < 0) continue;
    const { first, last } = unit.region(fn.body);
    for (let at = first; at < last; at++) if (holds(values.ref(unit, at), unit.value(at))) return values.ref(unit, at);
  }
  return undefined;
}
