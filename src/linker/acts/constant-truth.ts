/** Conditions that come out the same way whoever asks. */
import type { Ref } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import type { Alternatives } from './alternatives.ts';

/** It comes out the same way whoever asks. */
export function constantTruth(values: Values, alternatives: Alternatives, ref: Ref): boolean | undefined {
  const value = ref.unit.value(ref.id);
  if (value.kind === 'object' || value.kind === 'array' || value.kind === 'function' || value.kind === 'class')
    return true;
  if (value.kind === 'absent') return false;
  if (value.kind === 'literal') return Boolean(value.value);
  if (value.kind === 'call' && (value.new === true || isAnswer(values, ref))) return true;
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
  if (value.kind !== 'get') return found;
  // What all entries of a table are says nothing of a key that has none.
  if (found === true && values.keys({ ...ref, id: value.of }, value.key).length === 0) return undefined;
  // A member that nobody was seen to fill is not known to be empty, and one that is filled later not to be full.
  const isSure = found === true ? alternatives.isThere(ref) : isKnownConstant(values, ref);
  return isSure ? found : undefined;
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
