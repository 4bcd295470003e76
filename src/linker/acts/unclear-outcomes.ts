/**
 * Somebody is kept out by the outcome of what looked at their credentials, or at who they are, and how that outcome decides
 * is not followed: it came back in an instance (`if (result.isErr())`), or through a function that a library runs.
 */
import type { ValueId } from '../../facts/facts.ts';
import { namedRights, rightWords } from '../../libraries/http.ts';
import type { Edges } from '../origins.ts';
import { Origins, originsIn } from '../origins.ts';
import type { ApiThing, Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Refusal } from './gate.ts';
import type { Passages } from './passages.ts';
import { isVerification } from './principals.ts';
import { isPromised } from './promised.ts';
import { conditionsAround } from './conditions.ts';
import { isKnown } from './unclear-refusals.ts';

const MADE_OF: Edges = ['wait', 'join', 'load', 'get', 'element', 'op', 'array', 'object', 'receiver', 'arguments'];
const THROUGH = [...MADE_OF, 'results'] as const;
/** What a text is asked for its form. */
const FORMS = /^(?:startsWith|endsWith|match|test)$/;
/** So many values that a condition comes of are looked at. */
const NEAREST = 80;

/** The first refusal that hangs on such an outcome. */
export function unclearOutcome(
  passages: Passages,
  claim: 'caller' | 'right',
  refusals: readonly Refusal[],
): Ref | undefined {
  const { values } = passages;
  const decides = claim === 'caller' ? verifies : asksWho;
  return refusals.find(({ at, within = at, status, perhaps }) => {
    const isMeant = status === 403 || (claim === 'caller' && (status === 401 || status === undefined));
    if (!isMeant || perhaps === true) return false;
    const places = within === at ? [at] : [at, within];
    if (places.some((it) => isKnown(passages.provesAt(it)))) return false;
    return places.flatMap(conditionsAround).some((condition) => {
      // A promise is always there, whatever it is kept with.
      if (isPromised(values, positive(condition))) return false;
      if (claim === 'right' && asksRight(passages, condition)) return true;
      for (const ref of new Origins(values, condition, THROUGH, () => true, NEAREST))
        if (decides(passages, ref)) return true;
      return false;
    });
  })?.at;
}
/** A condition without the `!` in front of it. */
function positive(ref: Ref): Ref {
  const value = ref.unit.value(ref.id);
  return value.kind === 'op' && value.operator === '!' ? positive({ ...ref, id: value.left }) : ref;
}
/**
 * Credentials are verified here, and not what shows which page sent the request. Who fills a form with a password signs in:
 * that is for whoever comes.
 */
function verifies({ values, natures }: Passages, ref: Ref): boolean {
  const call = ref.unit.value(ref.id);
  if (call.kind !== 'call') return false;
  const verifying = values
    .things({ ...ref, id: call.callee })
    .filter((it): it is ApiThing => it.kind === 'api' && isVerification(values, it));
  if (verifying.length === 0) return false;
  const { forgery, parts } = natures.ofAll(call.args.map((id): Ref => ({ ...ref, id })));
  const isOfPassword = (it: ApiThing): boolean =>
    values.apis.rows(it.nodes, 'crypto').every(({ row }) => row.does === 'compare-password');
  return !forgery && !(parts.has('body') && verifying.every(isOfPassword));
}
/** What is named for a right is asked, most likely of what is stored, and how that is answered is not followed. */
function asksRight({ natures }: Passages, condition: Ref): boolean {
  const { unit, id } = condition;
  const { stored, remote } = natures.of(condition);
  const names = [...originsIn(unit, id, ['wait', 'join', 'load', 'op'])].map((it) => nameOfCalled(unit, it));
  return names.some((it) => namedRights.test(it) || ((stored || remote) && rightWords.test(it)));
}
/** A library runs a function here that looks at whoever was made sure of. */
function asksWho({ values, natures }: Passages, ref: Ref): boolean {
  const { unit } = ref;
  const call = unit.value(ref.id);
  if (call.kind !== 'call') return false;
  if (values.things({ ...ref, id: call.callee }).some((it) => it.kind === 'function')) return false;
  return call.args.some((arg) => {
    const fn = unit.value(arg);
    if (fn.kind !== 'function' || fn.body < 0) return false;
    return unit.returnsOf(fn).some(({ value }) => {
      // The form of a text of theirs is no right, and what they are asked for is told by more than what is in a list of theirs.
      if (value === undefined || FORMS.test(unit.calledName(value))) return false;
      return [...originsIn(unit, value, MADE_OF)].some(
        (it) => unit.value(it).kind === 'get' && !isOfItem(unit, it, arg) && natures.of({ ...ref, id: it }).principal,
      );
    });
  });
}
/** It is read from what a function is called with. */
function isOfItem(unit: FileUnit, id: ValueId, fn: ValueId): boolean {
  return [...originsIn(unit, id, ['wait', 'join', 'load', 'get'])].some((it) => {
    const value = unit.value(it);
    return value.kind === 'param' && value.function === fn;
  });
}
function nameOfCalled(unit: FileUnit, id: ValueId): string {
  const call = unit.value(id);
  const callee = call.kind === 'call' ? unit.value(call.callee) : undefined;
  if (callee?.kind === 'import' || callee?.kind === 'global') return callee.name;
  return callee?.kind === 'function' ? callee.name : unit.calledName(id);
}
