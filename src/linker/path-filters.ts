/** What options say of the paths of files: a text, a pattern, or a function that does nothing but look at the path. */
import type { ValueId } from '../facts/facts.ts';
import { compiled } from './path-cover.ts';
import { patternOf, type Thing } from './things.ts';
import type { FileUnit } from './units.ts';

export interface PathFilter {
  readonly test: PathTest;
  /** What passes is kept; otherwise it is left out. */
  readonly keeps: boolean;
  readonly begins: string;
}
type PathTest = (path: string) => boolean;

/** What an option says of paths; undefined where it is computed. */
export function filterOf(thing: Thing, isPattern: boolean): PathTest | undefined {
  if (thing.kind === 'function') return asked(thing.ref.unit, thing.ref.id);
  const value = patternOf(thing);
  const text = thing.kind === 'constant' && typeof thing.value === 'string' ? thing.value : undefined;
  if (text !== undefined && !isPattern) return (path) => path.includes(text);
  if (value !== undefined) return matching(value.source, value.flags);
  return text === undefined ? undefined : matching(text, '');
}
function matching(source: string, flags: string): PathTest | undefined {
  const pattern = compiled(source, flags.replace(/[gy]/g, ''));
  return pattern && ((path) => pattern.test(path));
}
/** It holds of the file, or of what it is compiled to: that may be what is asked for. */
export function orBuilt(test: PathTest): PathTest {
  return (path) => test(path) || test(path.replace(/\.([cm]?)tsx?$/, '.$1js'));
}
/** `(path) => /\.route\.ts$/.test(path) || path.endsWith('.hook.ts')` */
function asked(unit: FileUnit, id: ValueId): PathTest | undefined {
  const fn = unit.value(id);
  if (fn.kind !== 'function' || fn.async === true) return undefined;
  const [given] = fn.params;
  const [exit, ...others] = unit.returnsOf(fn);
  if (given === undefined || exit?.value === undefined || others.length > 0) return undefined;
  return conditionOf(unit, exit.value, given);
}
function conditionOf(unit: FileUnit, id: ValueId, given: ValueId): PathTest | undefined {
  const value = unit.value(id);
  if (value.kind === 'op') {
    const left = conditionOf(unit, value.left, given);
    if (value.operator === '!') return left && ((path) => !left(path));
    const right = value.right === undefined ? undefined : conditionOf(unit, value.right, given);
    if (left === undefined || right === undefined) return undefined;
    if (value.operator === '&&') return (path) => left(path) && right(path);
    return value.operator === '||' ? (path) => left(path) || right(path) : undefined;
  }
  const callee = value.kind === 'call' ? unit.value(value.callee) : undefined;
  if (value.kind !== 'call' || callee?.kind !== 'get' || value.args.length !== 1) return undefined;
  const [argument] = value.args;
  const of = unit.value(callee.of);
  if (of.kind === 'pattern')
    return callee.key === 'test' && argument === given ? matching(of.source, of.flags) : undefined;
  const text = unit.value(argument!);
  if (callee.of !== given || text.kind !== 'literal' || typeof text.value !== 'string') return undefined;
  const part = text.value;
  if (callee.key === 'includes') return (path) => path.includes(part);
  if (callee.key === 'startsWith') return (path) => path.startsWith(part);
  return callee.key === 'endsWith' ? (path) => path.endsWith(part) : undefined;
}
