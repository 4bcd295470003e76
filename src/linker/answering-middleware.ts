/** Middleware behind which nothing can come: it answers all that is asked below its path, as routes do. */
import type { ValueId } from '../facts/facts.ts';
import { takesAll } from './items.ts';
import { nextAt } from './http.ts';
import type { Item } from './scopes.ts';
import { statusOfRow } from './statuses.ts';
import type { Ref } from './things.ts';
import type { FileUnit } from './units.ts';
import type { Values } from './values/kernel.ts';

/**
 * True of a function of the project that is handed nothing to go on with, and answers something: that there is nothing is
 * the answer of a not-found handler, and no endpoint.
 */
export function answersAll(values: Values, { things, convention }: Item): boolean {
  const [thing] = things;
  if (thing?.kind !== 'function' || things.length > 1) return false;
  const isGivenBack = givesAnswers(convention);
  if (convention === undefined || (convention.continues !== 'next' && !isGivenBack)) return false;
  const { unit, id, ctx } = thing.ref;
  const fn = unit.value(id);
  if (fn.kind !== 'function' || fn.body < 0) return false;
  // What takes the request and the answer by their names takes no more than these.
  if (isGivenBack ? fn.params.length > nextAt(convention) : fn.params.length !== nextAt(convention)) return false;
  if (takesAll(unit, fn)) return false;
  const { first, last } = unit.region(fn.body);
  let answers = false;
  for (let at = first; at < last; at++) {
    const call = unit.value(at);
    if (call.kind !== 'call') continue;
    const told = refuses(values, { unit, id: at, ctx });
    if (told === undefined) continue;
    if (told && unit.regionOf(at) === fn.body) return false;
    answers = true;
  }
  return answers || (isGivenBack && unit.returnsOf(fn).some((it) => isSomething(unit, it.value)));
}
/** True of a function of the project that is handed nothing to go on with: what stands behind it never runs. */
export function endsThere({ things, convention }: Item): boolean {
  const [thing] = things;
  if (thing?.kind !== 'function' || things.length > 1) return false;
  if (convention?.continues !== 'next' && convention?.continues !== 'await-next') return false;
  const { unit, id } = thing.ref;
  const fn = unit.value(id);
  if (convention.goesOnByItself === true && fn.kind === 'function' && fn.async) return false;
  return fn.kind === 'function' && fn.body >= 0 && fn.params.length <= nextAt(convention) && !takesAll(unit, fn);
}
/** What a function gives back is the answer: it needs none of what it is handed to go on with. */
export function givesAnswers(convention: Item['convention']): boolean {
  return convention?.continues === 'await-next' && convention.returnsResponse === true;
}
function isSomething(unit: FileUnit, id: ValueId | undefined): boolean {
  const value = id === undefined ? undefined : unit.value(id);
  return value !== undefined && value.kind !== 'absent' && value.kind !== 'literal' && value.kind !== 'function';
}
/** Whether what a call answers is a refusal; undefined: it answers nothing. */
function refuses(values: Values, site: Ref): boolean | undefined {
  const call = site.unit.value(site.id);
  if (call.kind !== 'call') return undefined;
  const rows = values
    .things({ ...site, id: call.callee })
    .flatMap((it) =>
      it.kind === 'api'
        ? [...values.apis.rows(it.nodes, 'responses'), ...values.apis.rows(it.nodes, 'statuses')].map(
            ({ row }) => row.status,
          )
        : [],
    );
  if (rows.length === 0) return undefined;
  return rows.some((status) => (statusOfRow(values, site, status) ?? 0) >= 400);
}
