/** Rights in the conditions of a chain that looks rows up: `select().from(members).where(and(eq(members.role, 'admin'), …))`. */
import { conjunctions, equalities, namedRights, rightWords } from '../../libraries/http.ts';
import { originsIn } from '../origins.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { ValueId } from '../../facts/facts.ts';
import type { Nature } from './nature.ts';
import { isNoRight } from './rights.ts';

/** Conditions one inside another. */
const MAX_DEEP = 6;
const CHAIN = ['wait', 'load', 'join', 'get', 'element', 'receiver'] as const;

/** A column that is named for a right, or one of a table of such, has to hold what is neither the caller's nor sent. */
export function chainNamesRight(natureOf: (ref: Ref) => Nature, site: Ref): boolean {
  const { unit } = site;
  const names = (id: ValueId, deep: number): boolean => {
    const call = unit.value(id);
    if (call.kind !== 'call' || deep > MAX_DEEP) return false;
    const name = calledAs(unit, call.callee);
    if (conjunctions.test(name)) return call.args.some((it) => names(it, deep + 1));
    const [column, value, more] = call.args;
    if (column === undefined || value === undefined || more !== undefined || !equalities.test(name)) return false;
    const { principal, parts, request } = natureOf({ ...site, id: value });
    return namesColumnOfRight(unit, column) && !principal && !request && parts.size === 0;
  };
  return [...originsIn(unit, site.id, CHAIN)].some((id) => {
    const link = unit.value(id);
    return link.kind === 'call' && unit.calledName(id) === 'where' && link.args.some((it) => names(it, 0));
  });
}
function calledAs(unit: FileUnit, callee: ValueId): string {
  const value = unit.value(callee);
  if (value.kind === 'get') return String(value.key);
  return value.kind === 'import' || value.kind === 'global' ? value.name : '';
}
/** `members.role`, `schema.permission.code` */
function namesColumnOfRight(unit: FileUnit, id: ValueId): boolean {
  const get = unit.value(id);
  if (get.kind !== 'get' || typeof get.key !== 'string') return false;
  const table = unit.value(get.of);
  const of = table.kind === 'get' ? String(table.key) : table.kind === 'import' ? table.name : '';
  return (rightWords.test(get.key) && !isNoRight(get.key)) || (namedRights.test(of) && get.key !== 'id');
}
