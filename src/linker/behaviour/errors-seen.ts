/** Which values are errors that were caught or handed over, and what of them is read. */
import type { RegionId, ValueId } from '../../facts/facts.ts';
import type { FileUnit } from '../units.ts';
import { chainLink } from './promises.ts';

const NAMED = /^(?:e|ex|err|error|exception|failure|reason|cause)$/i;
const ERROR_NAME = /err(?:or)?s?$|^e$|exception$|failure$/i;

/** True for a caught error, the first parameter of an error-first callback or handler, and the parameter of `.catch(f)`. */
export function isError(unit: FileUnit, id: ValueId, depth = 0): boolean {
  const value = unit.value(id);
  if (depth > 4) return false;
  switch (value.kind) {
    case 'caught':
      return true;
    case 'param':
      return isErrorParam(unit, id);
    case 'join':
      return value.of.some((it) => isError(unit, it, depth + 1));
    case 'op':
      return (value.operator === '||' || value.operator === '??') && isError(unit, value.left, depth + 1);
    case 'load':
      return unit.usersOf(value.cell).some((user) => {
        const store = unit.value(user);
        return store.kind === 'store' && isError(unit, store.to, depth + 1);
      });
    default:
      return false;
  }
}
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
    if ((it.kind === 'branch' || it.kind === 'rest') && it.side === 'true' && namesClass(unit, it.condition, 0))
      return true;
    if (it.kind === 'case' && aboutError(unit, it.subject)) return true;
  }
  return false;
}
function namesClass(unit: FileUnit, condition: ValueId, depth: number): boolean {
  const value = unit.value(condition);
  if (depth > 4) return false;
  if (value.kind === 'call') return value.args.some((arg) => isError(unit, arg));
  if (value.kind !== 'op') return value.kind === 'get' && isError(unit, value.of);
  if (value.operator === 'instanceof') return isError(unit, value.left);
  if (value.operator === '&&' || value.operator === '||')
    return (
      namesClass(unit, value.left, depth + 1) || (value.right !== undefined && namesClass(unit, value.right, depth + 1))
    );
  return (
    (value.operator === '===' || value.operator === '==') &&
    (aboutError(unit, value.left) || (value.right !== undefined && aboutError(unit, value.right)))
  );
}
/** A member of an error that says what kind it is. */
function aboutError(unit: FileUnit, id: ValueId): boolean {
  const value = unit.value(id);
  if (value.kind === 'op' && value.operator === 'typeof') return false;
  return value.kind === 'get' && (isError(unit, value.of) || aboutError(unit, value.of));
}
/** A value that is chosen by the environment (`isDev ? error.stack : undefined`). */
export function dependsOnEnvironment(unit: FileUnit, condition: ValueId, depth = 0): boolean {
  const value = unit.value(condition);
  if (depth > 6) return false;
  const next = (id: ValueId): boolean => dependsOnEnvironment(unit, id, depth + 1);
  switch (value.kind) {
    case 'get':
      return (
        /^(?:NODE_ENV|env|environment|development|production|debug|expose(?:Stack|Errors)?|is(?:Dev|Prod)\w*)$/i.test(
          String(value.key),
        ) || next(value.of)
      );
    case 'op':
      return next(value.left) || (value.right !== undefined && next(value.right));
    case 'call':
      return next(value.callee) || value.args.some(next);
    case 'import':
    case 'param':
    case 'cell':
      return /^(?:is)?_?(?:dev|prod|debug|env)/i.test(value.name);
    case 'load':
      return next(value.cell);
    default:
      return false;
  }
}
