/** Data through calls: into the project's own functions, and through what library data says about others. */
import type { Call, FunctionValue, Text, ValueId } from '../../facts/facts.ts';
import type { FlowRow, ValidatorRow } from '../../libraries/kinds.ts';
import type { Placed } from '../apis.ts';
import { harmlessBy, promisedByCall, unnamedMembers } from '../schemas/promises.ts';
import type { ApiThing, FunctionThing, Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { fieldsOf } from './fields.ts';
import { isKept } from './kept-elements.ts';
import { NAMES, consume, fromOf, headRefs } from './row-paths.ts';
import { useAt, withUse, type State, type Trail } from './state.ts';
import type { Walking } from './tracing.ts';

/** What a sanitizer yields that is the same text still, only escaped. */
const ESCAPES: ReadonlySet<string> = new Set(['text', 'literal', 'identifier']);

/** The result of a call (or of a tagged template). */
export function walkCall(walk: Walking, s: State, trail: Trail | undefined): void {
  const { values } = walk.tracer;
  const unit = s.ref.unit;
  const value = unit.value(s.ref.id) as Call | Text;
  const callee: ValueId = value.kind === 'call' ? value.callee : value.tag!;
  if (walk.tracer.strips(s.ref, walk.question.kind)) return walk.harmless('stripped');
  let known = false;
  for (const thing of values.things({ ...s.ref, id: callee })) {
    if (thing.kind === 'function' && !(value.kind === 'call' && value.new)) {
      returned(walk, s, thing, s.path, trail);
      known = true;
    } else if (thing.kind === 'class' || thing.kind === 'function') known = fieldsOf(walk, s, trail) || known;
    else if (thing.kind === 'api') known = apiCall(walk, s, thing, trail) || known;
  }
  if (known || byName(walk, s, unit, callee, trail)) return;
  if (value.kind === 'call' && isWorkedOut(walk, s, value)) walk.harmless('worked out of constants');
  else walk.unknown = true;
}
/** A function of a package makes a text of constants: `snakeCase('projectId')`. */
function isWorkedOut(walk: Walking, s: State, { callee, args, receiver }: Call): boolean {
  if (walk.question.kind !== 'sql' || args.length === 0) return false;
  const { unit } = s.ref;
  const from = unit.value(receiver ?? callee);
  const { modules } = walk.tracer.values;
  return (
    from.kind === 'import' &&
    typeof from.from === 'string' &&
    modules.resolve(unit, from.from).is === 'package' &&
    walk.areHarmless(s, args)
  );
}
/** What it is called says that it lets only harmless values come back: how it does that need not be readable. */
const CLEANS = /^(?:assert|ensure|validate|verify|check|sanitize|secure|safe|clean|escape)/i;
/** What a function gives back when called from here. */
function returned(walk: Walking, s: State, fn: FunctionThing, path: readonly string[], trail: Trail | undefined): void {
  const { values } = walk.tracer;
  const unit = fn.ref.unit;
  const value = unit.value(fn.ref.id);
  if (value.kind !== 'function') return;
  const { kind } = walk.question;
  if (kind !== 'sql' && kind !== 'nosql' && CLEANS.test(value.name)) {
    walk.unknown = true;
    return;
  }
  const ctx = values.enter(fn, s.ref);
  results(walk, s, unit, value, ctx, path, trail, walk.step(s, `returned by ${value.name || 'a function'}`, trail));
}
function results(
  walk: Walking,
  s: State,
  unit: FileUnit,
  fn: FunctionValue,
  ctx: Ref['ctx'],
  path: readonly string[],
  trail: Trail | undefined,
  through: Trail,
): void {
  let any = false;
  for (const exit of unit.returnsOf(fn)) {
    if (exit.value === undefined) continue;
    any = true;
    const own = useAt(unit, exit.value, exit.from);
    walk.visit(
      {
        ref: { unit, id: exit.value, ctx },
        path,
        need: s.need,
        uses: [...s.uses.slice(-4), useAt(s.ref.unit, s.ref.id), { ...own, id: exit.at }],
      },
      through,
    );
  }
  if (!any) walk.harmless('constant');
  void trail;
}

/** What library data says about a call. False: it says nothing. */
function apiCall(walk: Walking, s: State, thing: ApiThing, trail: Trail | undefined): boolean {
  const { apis } = walk.tracer.values;
  const { nodes } = thing;
  if (nodes.length === 0) return false;
  if (cleared(walk, s, apis.rows(nodes, 'sanitizers'), trail)) return true;
  for (const { row } of apis.rows(nodes, 'validators'))
    if (row.output !== undefined && checked(walk, s, row, trail)) return true;
  let known = false;
  for (const { row } of apis.rows(nodes, 'returns')) {
    for (const ref of walk.tracer.values.argument(s.ref, row.value)) {
      walk.on(s, ref.id, trail);
      known = true;
    }
  }
  for (const placed of apis.rows(nodes, 'flows')) known = flow(walk, s, placed.row, trail) || known;
  if (known) return true;
  for (const { row } of apis.rows(nodes, 'crypto')) {
    if (row.does === 'verify-token' || row.does === 'decode-token' || row.does === 'compare-password')
      walk.other = true;
    else if (row.does === 'encrypt' || row.does === 'decrypt') continue;
    else walk.harmless('digest');
    return true;
  }
  if (apis.flagged(nodes, 'fluent') && thing.receiver !== undefined) {
    const call = s.ref.unit.value(s.ref.id);
    if (call.kind === 'call' && call.receiver !== undefined) {
      walk.on(s, call.receiver, trail);
      return true;
    }
  }
  // Answers of databases and services are data, but not this caller's.
  if (apis.has(nodes, 'queries') || apis.has(nodes, 'data') || apis.has(nodes, 'outbound')) {
    walk.other = true;
    return true;
  }
  return false;
}
/** A method whose name says what it does, on a receiver nobody knows. */
function byName(walk: Walking, s: State, unit: FileUnit, callee: ValueId, trail: Trail | undefined): boolean {
  const get = unit.value(callee);
  if (get.kind !== 'get' || typeof get.key !== 'string') return false;
  const { language } = walk.tracer;
  if (cleared(walk, s, language.rows(get.key, 'sanitizers'), trail)) return true;
  let known = false;
  for (const { row } of language.rows(get.key, 'flows')) {
    // Whoever has a member of what comes out did not get a text: `list.concat(more)` is no `text.concat(more)`.
    if (s.path.length > 0 && row.to === 'return' && row.at.startsWith('String ')) continue;
    known = flow(walk, s, row, trail) || known;
  }
  return known;
}
function cleared(
  walk: Walking,
  s: State,
  rows: readonly Placed<{ readonly safeFor: readonly string[]; readonly yields?: string; readonly input?: string }>[],
  trail: Trail | undefined,
): boolean {
  const row = rows.find((it) => walk.tracer.clears(it.row, walk.question, s.need))?.row;
  if (row === undefined) return false;
  if (row.yields !== undefined && !ESCAPES.has(row.yields)) {
    walk.harmless(row.yields);
    return true;
  }
  if (walk.question.escaped !== true) {
    walk.harmless('escaped');
    return true;
  }
  const refs = row.input === undefined ? [] : walk.tracer.values.argument(s.ref, row.input);
  for (const ref of refs) walk.on(s, ref.id, trail, { path: [] });
  return refs.length > 0;
}
/** A checked value comes out: what the schema promises about the member decides. */
function checked(walk: Walking, s: State, row: ValidatorRow, trail: Trail | undefined): boolean {
  const [head, ...tokens] = row.output!.trim().split(/\s+/);
  const path = head === 'return' ? consume(tokens, s.path) : undefined;
  if (path === undefined) return false;
  const { schemas, values } = walk.tracer;
  if (path[0] === NAMES && /^(?:removed|refused)$/.test(unnamedMembers(schemas, s.ref, row))) {
    walk.harmless('validated');
    return true;
  }
  const clear = harmlessBy(promisedByCall(schemas, s.ref, row, path), { ...walk.question, need: s.need });
  if (clear !== undefined) {
    walk.harmless(clear);
    return true;
  }
  if (walk.question.raw === true) {
    walk.harmless('validated');
    return true;
  }
  walk.checks.push('checked by a schema');
  for (const ref of values.argument(s.ref, row.input)) walk.on(s, ref.id, trail, { path });
  return true;
}
/** Applies one flow row to a result. False where it speaks of another member. */
function flow(walk: Walking, s: State, row: FlowRow, trail: Trail | undefined): boolean {
  const [head, ...tokens] = row.to.trim().split(/\s+/);
  if (head !== 'return') return false;
  const rest = consume(tokens, s.path);
  if (rest !== undefined && isKept(walk, s, row, rest)) {
    walk.harmless('tested');
    return true;
  }
  return rest !== undefined && fromRow(walk, s, s.ref, row, rest, trail);
}
/** Goes on with where the data of a row comes from. */
export function fromRow(
  walk: Walking,
  s: State,
  site: Ref,
  row: FlowRow,
  path: readonly string[],
  trail: Trail | undefined,
): boolean {
  const { values } = walk.tracer;
  const from = fromOf(row.from);
  const need = row.deep ? 'text' : s.need;
  const members = row.deep ? [] : [...from.members, ...path];
  const unit = site.unit;
  const next = row.deep ? walk.step({ ...s, ref: site }, 'made into an object', trail) : trail;
  const at = useAt(unit, site.id);
  const refs = headRefs(values, site, from.head);
  for (const ref of refs) {
    if (from.listed && ref.unit.value(ref.id).kind === 'object') continue;
    if (from.through === undefined) walk.visit({ ref, path: members, need, uses: withUse(s.uses, at) }, next);
    else
      for (const fn of values.things(ref))
        if (fn.kind === 'function') through(walk, { ...s, path: members, need }, fn, from.through, next);
  }
  return refs.length > 0;
}
/** What a function returns, or hands to one of its parameters, when somebody else calls it. */
function through(
  walk: Walking,
  s: State,
  fn: FunctionThing,
  how: NonNullable<ReturnType<typeof fromOf>['through']>,
  trail: Trail | undefined,
): void {
  const unit = fn.ref.unit;
  const value = unit.value(fn.ref.id);
  if (value.kind !== 'function') return;
  if (how.is === 'result') {
    results(walk, s, unit, value, fn.ref.ctx, s.path, trail, {
      unit,
      start: value.start,
      end: value.start,
      what: 'given back by a callback',
      next: trail,
    });
    return;
  }
  const param = value.params[how.param];
  if (param === undefined) return;
  for (const user of unit.usersOf(param)) {
    const call = unit.value(user);
    const argument = call.kind === 'call' && call.callee === param ? call.args[how.argument] : undefined;
    if (argument !== undefined)
      walk.visit(
        {
          ref: { unit, id: argument, ctx: fn.ref.ctx },
          path: s.path,
          need: s.need,
          uses: withUse(s.uses, useAt(unit, user)),
        },
        trail,
      );
  }
}
