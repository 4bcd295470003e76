/** Elements that a function was asked about, and that came through: `names.filter((it) => /^[a-z]+$/.test(it))`. */
import type { FlowRow } from '../../libraries/kinds.ts';
import type { FunctionThing } from '../things.ts';
import { aliasSetOf } from './aliases.ts';
import { implied } from './conditions.ts';
import { type Fact, type Subject, weaker } from './fact.ts';
import { fromOf } from './row-paths.ts';
import type { State } from './state.ts';
import type { Walking } from './tracing.ts';

/** What comes through is harmless, for the function that a row names is true of it. `path`: the member that is meant. */
export function isKept(walk: Walking, s: State, row: FlowRow, path: readonly string[]): boolean {
  if (row.keeps === undefined) return false;
  // A list that is meant as a whole stands for its elements.
  const member = fromOf(row.from).members.length > 0 ? path : path.slice(1);
  const functions = walk.tracer.values.argument(s.ref, row.keeps).flatMap((it) => walk.tracer.values.things(it));
  return (
    functions.length > 0 &&
    functions.every((it) => it.kind === 'function' && ofTrue(walk, s, it, member)?.safe !== undefined)
  );
}
/** What is sure of the first parameter of a function that gave back something true. */
function ofTrue({ tracer, question }: Walking, s: State, fn: FunctionThing, path: readonly string[]): Fact | undefined {
  const { unit, id, ctx } = fn.ref;
  const value = unit.value(id);
  const param = value.kind === 'function' ? value.params[0] : undefined;
  if (value.kind !== 'function' || param === undefined) return undefined;
  const subject: Subject = {
    unit,
    ids: aliasSetOf(unit, param),
    ref: { unit, id: param, ctx },
    path,
    need: s.need,
    kind: question.kind,
  };
  let found: Fact | undefined;
  let isFirst = true;
  for (const exit of unit.returnsOf(value)) {
    const given = exit.value === undefined ? undefined : unit.value(exit.value);
    if (exit.value === undefined || given === undefined) continue;
    if (given.kind === 'absent' || (given.kind === 'literal' && !given.value)) continue;
    const around = tracer.guards.known(subject, [{ unit, id: exit.at, region: exit.from }], 0);
    const fact = around?.safe === undefined ? implied(tracer, subject, exit.value, true, 0) : around;
    found = isFirst ? fact : weaker(found, fact);
    isFirst = false;
  }
  return found;
}
