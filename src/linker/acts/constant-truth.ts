/** Conditions that come out the same way whoever asks. */
import type { Op } from '../../facts/facts.ts';
import { stageSetting, triedStages } from '../../libraries/http.ts';
import { type Ref, type Thing, valueKey } from '../things.ts';
import { isOfEnvironment } from '../values/library.ts';
import { memberWrites } from '../values/member-writes.ts';
import type { Values } from '../values/kernel.ts';
import type { Alternatives, Returned } from './alternatives.ts';
import { isFailure } from './errors.ts';
import { isHanded } from './handed-lists.ts';
import { askedPresence } from './presence.ts';
import { both, type Known } from './proven.ts';

/** Objects handed on in objects. */
const MAX_DEEP = 6;

/** It comes out the same way whoever asks. */
export function constantTruth(values: Values, alternatives: Alternatives, ref: Ref): boolean | undefined {
  const value = ref.unit.value(ref.id);
  if (value.kind === 'object' || value.kind === 'array' || value.kind === 'function' || value.kind === 'class')
    return true;
  if (value.kind === 'absent') return false;
  if (value.kind === 'literal') return Boolean(value.value);
  if (value.kind === 'call' && (value.new === true || isAnswer(values, ref))) return true;
  if (isFailure(ref)) return true;
  if (value.kind === 'op') return asDeployed(values, ref, value) ?? besideNothing(values, alternatives, ref, value);
  const handed = value.kind === 'call' ? isHanded(values, ref) : undefined;
  if (handed !== undefined) return handed;
  const asks = value.kind === 'call' ? askedPresence(values, ref) : undefined;
  if (asks !== undefined) {
    const truth = constantTruth(values, alternatives, asks.of);
    return truth === undefined ? undefined : truth === asks.there;
  }
  if (value.kind === 'import') return ofLibrary(values, ref);
  if (value.kind !== 'get' && value.kind !== 'param') return undefined;
  if (value.kind === 'get' && value.key === 'length') {
    const count = alternatives.count({ ...ref, id: value.of });
    if (count !== undefined) return count > 0;
  }
  let found: boolean | undefined;
  for (const thing of values.things(ref)) {
    if (thing.kind !== 'constant' || (found !== undefined && found !== Boolean(thing.value))) return undefined;
    found = Boolean(thing.value);
  }
  // What others hand over is not what is left out here.
  const left = found === true ? isLeftOut(alternatives, ref) : undefined;
  if (left !== undefined) return left === 'always' ? false : undefined;
  if (value.kind !== 'get') return found;
  // What all entries of a table are says nothing of a key that has none.
  if (found === true && values.keys({ ...ref, id: value.of }, value.key).length === 0) return undefined;
  // A member that nobody was seen to fill is not known to be empty, and one that is filled later not to be full.
  if (found !== undefined && (isPutElsewhere(values, ref, found) || isPutOnHanded(values, ref))) return undefined;
  const isSure = found === true ? alternatives.isThere(ref) : isKnownConstant(values, ref);
  return isSure ? found : undefined;
}
/** A method in sight says nothing but yes with what is handed to it here (`has(rights)`, of none). */
export function isAlwaysSo(returned: readonly Returned[], denied: (ref: Ref) => Known | undefined): boolean {
  return (
    returned.length > 0 &&
    returned.every(({ ref, state }) => {
      const known = state.get();
      return known === undefined || both(known, denied(ref)) === undefined;
    })
  );
}
/** Something else is put into the member of an object that several files share (`state.ready = true`). */
function isPutElsewhere(values: Values, ref: Ref, is: boolean): boolean {
  const get = ref.unit.value(ref.id);
  if (get.kind !== 'get' || typeof get.key !== 'string') return false;
  const own = objectsOf(values, { ...ref, id: get.of });
  if (own.length === 0) return false;
  return memberWrites(values, get.key).some(
    ({ of, to, at }) =>
      at.unit !== ref.unit &&
      at.unit.role !== 'test' &&
      objectsOf(values, of).some((it) => own.includes(it)) &&
      !values.things(to).every((it) => it.kind === 'constant' && Boolean(it.value) === is),
  );
}
/** It is put onto what a library hands over, as a request or a session: on another one it is not. */
function isPutOnHanded(values: Values, ref: Ref): boolean {
  const get = ref.unit.value(ref.id);
  if (get.kind !== 'get' || typeof get.key !== 'string') return false;
  if (!values.things({ ...ref, id: get.of }).some((it) => it.kind === 'api')) return false;
  return memberWrites(values, get.key).some(({ at }) => at.unit.role !== 'test');
}
function objectsOf(values: Values, ref: Ref): readonly string[] {
  return values.things(ref).flatMap((it) => (it.kind === 'object' ? [valueKey(it.ref)] : []));
}
/** What a library says that it gives under a name; what files of the project export may change. */
function ofLibrary(values: Values, ref: Ref): boolean | undefined {
  const value = ref.unit.value(ref.id);
  const isFile =
    value.kind !== 'import' ||
    typeof value.from !== 'string' ||
    values.modules.resolve(ref.unit, value.from).is !== 'package';
  const [only, another] = isFile ? [] : values.things(ref);
  return only?.kind === 'constant' && another === undefined ? Boolean(only.value) : undefined;
}
/** A parameter for which calls hand over nothing. */
function isLeftOut(alternatives: Alternatives, ref: Ref): 'always' | 'sometimes' | undefined {
  if (ref.unit.value(ref.id).kind !== 'param') return undefined;
  const all = alternatives.of(ref);
  if (!all.some((it) => it.absent === true)) return undefined;
  return all.every((it) => it.absent === true) ? 'always' : 'sometimes';
}
/** What a condition says that asks where the backend runs (`process.env.NODE_ENV === 'test'`): it is judged as it is deployed.
 * Where it says production, or does not, nothing is said of a stage that was left unset. */
