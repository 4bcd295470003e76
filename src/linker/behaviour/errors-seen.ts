/** Which values are errors that were caught or handed over, and what of them is read. */
import { triedStages } from '../../libraries/http.ts';
import type { Call, RegionId, ValueId } from '../../facts/facts.ts';
import { comesOf, SAME } from '../origins.ts';
import type { FileUnit } from '../units.ts';
import { chainLink } from './promises.ts';
import type { Scene } from './scene.ts';

const NAMED = /^(?:e|ex|err|error|exception|failure|reason|cause)$/i;
const ERROR_NAME = /err(?:or)?s?$|^e$|exception$|failure$/i;

/** True for a caught error, the first parameter of an error-first callback or handler, and the parameter of `.catch(f)`. */
export const isError = comesOf([...SAME, 'fallback'], (unit, id) => {
  const { kind } = unit.value(id);
  return kind === 'caught' || (kind === 'param' && isErrorParam(unit, id));
});
/** An error, or something read out of one. */
const isOfError = comesOf(['get'], isError);
function isErrorParam(unit: FileUnit, id: ValueId): boolean {
  const param = unit.value(id);
  if (param.kind !== 'param' || param.index > 1) return false;
  for (const user of unit.usersOf(param.function)) {
    const link = chainLink(unit, user);
    if (link?.failed === param.function && param.index === 0) return true;
  }
  return NAMED.test(param.name) && param.index === 0;
}
/** What of an error a value shows: the object, its stack, its text; undefined where it shows none. */
export function shown(unit: FileUnit, id: ValueId): 'stack' | 'error' | 'message' | 'sql' | undefined {
  const value = unit.value(id);
  if (isError(unit, id)) return 'error';
  if (value.kind !== 'get' || typeof value.key !== 'string' || !isErrorOrPart(unit, value.of)) return undefined;
  if (value.key === 'stack') return 'stack';
  if (value.key === 'message') return 'message';
  return /^(?:sql|sqlMessage|query|detail|hint|where|internalQuery|original|parent)$/.test(value.key)
    ? 'sql'
    : undefined;
}
function isErrorOrPart(unit: FileUnit, id: ValueId): boolean {
  const value = unit.value(id);
  return (
    isError(unit, id) ||
    (value.kind === 'get' && /^(?:original|parent|cause|inner)$/.test(String(value.key)) && isError(unit, value.of))
  );
}
/** The place is reached only when something has failed: a catch, a callback of errors, a branch that tests an error. */
export function isOnError(unit: FileUnit, region: RegionId): boolean {
  for (let r = region; r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    if (it.kind === 'catch') return true;
    if ((it.kind === 'branch' || it.kind === 'rest') && testsError(unit, it.condition, it.side)) return true;
    if (it.kind === 'function') {
      const fn = unit.value(it.of);
      if (fn.kind !== 'function') return false;
      for (const user of unit.usersOf(it.of)) if (chainLink(unit, user)?.failed === it.of) return true;
      if (fn.params.length >= 3 && fn.params[0] !== undefined && isError(unit, fn.params[0])) return true;
    }
  }
  return false;
}
/** A condition that says an error is there. */
function testsError(unit: FileUnit, condition: ValueId, side: string): boolean {
  const value = unit.value(condition);
  if (value.kind === 'op' && value.operator === '!')
    return testsError(unit, value.left, side === 'true' ? 'false' : 'true');
  if (value.kind === 'op' && value.right !== undefined && (value.operator === '&&' || value.operator === '||'))
    return testsError(unit, value.left, side) || testsError(unit, value.right, side);
  if (value.kind === 'op' && value.operator === 'instanceof') return side === 'true' && isError(unit, value.left);
  if (side !== 'true') return false;
  if (isError(unit, condition)) return true;
  return value.kind === 'get' && typeof value.key === 'string' && ERROR_NAME.test(value.key);
}
/** The class of the error was tested on the way here: what it says was written for the caller. */
export function isKnownError(unit: FileUnit, region: RegionId): boolean {
  for (let r = region; r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    if ((it.kind === 'branch' || it.kind === 'rest') && it.side === 'true' && namesClass(unit, it.condition))
      return true;
    if (it.kind === 'case' && aboutError(unit, it.subject)) return true;
  }
  return false;
}
/** Some part of the condition says what kind of error it is. */
const namesClass = comesOf(['logic'], (unit, id) => {
  const value = unit.value(id);
  if (value.kind === 'call') return value.args.some((arg) => isError(unit, arg));
  if (value.kind === 'get') return isError(unit, value.of);
  if (value.kind !== 'op') return false;
  if (value.operator === 'instanceof') return isError(unit, value.left);
  return (
    (value.operator === '===' || value.operator === '==') &&
    (aboutError(unit, value.left) || (value.right !== undefined && aboutError(unit, value.right)))
  );
});
/** The place is come to with a text that was thrown: `if (typeof error === 'string')`. */
export function isThrownText(unit: FileUnit, region: RegionId): boolean {
  for (let r = region; r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    if (it.kind === 'branch' && it.side === 'true' && asksForText(unit, it.condition)) return true;
    if (it.kind === 'case' && it.tests.length > 0 && it.tests.every((test) => asksForText(unit, test))) return true;
  }
  return false;
}
function asksForText(unit: FileUnit, id: ValueId): boolean {
  const value = unit.value(id);
  if (value.kind !== 'op' || value.right === undefined) return false;
  const sides = [value.left, value.right];
  if (value.operator === '&&') return sides.some((it) => asksForText(unit, it));
  const isAsked = (it: ValueId): boolean => {
    const asked = unit.value(it);
    return asked.kind === 'op' && asked.operator === 'typeof' && isError(unit, asked.left);
  };
  const isText = (it: ValueId): boolean => {
    const text = unit.value(it);
    return text.kind === 'literal' && text.value === 'string';
  };
  return /^===?$/.test(value.operator) && sides.some(isAsked) && sides.some(isText);
}
/** Where the place is come to, the text of the error is one that is written here: `if (error.message === 'sold out')`. */
export function isListedText(scene: Scene, unit: FileUnit, region: RegionId): boolean {
  for (let r = region; r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    if (it.kind === 'function') return false;
    if (it.kind === 'branch' && it.side === 'true' && comparesText(scene, unit, it.condition)) return true;
    if (it.kind === 'case' && shown(unit, it.subject) === 'message' && it.tests.length > 0) return true;
  }
  return false;
}
function comparesText(scene: Scene, unit: FileUnit, id: ValueId): boolean {
  const value = unit.value(id);
  if (value.kind === 'call') {
    const [text] = value.args;
    if (isPartOfOwn(scene, unit, value)) return true;
    return (
      text !== undefined &&
      /^(?:includes|has)$/.test(unit.calledName(id)) &&
      shown(unit, text) === 'message' &&
      value.receiver !== undefined &&
      shown(unit, value.receiver) === undefined
    );
  }
  if (value.kind !== 'op' || value.right === undefined) return false;
  const sides = [value.left, value.right];
  if (value.operator === '&&') return sides.some((it) => comparesText(scene, unit, it));
  if (value.operator === '||') return sides.every((it) => comparesText(scene, unit, it));
  return (
    /^===?$/.test(value.operator) &&
    sides.some((it) => shown(unit, it) === 'message') &&
    sides.some((it) => shown(unit, it) === undefined)
  );
}
/** `error.message.includes('no such place')`, of what the project itself says in an error that it makes. */
function isPartOfOwn(scene: Scene, unit: FileUnit, { args, callee, receiver }: Call): boolean {
  const get = unit.value(callee);
  if (get.kind !== 'get' || !/^(?:includes|startsWith|endsWith)$/.test(String(get.key))) return false;
  const asked = args[0] === undefined ? undefined : unit.value(args[0]);
  if (receiver === undefined || shown(unit, receiver) !== 'message') return false;
  if (asked?.kind !== 'literal' || typeof asked.value !== 'string' || asked.value.length < SAID) return false;
  const { value } = asked;
  return ownTexts(scene).some((it) => it.includes(value));
}
/** Less says too little of who made the error. */
const SAID = 6;
const texts = new WeakMap<Scene, readonly string[]>();
/** What the project says in the errors that it makes. */
function ownTexts(scene: Scene): readonly string[] {
  let found = texts.get(scene);
  if (found === undefined) {
    found = scene.units.flatMap((unit) =>
      unit.facts.values.flatMap((it) => {
        if (it.kind !== 'call' || it.new !== true || !MADE.test(madeOf(unit, it))) return [];
        return it.args.flatMap((arg) => {
          const said = unit.value(arg);
          if (said.kind === 'text') return said.chunks;
          return said.kind === 'literal' && typeof said.value === 'string' ? said.value : [];
        });
      }),
    );
    texts.set(scene, found);
  }
  return found;
}
const MADE = /(?:Error|Exception)$/;
function madeOf(unit: FileUnit, { callee }: Call): string {
  const value = unit.value(callee);
  if (value.kind === 'get') return String(value.key);
  return value.kind === 'global' || value.kind === 'import' || value.kind === 'class' ? value.name : '';
}
/** A member of an error that says what kind it is. */
function aboutError(unit: FileUnit, id: ValueId): boolean {
  const value = unit.value(id);
  return value.kind === 'get' && isOfError(unit, value.of);
}
/** A value that is chosen by the environment (`isDev ? error.stack : undefined`). */
export const dependsOnEnvironment = comesOf(['get', 'op', 'callee', 'arguments'], (unit, id) => {
  const value = unit.value(id);
  if (value.kind === 'get')
    return /^(?:NODE_ENV|env|environment|development|production|debug|expose(?:Stack|Errors)?|is(?:Dev|Prod)\w*)$/i.test(
      String(value.key),
    );
  const named = value.kind === 'load' ? unit.value(value.cell) : value;
  return (
    (named.kind === 'import' || named.kind === 'param' || named.kind === 'cell') &&
    /^(?:is)?_?(?:dev|prod|debug|env)/i.test(named.name)
  );
});

