/** What is known of a value that hangs on something assumed: enough to tell which way a condition goes. */
import { type Ref, refKey } from '../things.ts';

export type Known =
  /** `undefined` or `null`. */
  | { readonly is: 'nothing' }
  | { readonly is: 'constant'; readonly value: string | number | boolean }
  /** A list; items of which nothing is known are undefined. */
  | { readonly is: 'list'; readonly items: readonly (Known | undefined)[] }
  /** An object literal. */
  | { readonly is: 'object'; readonly ref: Ref }
  /** Something that is there. Two with names are the same one where the names are. */
  | { readonly is: 'thing'; readonly name?: string }
  /** Something that is not `null`, and may be falsy all the same. */
  | { readonly is: 'given' }
  /** The same as a thing with a name, though it may be falsy. */
  | { readonly is: 'named'; readonly name: string };
/** Undefined: nothing is known. */
export type Maybe = Known | undefined;

export const NOTHING: Known = { is: 'nothing' };
export const THERE: Known = { is: 'thing' };

export function constant(value: string | number | boolean): Known {
  return { is: 'constant', value };
}
/** Whether it counts as true. */
export function truth(it: Maybe): boolean | undefined {
  switch (it?.is) {
    case 'nothing':
      return false;
    case 'constant':
      return Boolean(it.value);
    case 'list':
    case 'object':
    case 'thing':
      return true;
    default:
      return undefined;
  }
}
/** Equal for equal values; undefined where that cannot be told. */
export function textOf(it: Maybe): string | undefined {
  if (it === undefined) return undefined;
  if (it.is === 'object') return `object ${refKey(it.ref)}`;
  if (it.is !== 'list') return JSON.stringify(it);
  const items = it.items.map(textOf);
  return items.includes(undefined) ? undefined : `[${items.join()}]`;
}
/** Whether two are equal. */
export function equal(a: Maybe, b: Maybe): boolean | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (a.is === 'nothing' || b.is === 'nothing')
    return a.is === b.is ? true : a.is === 'named' || b.is === 'named' ? undefined : false;
  if (a.is === 'constant' && b.is === 'constant') return a.value === b.value;
  const [left, right] = [nameOf(a), nameOf(b)];
  return left === undefined || right === undefined ? undefined : left === right;
}
function nameOf(it: Known): string | undefined {
  return it.is === 'thing' || it.is === 'named' ? it.name : undefined;
}
/** What one of several is: the same in all, or true (or false) in all. */
export function either(all: readonly Maybe[]): Maybe {
  const [first] = all;
  if (first === undefined) return undefined;
  if (all.every((it) => equal(first, it) === true)) return first;
  const way = truth(first);
  if (way === undefined || !all.every((it) => truth(it) === way)) return undefined;
  return way ? THERE : constant(false);
}
/** Whether one (`some`) or each (`every`) of several is true. */
export function some(all: readonly (boolean | undefined)[]): boolean | undefined {
  return all.includes(true) ? true : all.includes(undefined) ? undefined : false;
}
export function every(all: readonly (boolean | undefined)[]): boolean | undefined {
  return all.includes(false) ? false : all.includes(undefined) ? undefined : true;
}
/** A truth as a value. */
export function fromTruth(it: boolean | undefined): Maybe {
  return it === undefined ? undefined : constant(it);
}
/** Whether it is a list. */
export function isList(it: Maybe): Maybe {
  if (it === undefined || it.is === 'thing' || it.is === 'named' || it.is === 'given') return undefined;
  return constant(it.is === 'list');
}
/** Whether there is something in a list. */
export function isFilled(it: Maybe): boolean | undefined {
  return it?.is === 'list' ? it.items.length > 0 : undefined;
}
/** What a comparison of numbers gives. */
export function compared(operator: string, left: number, right: number): boolean {
  return operator === '>'
    ? left > right
    : operator === '<'
      ? left < right
      : operator === '>='
        ? left >= right
        : left <= right;
}