function asDeployed(values: Values, ref: Ref, { operator, left, right }: Op): boolean | undefined {
  if (right === undefined || !/^[!=]==?$/.test(operator)) return undefined;
  const sides = [left, right].map((id) => values.things({ ...ref, id }));
  if (!sides.some((it) => it.length === 1 && isOfEnvironment(it[0]!) && asksStage(it[0]!))) return undefined;
  const texts = sides.flat().flatMap((it) => (it.kind === 'constant' ? [it.value] : []));
  const [text] = texts;
  if (texts.length !== 1 || typeof text !== 'string') return undefined;
  return triedStages.test(text) ? operator.startsWith('!') : undefined;
}
function asksStage(thing: Thing): boolean {
  return thing.kind === 'api' && stageSetting.test(thing.path);
}
/** `kind === undefined`, where the kind is `null` or `false` whoever asks. */
function besideNothing(
  values: Values,
  alternatives: Alternatives,
  ref: Ref,
  { operator, left, right }: Op,
): boolean | undefined {
  if (right === undefined || !/^[!=]==?$/.test(operator)) return undefined;
  const { unit } = ref;
  for (const [id, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const nothing = unit.value(other);
    const isNull = nothing.kind === 'literal' && nothing.value === null;
    if (nothing.kind !== 'absent' && !isNull) continue;
    const found = constantsOf(values, alternatives, { ...ref, id });
    if (found === undefined) return undefined;
    const outcomes = found.map((it) => {
      const same = operator.length === 3 ? it === (isNull ? null : undefined) : it === null || it === undefined;
      return same === operator.startsWith('=');
    });
    return outcomes.every((it) => it === outcomes[0]) ? outcomes[0] : undefined;
  }
  return undefined;
}
/** The constants of which a value is one, whoever asks. */
function constantsOf(
  values: Values,
  alternatives: Alternatives,
  ref: Ref,
  deep = MAX_DEEP,
): readonly unknown[] | undefined {
  const value = ref.unit.value(ref.id);
  if (value.kind === 'literal') return [value.value];
  if (value.kind === 'get' && typeof value.key === 'string' && deep > 0) {
    const { key } = value;
    const found: unknown[] = [];
    for (const it of alternatives.of({ ...ref, id: value.of })) {
      const entry = it.absent ? undefined : alternatives.entry(it.ref, key);
      const written = entry === 'absent' ? [undefined] : entry && constantsOf(values, alternatives, entry, deep - 1);
      if (written === undefined) return undefined;
      found.push(...written);
    }
    return found;
  }
  const things = values.things(ref);
  if (!things.every((it) => it.kind === 'constant')) return undefined;
  const left = isLeftOut(alternatives, ref);
  return left === 'always'
    ? [undefined]
    : [...things.map((it) => it.value), ...(left === 'sometimes' ? [undefined] : [])];
}
/** It makes an answer that is given back (`NextResponse.redirect('/')`): always something. */
function isAnswer(values: Values, ref: Ref): boolean {
  const call = ref.unit.value(ref.id);
  const { apis } = values;
  return (
    call.kind === 'call' &&
    values.things({ ...ref, id: call.callee }).some((it) => {
      if (it.kind !== 'api' || apis.rows(it.nodes, 'responses').length === 0) return false;
      const { is, conventions = {} } = apis.library(it.package) ?? {};
      return is?.includes('framework') !== true || Object.values(conventions).some((of) => of.returnsResponse === true);
    })
  );
}
function isKnownConstant(values: Values, ref: Ref): boolean {
  return values.things(ref).every((it) => it.kind === 'constant' && it.value !== undefined && it.value !== null);
}