/** What is known of a condition besides. */
type Known = (condition: ValueId) => boolean | undefined;
/** Reached only where the backend is developed or tested: under `NODE_ENV === 'development'`, `!isProduction`, `isDev`. */
export function isDevelopment(unit: FileUnit, region: RegionId, known: Known = () => undefined): boolean {
  for (let r = region; r > 0; r = unit.region(r).parent) {
    const it = unit.region(r);
    if (
      (it.kind === 'branch' || it.kind === 'rest') &&
      saysDevelopment(unit, it.condition, it.side === 'true', known, 0)
    )
      return true;
  }
  return false;
}
function saysDevelopment(unit: FileUnit, condition: ValueId, side: boolean, known: Known, depth: number): boolean {
  const value = unit.value(condition);
  if (depth > 4) return false;
  if (value.kind === 'op') {
    const { operator, left, right } = value;
    if (operator === '!') return saysDevelopment(unit, left, !side, known, depth + 1);
    if (right === undefined) return false;
    // All of what `&&` joins holds on its side, none of what `||` joins on the other.
    if (operator === '&&' || operator === '||') {
      const both = (operator === '&&') === side;
      const [a, b] = [left, right].map(
        (it) => saysDevelopment(unit, it, side, known, depth + 1) || (!both && known(it) === !side),
      );
      return both ? a === true || b === true : a === true && b === true;
    }
    if (!/^[!=]==?$/.test(operator)) return false;
    const holds = operator.startsWith('!') ? !side : side;
    const text = [left, right].map((it) => unit.value(it)).find((it) => it.kind === 'literal');
    if (text?.kind !== 'literal' || typeof text.value !== 'string') return false;
    return holds ? triedStages.test(text.value) : /^prod(?:uction)?$/i.test(text.value);
  }
  const named = value.kind === 'load' ? unit.value(value.cell) : value;
  const name =
    named.kind === 'get' ? String(named.key) : named.kind === 'import' || named.kind === 'cell' ? named.name : '';
  return side ? /^is_?Dev(?:elopment)?$/i.test(name) : /^is_?Prod(?:uction)?$/i.test(name);
}
