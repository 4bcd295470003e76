/** Calls that give back what they are given in another form: `parseInt(id, 10)`, `id.toString()`, `Number.parseInt(id)`. */
import type { ValueId } from '../facts/facts.ts';
import type { FileUnit } from './units.ts';

/** They make something of their argument, whatever they hang on (`Number.parseInt`, `Types.ObjectId`). */
const OF_ARGUMENT = /^(?:parseInt|parseFloat|Number|String|BigInt|ObjectId|UUID)$/;
/** They make something of what they are called on. */
const OF_RECEIVER = /^(?:toString|trim|toLowerCase|toUpperCase)$/;

/** The values that a call gives back in another form; undefined if it does something else. */
export function convertedBy(unit: FileUnit, id: ValueId): readonly ValueId[] | undefined {
  const call = unit.value(id);
  if (call.kind !== 'call') return undefined;
  const callee = unit.value(call.callee);
  const name = callee.kind === 'get' ? callee.key : callee.kind === 'global' ? callee.name : undefined;
  if (typeof name !== 'string') return undefined;
  if (OF_ARGUMENT.test(name)) return call.args.slice(0, 1);
  return OF_RECEIVER.test(name) && call.receiver !== undefined ? [call.receiver] : undefined;
}
