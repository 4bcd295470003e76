/** What a condition says about a value: `typeof x === 'string'`, `ALLOWED.includes(x)`, `!isValid(x)`, `result.error`. */
import type { Call, Get, Op, ValueId } from '../../facts/facts.ts';
import type { GuardRow, ValidatorRow } from '../../libraries/kinds.ts';
import { harmlessBy, promisedByCall } from '../schemas/promises.ts';
import { comesOf } from '../origins.ts';
import type { FunctionThing, Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { stronger, weaker, type Fact, type Subject } from './fact.ts';
import { anchored, excluding } from './patterns.ts';
import { isHostOf, isMadeOf, isWrittenAlike, PLACES, placeTest } from './place-tests.ts';
import type { Tracing } from './tracing.ts';

const MAX_DEPTH = 4;

/** What a condition, having come out on a side, makes sure of. */
export function implied(
  tracer: Tracing,
  subject: Subject,
  id: ValueId,
  side: boolean,
  depth: number,
): Fact | undefined {
  const { unit } = subject;
  const value = unit.value(id);
  if (depth > MAX_DEPTH + 4) return undefined;
  // A value that is falsy is empty, zero or nothing.
  if (subject.ids.has(id) && subject.path.length === 0) return side ? undefined : { safe: 'constant' };
  switch (value.kind) {
    case 'op':
      return operation(tracer, subject, value, side, depth);
    case 'call':
      return call(tracer, subject, id, value, side, depth);
    case 'wait':
      return implied(tracer, subject, value.of, side, depth);
    case 'get':
      return outcome(tracer, subject, id, side) ?? (side ? lookedUp(tracer, subject, value) : undefined);
    case 'join':
      return undefined;
    default:
      return undefined;
  }
}
function operation(tracer: Tracing, subject: Subject, op: Op, side: boolean, depth: number): Fact | undefined {
  const { operator, left, right } = op;
  const of = (id: ValueId, is: boolean): Fact | undefined => implied(tracer, subject, id, is, depth + 1);
  if (operator === '!') return of(left, !side);
  if (right === undefined) return side && operator === '+' && matches(tracer, subject, left) ? NUMBER : undefined;
  if (operator === '&&' || operator === '||') {
    const both = (operator === '&&') === side;
    return both ? stronger(of(left, side), of(right, side)) : weaker(of(left, side), of(right, side));
  }
  const equality = /^([=!])==?$/.exec(operator);
  if (equality) {
    const equal = (equality[1] === '=') === side;
    return compared(tracer, subject, left, right, equal, depth) ?? compared(tracer, subject, right, left, equal, depth);
  }
  const position = indexTest(tracer, subject, op, side);
  if (position !== undefined) return implied(tracer, subject, position.id, position.found, depth + 1);
  if (subject.path.length > 0 || !side) return undefined;
  // An object that a caller sent is no number, and so neither more nor less than one.
  if (
    /^[<>]=?$/.test(operator) &&
    [left, right].some((id) => matches(tracer, subject, id) || counts(tracer, subject, id))
  )
    return { text: true };
  if (operator === 'instanceof' && matches(tracer, subject, left)) {
    const made = tracer.values.things({ ...subject.ref, id: right });
    return made.some(
      (it) => it.kind === 'class' || (it.kind === 'api' && !/(^| \.)(Object|Array|Function|Map)$/.test(it.path)),
    )
      ? { safe: 'an instance' }
      : undefined;
  }
  if (operator === 'in' && matches(tracer, subject, withDigits(subject, left)))
    return tracer.isCallers({ ...subject.ref, id: right }) ? undefined : { safe: 'allow-listed' };
  return undefined;
}
/** `key` of `key.replace(/\d+$/, '')`: a name that is known but for digits behind it. */
function withDigits({ unit }: Subject, id: ValueId): ValueId {
  const value = unit.value(id);
  const get = value.kind === 'call' ? unit.value(value.callee) : undefined;
  if (value.kind !== 'call' || value.receiver === undefined || get?.kind !== 'get' || get.key !== 'replace') return id;
  const [from, to] = value.args.map((arg) => unit.value(arg));
  const isDigits = from?.kind === 'pattern' && /^(?:\\d|\[0-9\])[+*]?\$$/.test(from.source);
  return isDigits && to?.kind === 'literal' && to.value === '' ? value.receiver : id;
}
/** `a === b` (or not) where `a` is about the subject. */
function compared(
  tracer: Tracing,
  subject: Subject,
  a: ValueId,
  b: ValueId,
  equal: boolean,
  depth: number,
): Fact | undefined {
  const { unit } = subject;
  const it = unit.value(a);
  const constants = tracer.values.things({ ...subject.ref, id: b });
  const constant = constants.length > 0 && constants.every((thing) => thing.kind === 'constant');
  if (it.kind === 'op' && it.operator === 'typeof' && subject.ids.has(it.left) && subject.path.length === 0) {
    const names = tracer.values.constants({ ...subject.ref, id: b });
    if (!equal) return names.length === 1 && names[0] === 'object' ? { text: true } : undefined;
    if (names.length === 1 && ['number', 'bigint', 'boolean', 'undefined'].includes(names[0]!))
      return { safe: names[0]! };
    return names.length === 1 && names[0] === 'string' ? { text: true } : undefined;
  }
  if (PLACES.has(subject.kind) && subject.path.length === 0 && equal && !isMadeOf(subject, b)) {
    // `url.host === allowed`, `url === client.redirectUri`: what it equals is nobody's choice.
    if (isHostOf(subject, a) || (matches(tracer, subject, a) && !tracer.isCallers({ ...subject.ref, id: b })))
      return { safe: 'a known place' };
    if (it.kind === 'call' && constant && constants.some((thing) => thing.value === 0)) {
      const get = unit.value(it.callee);
      if (get.kind === 'get' && get.key === 'indexOf' && unit.value(get.of).kind === 'call')
        return placeTest(tracer, subject, { ...subject.ref, id: a }, it, true, 'startsWith');
    }
  }
  if (!constant) return undefined;
  if (subject.path.length === 0 && matches(tracer, subject, a)) return equal ? { safe: 'allow-listed' } : undefined;
  const values = constants.map((thing) => thing.value);
  if (values.length !== 1) return undefined;
  // `found === true`, `result.error === undefined`, `list.indexOf(x) === -1`.
  if (typeof values[0] === 'boolean') return implied(tracer, subject, a, values[0] === equal, depth + 1);
  if (values[0] === -1 && isIndex(subject, a)) return implied(tracer, subject, a, !equal, depth + 1);
  if (values[0] === undefined || values[0] === null) return implied(tracer, subject, a, !equal, depth + 1);
  return undefined;
}
function isIndex({ unit }: Subject, id: ValueId): boolean {
  const it = unit.value(id);
  const get = it.kind === 'call' ? unit.value(it.callee) : undefined;
  return get?.kind === 'get' && (get.key === 'indexOf' || get.key === 'search');
}
/** `list.indexOf(x) >= 0` and its kin: the call, and whether it found something. */
function indexTest(
  tracer: Tracing,
  subject: Subject,
  op: Op,
  side: boolean,
): { id: ValueId; found: boolean } | undefined {
  const { unit } = subject;
  const it = unit.value(op.left);
  if (it.kind !== 'call' || op.right === undefined) return undefined;
  const get = unit.value(it.callee);
  if (get.kind !== 'get' || (get.key !== 'indexOf' && get.key !== 'search')) return undefined;
  const bound = tracer.values.constants({ ...subject.ref, id: op.right })[0];
  const found = op.operator === '>=' ? bound === '0' : op.operator === '>' ? bound === '-1' : undefined;
  if (found === true) return { id: op.left, found: side };
  if (op.operator === '<' && bound === '0') return { id: op.left, found: !side };
  return undefined;
}
function call(
  tracer: Tracing,
  subject: Subject,
  id: ValueId,
  it: Call,
  side: boolean,
  depth: number,
): Fact | undefined {
  const { values } = tracer;
  const site: Ref = { ...subject.ref, id };
  const get = subject.unit.value(it.callee);
  let found: Fact | undefined = side ? counts(tracer, subject, id) : undefined;
  let known = false;
  for (const thing of values.things({ ...site, id: it.callee })) {
    if (thing.kind === 'function') {
      known = true;
      const sure = depth < MAX_DEPTH ? predicate(tracer, subject, thing, site, it, side, depth + 1) : undefined;
      found = stronger(found, sure ?? tests(subject, it));
    }
    if (thing.kind !== 'api') continue;
    if (thing.nodes.length === 0) found = stronger(found, tests(subject, it));
    for (const { row } of values.apis.rows(thing.nodes, 'guards')) {
      known = true;
      found = stronger(found, guard(tracer, subject, site, row, side));
    }
    for (const { row } of values.apis.rows(thing.nodes, 'validators')) {
      known = true;
      found = stronger(found, validator(tracer, subject, site, row, side, 'return'));
    }
  }
  if (!known && get.kind === 'get' && typeof get.key === 'string') {
    const name = get.key === 'indexOf' || get.key === 'search' ? 'includes' : get.key;
    for (const { row } of tracer.language.rows(name, 'guards'))
      found = stronger(found, guard(tracer, subject, site, row, side));
  }
  found = stronger(found, sought(tracer, subject, it, side));
  return PLACES.has(subject.kind) ? stronger(found, placeTest(tracer, subject, site, it, side)) : found;
}
/** `list.some((it) => it.name === x)`, `list.find(…)`, `list.every((it) => it !== x)`: whether `x` is one of a list. */
function sought(tracer: Tracing, subject: Subject, it: Call, side: boolean): Fact | undefined {
  const { unit, ref, path } = subject;
  const get = unit.value(it.callee);
  const test = it.args[0] === undefined ? undefined : unit.value(it.args[0]);
  if (get.kind !== 'get' || test?.kind !== 'function' || path.length > 0) return undefined;
  const found = /^(?:some|find|findIndex|findLast)$/.test(String(get.key));
  if (side !== found || (!found && get.key !== 'every')) return undefined;
  const element = test.params[0];
  const [given, ...others] = unit.returnedBy(test);
  const compared = given === undefined ? undefined : unit.value(given);
  if (element === undefined || others.length > 0 || compared?.kind !== 'op' || compared.right === undefined)
    return undefined;
  if (!(found ? /^===?$/ : /^!==?$/).test(compared.operator)) return undefined;
  const ofElement = comesOf(['get'], (_, id) => id === element || isPartOf(unit, id, element));
  const { left, right } = compared;
  const isSought =
    (matches(tracer, subject, left) && ofElement(unit, right)) ||
    (matches(tracer, subject, right) && ofElement(unit, left));
  const list = { ...ref, id: get.of };
  return isSought && !tracer.isCallers(list) && !tracer.isText(list) ? { safe: 'allow-listed' } : undefined;
}
/** A member that the parameter is taken apart into. */
function isPartOf(unit: FileUnit, id: ValueId, param: ValueId): boolean {
  const value = unit.value(id);
  return value.kind === 'get' && value.of === param;
}
const NUMBER: Fact = { safe: 'number' };
/** `Number(x)`, `parseInt(x)`: what makes a number other than none of a value, by which it is no object. */
function counts(tracer: Tracing, subject: Subject, id: ValueId): Fact | undefined {
  const it = subject.unit.value(id);
  if (it.kind !== 'call' || subject.path.length > 0 || it.args[0] === undefined) return undefined;
  if (!matches(tracer, subject, it.args[0])) return undefined;
  const { values } = tracer;
  const makes = values
    .things({ ...subject.ref, id: it.callee })
    .some(
      (thing) =>
        thing.kind === 'api' && values.apis.rows(thing.nodes, 'sanitizers').some(({ row }) => row.yields === 'number'),
    );
  const callee = subject.unit.value(it.callee);
  // Other readers of numbers stop at the first character that is none.
  return makes ? (callee.kind === 'global' && callee.name === 'Number' ? NUMBER : { text: true }) : undefined;
}
/** Code that is asked about the value, and does not say why it answers so: for text that is judged by what is in it. */
function tests(subject: Subject, it: Call): Fact | undefined {
  const { kind, path } = subject;
  return kind !== 'sql' && kind !== 'nosql' && path.length === 0 && it.args.some((id) => isMadeOf(subject, id))
    ? { tested: true }
    : undefined;
}
function guard(tracer: Tracing, subject: Subject, site: Ref, row: GuardRow, side: boolean): Fact | undefined {
  const holds = (row.side ?? 'true') === (side ? 'true' : 'false');
  if (subject.path.length > 0 || (!holds && row.against === undefined)) return undefined;
  if (!row.safeFor.some((it) => it === '*' || it === subject.kind)) return undefined;
  if (!tracer.values.argument(site, row.input).some((it) => matches(tracer, subject, it.id))) return undefined;
  if (row.against === undefined) return { safe: 'checked' };
  for (const ref of tracer.values.argument(site, row.against)) {
    const pattern = tracer.patternOf(ref);
    if (pattern !== undefined)
      return (holds ? anchored : excluding)(pattern.source, pattern.flags) ? { safe: 'pattern-checked' } : undefined;
    if (!holds) return undefined;
    if (tracer.isCallers(ref) || tracer.isText(ref)) return undefined;
    return { safe: 'allow-listed' };
  }
  return undefined;
}
function validator(
  tracer: Tracing,
  subject: Subject,
  site: Ref,
  row: ValidatorRow,
  side: boolean,
  at: string,
): Fact | undefined {
  if (row.fails === 'throws' || row.fails === 'rejects') return undefined;
  const [token, valid] = 'truthy' in row.fails ? [row.fails.truthy, false] : [row.fails.falsy, true];
  if (token.trim().replace(/\s+/g, ' ') !== at || valid !== side) return undefined;
  const output = row.output === undefined ? [] : outputs(subject, site, row.output);
  const judged =
    tracer.values.argument(site, row.input).some((it) => subject.ids.has(it.id)) ||
    output.some((it) => subject.ids.has(it));
  if (!judged) return undefined;
  const clear = harmlessBy(promisedByCall(tracer.schemas, site, row, subject.path), subject);
  return clear === undefined ? { note: 'checked by a schema' } : { safe: clear };
}
/** `TABLE[x]` that holds something: `x` is among its keys. */
function lookedUp(tracer: Tracing, subject: Subject, { key, of }: Get): Fact | undefined {
  if (typeof key === 'string' || subject.path.length > 0 || !matches(tracer, subject, key)) return undefined;
  return tracer.isCallers({ ...subject.ref, id: of }) ? undefined : { safe: 'allow-listed' };
}
/** Reads of the validator's output. */
function outputs(subject: Subject, site: Ref, output: string): readonly ValueId[] {
  const { unit } = subject;
  let ids: readonly ValueId[] = [site.id, ...unit.usersOf(site.id).filter((it) => unit.value(it).kind === 'wait')];
  for (const token of output.trim().split(/\s+/).slice(1)) {
    const key = token.replace(/^\./, '');
    ids = ids.flatMap((base) =>
      unit.usersOf(base).filter((it) => {
        const get = unit.value(it);
        return get.kind === 'get' && get.key === key;
      }),
    );
  }
  return ids;
}
/** `result.error`, `parsed.success`: a member of what a validator gave. */
function outcome(tracer: Tracing, subject: Subject, id: ValueId, side: boolean): Fact | undefined {
  const { unit } = subject;
  const tokens: string[] = [];
  let at = id;
  for (let depth = 0; depth < 4; depth++) {
    const value = unit.value(at);
    if (value.kind === 'get' && typeof value.key === 'string') {
      tokens.unshift(`.${value.key}`);
      at = value.of;
    } else if (value.kind === 'wait') at = value.of;
    else break;
  }
  const it = unit.value(at);
  if (it.kind !== 'call') return undefined;
  const site: Ref = { ...subject.ref, id: at };
  let found: Fact | undefined;
  for (const thing of tracer.values.things({ ...site, id: it.callee })) {
    if (thing.kind !== 'api') continue;
    for (const { row } of tracer.values.apis.rows(thing.nodes, 'validators'))
      found = stronger(found, validator(tracer, subject, site, row, side, ['return', ...tokens].join(' ')));
  }
  return found;
}
/** A function of the project as a condition: what each of its answers on this side has made sure of. */
function predicate(
  tracer: Tracing,
  subject: Subject,
  fn: FunctionThing,
  site: Ref,
  it: Call,
  side: boolean,
  depth: number,
): Fact | undefined {
  const unit = fn.ref.unit;
  const value = unit.value(fn.ref.id);
  const index = it.args.findIndex((id) => subject.ids.has(id));
  const param = value.kind === 'function' ? value.params[index] : undefined;
  if (value.kind !== 'function' || param === undefined) return undefined;
  const ctx = tracer.values.enter(fn, site);
  return tracer.guards.inside(subject, unit, param, ctx, `${String(side)} ${String(depth)}`, (inner) => {
    let weakest: Fact | undefined;
    let first = true;
    for (const exit of unit.returnsOf(value)) {
      const answer = exit.value === undefined ? undefined : unit.value(exit.value);
      const constant =
        answer?.kind === 'literal'
          ? Boolean(answer.value)
          : answer === undefined || answer.kind === 'absent'
            ? false
            : undefined;
      if (constant !== undefined && constant !== side) continue;
      const own = exit.value === undefined ? undefined : implied(tracer, inner, exit.value, side, depth);
      const fact = stronger(own, tracer.guards.known(inner, [{ unit, id: exit.at, region: exit.from }], depth));
      if (fact === undefined) return undefined;
      weakest = first ? fact : weaker(weakest, fact);
      first = false;
    }
    return weakest;
  });
}
/** The subject itself, or the same in lower case, trimmed, or as a number. */
function matches(tracer: Tracing, subject: Subject, id: ValueId, depth = 0): boolean {
  if (subject.ids.has(id)) return true;
  const { unit } = subject;
  const value = unit.value(id);
  if (depth > 3) return false;
  if (PLACES.has(subject.kind) && value.kind === 'call' && isWrittenAlike(unit, subject.ref.id, id)) return true;
  if (value.kind === 'op')
    return value.operator === '+' && value.right === undefined && matches(tracer, subject, value.left, depth + 1);
  if (value.kind !== 'call') return false;
  const get = unit.value(value.callee);
  if (get.kind === 'global')
    return (
      (get.name === 'String' || get.name === 'Number' || get.name === 'BigInt') &&
      value.args[0] !== undefined &&
      matches(tracer, subject, value.args[0], depth + 1)
    );
  return (
    get.kind === 'get' &&
    typeof get.key === 'string' &&
    /^(to(Lower|Upper|LocaleLower|LocaleUpper)Case|trim(Start|End)?|toString)$/.test(get.key) &&
    matches(tracer, subject, get.of, depth + 1)
  );
}
