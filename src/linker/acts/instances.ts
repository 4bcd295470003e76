/** Whether something is an instance of a class: `result instanceof Forbidden`, where a function gives one, or nothing. */
import { type Ref, type Thing, valueKey } from '../things.ts';
import { LANGUAGE } from '../values/library.ts';
import type { Values } from '../values/kernel.ts';
import type { Alternative } from './alternatives.ts';
import { anyOf, type Known } from './proven.ts';

const NO_INSTANCE = /^(?:absent|literal|text)$/;
/** How errors are named in packages. */
const ERROR = /(?:Error|Exception)$/;
/** Classes that are made from one another. */
const MAX_DEEP = 8;

/** What is known where it is one, or is none; `undecided`: none of what it may be tells. */
export function knownInstance(
  values: Values,
  all: readonly Alternative[],
  of: Ref,
  side: boolean,
): Known | undefined | 'undecided' {
  const told = all.map((it) => (it.absent === true ? false : isInstance(values, it.ref, of)));
  if (all.length < 2 || !told.includes(!side)) return 'undecided';
  return anyOf(all.flatMap((it, index) => (told[index] === !side ? [] : [it.known(side)])));
}
/** undefined: it may be one. */
function isInstance(values: Values, ref: Ref, of: Ref): boolean | undefined {
  const value = ref.unit.value(ref.id);
  if (NO_INSTANCE.test(value.kind)) return false;
  if (value.kind !== 'call' || value.new !== true) return undefined;
  const made = values.things({ ...ref, id: value.callee });
  const classes = values.things(of);
  return made.some((it) => classes.some((cls) => isOf(values, it, cls))) ? true : undefined;
}
/** One class is another, or is made from it. */
function isOf(values: Values, it: Thing, cls: Thing, deep = 0): boolean {
  if (it.kind === 'api') {
    if (cls.kind !== 'api') return false;
    return (it.package === cls.package && it.path === cls.path) || (isError(cls) && ERROR.test(it.path));
  }
  if (it.kind !== 'class' || deep > MAX_DEEP) return false;
  if (cls.kind === 'class' && valueKey(it.ref) === valueKey(cls.ref)) return true;
  const value = it.ref.unit.value(it.ref.id);
  return (
    value.kind === 'class' &&
    value.extends.some((id) => values.things({ ...it.ref, id }).some((base) => isOf(values, base, cls, deep + 1)))
  );
}
function isError(it: Thing): boolean {
  return it.kind === 'api' && it.package === LANGUAGE && it.path === 'Error';
}
