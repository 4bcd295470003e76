/** What a schema promises about a value or a member of it: enough to know whether what was checked can still do harm. */
import type { SinkKind, ValidatorRow } from '../../libraries/kinds.ts';
import type { Ref } from '../things.ts';
import type { SchemaReader } from './reader.ts';
import type { Shape } from './shape.ts';
import { unnamedByOptions } from './unnamed.ts';

/** Kinds of values that are harmless in any text. */
const EXACT: ReadonlySet<string> = new Set('number boolean uuid enum date literal ip'.split(' '));
/** Constraints that hold a value to such a kind, by another name. */
const MEANT: Readonly<Record<string, string>> = { int: 'number', identifier: 'uuid' };
/** Constraints that only text meets. */
const TEXT = /^(?:text|email|url)$/;
/** Constraints that hold a value to something, though not to a type. */
const CHECKS = /^(?:refine|min|max|length|multiple)$/;
/** Constraints that are functions of whoever wrote the schema. */
const OWN = /^(?:refine|transform|pipe)$/;
/** Promised by a check of the project alone, which is not read. */
export const OWN_CHECK = 'by a check of its own';
/** Nothing is promised: it may be an object of the caller's making. */
const LOOSE: ReadonlySet<string> = new Set(['any', 'unknown', 'object']);

/**
 * What is promised about the member at a path: an exact kind, `text`, `pattern` for text that meets one, `array`, `listed` for an object whose members are
 * described (what else it lets pass is a matter of the schema, not of where it is used), `checked` for whatever some
 * check lets through, `any` for nothing at all;
 * undefined where it was not understood. `understood`: neither is what functions of the project let pass or make of it.
 */
export function promisedBy(shape: Shape, path: readonly string[], how?: 'understood'): string | undefined {
  if (shape.options !== undefined && shape.options.length > 0 && !isExact(ofValue(shape)))
    return weakest(shape.options.map((it) => promisedBy(it, path, how)));
  const [first, ...rest] = path;
  if (first === undefined) {
    const found = ofValue(shape);
    return how === 'understood' && !isExact(found) && shape.constraints.some((it) => OWN.test(it.name))
      ? undefined
      : found;
  }
  if (shape.element !== undefined && shape.members === undefined) return promisedBy(shape.element, rest, how);
  // What a function of whoever wrote the class lets pass of a value's inside is not told by its type.
  if (shape.written === true && shape.members === undefined && shape.constraints.some((it) => OWN.test(it.name)))
    return OWN_CHECK;
  if (shape.members === undefined) return shape.type === 'array' ? 'any' : ofValue(shape);
  const named = shape.members.filter((it) => it.name === first || first === '*');
  if (named.length > 0) return weakest(named.map((it) => it.shape && promisedBy(it.shape, rest, how)));
  if (!shape.complete) return undefined;
  return shape.unknownMembers === 'kept' ? 'any' : 'unlisted';
}
function ofValue(shape: Shape): string | undefined {
  const exact = shape.constraints.map((it) => MEANT[it.name] ?? it.name).find((it) => EXACT.has(it));
  if (exact !== undefined) return exact;
  if (shape.constraints.some((it) => it.name === 'pattern')) return 'pattern';
  if (shape.constraints.some((it) => TEXT.test(it.name))) return 'text';
  if (shape.written === true) return shape.constraints.some((it) => CHECKS.test(it.name)) ? 'checked' : undefined;
  if (shape.type === 'unknown') return undefined;
  return shape.type === 'object' && shape.members !== undefined ? 'listed' : shape.type;
}
/** A promise that makes a value harmless wherever it is put. */
export function isExact(promise: string | undefined): boolean {
  return EXACT.has(promise ?? '');
}
/** What is sure whichever of some promises was kept. */
function weakest(promises: readonly (string | undefined)[]): string | undefined {
  return (
    promises.find((it) => it !== undefined && LOOSE.has(it)) ??
    (promises.includes(undefined) ? undefined : (promises.find((it) => !EXACT.has(it!)) ?? promises[0]))
  );
}
/** What the validator of a call promises about a member. */
export function promisedByCall(
  reader: SchemaReader,
  site: Ref,
  row: ValidatorRow,
  path: readonly string[],
): string | undefined {
  const call = site.unit.value(site.id);
  const refs = [...reader.values.argument(site, row.schema ?? 'receiver')];
  // A compiled validator is called itself: what it was compiled from stands in the call that made it.
  if (row.schema === undefined && call.kind === 'call') refs.push({ ...site, id: call.callee });
  for (const ref of refs) {
    const shape = reader.ofAny(ref);
    if (shape !== undefined) return promisedBy(shape, path);
  }
  return undefined;
}
/** What becomes of members that nobody named when the validator of a call has come out well. `removed`: in its result. */
export function unnamedMembers(reader: SchemaReader, site: Ref, row: ValidatorRow): Shape['unknownMembers'] {
  const { values } = reader;
  const given = row.schema ?? 'receiver';
  const shape = values
    .argument(site, given)
    .map((it) => reader.of(it))
    .find((it) => it !== undefined);
  const call = site.unit.value(site.id);
  // Options of the call itself have the last word.
  const told =
    call.kind === 'call'
      ? unnamedByOptions(
          values,
          call.args.slice(1).map((id): Ref => ({ ...site, id })),
        )
      : undefined;
  return told ?? (shape === undefined ? 'unknown' : unnamedIn(shape));
}
function unnamedIn(shape: Shape): Shape['unknownMembers'] {
  if (shape.options !== undefined && shape.options.length > 0) {
    const all = shape.options.map(unnamedIn);
    return (['kept', 'unknown', 'removed', 'refused'] as const).find((it) => all.includes(it))!;
  }
  if (shape.type === 'array') return shape.element === undefined ? 'kept' : unnamedIn(shape.element);
  if (shape.type === 'any') return shape.constraints.some((it) => it.name === 'refine') ? 'unknown' : 'kept';
  if (shape.type === 'object') return shape.members === undefined ? 'kept' : shape.unknownMembers;
  // Text and the like have no members.
  return shape.type === 'unknown' || shape.type === 'union' || !shape.complete ? 'unknown' : 'refused';
}
/** Why a promise makes a value harmless at a sink of this kind; undefined where it does not. */
export function harmlessBy(
  promise: string | undefined,
  { need, kind }: { readonly need: 'text' | 'deep'; readonly kind: SinkKind },
): string | undefined {
  if (promise !== undefined && EXACT.has(promise)) return `validated as ${promise}`;
  // Whoever writes a pattern for a path or a command means it for that; a statement is to be bound.
  if (promise === 'pattern' && kind !== 'sql' && kind !== 'nosql') return 'held to a pattern';
  return need === 'deep' && (promise === undefined || !LOOSE.has(promise)) ? 'validated' : undefined;
}
