/** Log records: level, message and the fields they carry. */
import type { ValueId } from '../../facts/facts.ts';
import type { LogRow } from '../../libraries/kinds.ts';
import { logLevels } from '../../libraries/log-levels.ts';
import type { LogRecord } from '../../model/model.ts';
import type { Placed } from '../apis.ts';
import { describe } from '../describe.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import { isError, isOnError, shown } from './errors-seen.ts';
import { type Scene } from './scene.ts';

/** The record that a call of a log row writes. */
export function logAt(scene: Scene, ref: Ref, placed: readonly Placed<LogRow>[]): LogRecord {
  const unit = ref.unit;
  const [first] = placed;
  const fields: string[] = [];
  let structured = false;
  let message: string | undefined;
  const add = (name: string): void => {
    if (name !== '' && !fields.includes(name)) fields.push(name);
  };
  for (const { row } of placed) {
    const named = row.fields === undefined ? [] : scene.argument(ref, row.fields);
    for (const arg of named) {
      const own = fieldsOf(scene, arg);
      own.forEach(add);
      if (own.length > 0 && isObject(scene, arg)) structured ||= row.structured ?? isLogger(first);
    }
    for (const arg of row.message === undefined ? [] : scene.argument(ref, row.message)) {
      const constants = scene.values.constants(arg);
      if (constants[0] !== undefined) message ??= constants[0];
      else if (!isObject(scene, arg)) fieldsOf(scene, arg).forEach(add);
      else {
        fieldsOf(scene, arg).forEach(add);
        structured ||= row.structured ?? isLogger(first);
      }
    }
  }
  return {
    at: scene.place(ref),
    level: levelOf(scene, ref, placed),
    package: first?.library.package ?? '',
    fields,
    structured,
    ...(message !== undefined && { message }),
    onError: isOnError(unit, unit.regionOf(ref.id)),
  };
}
/** Loggers of libraries keep the fields of an object apart; the console prints them. */
function isLogger(placed: Placed<LogRow> | undefined): boolean {
  return placed !== undefined && placed.library.ecosystem !== 'language' && placed.library.ecosystem !== 'node';
}
function levelOf(scene: Scene, ref: Ref, placed: readonly Placed<LogRow>[]): LogRecord['level'] {
  for (const { row, name } of placed) {
    if (row.level === 'name') {
      const called = ref.unit.calledName(ref.id);
      return logLevels[name === '' ? called : name] ?? logLevels[called] ?? 'unknown';
    }
    if (row.level !== undefined) return row.level;
    const level = scene.argument(ref, '[0]').flatMap((it) => scene.values.constants(it))[0];
    if (level !== undefined && logLevels[level] !== undefined) return logLevels[level];
    const [inner] = scene.argument(ref, '[0] .level').flatMap((it) => scene.values.constants(it));
    if (inner !== undefined && logLevels[inner] !== undefined) return logLevels[inner];
  }
  return 'unknown';
}
function isObject(scene: Scene, ref: Ref): boolean {
  return scene.values.things(ref).some((it) => it.kind === 'object');
}
/** Names of what one argument carries: members of an object, an error, what is put into a text. */
export function fieldsOf(scene: Scene, ref: Ref): readonly string[] {
  const unit = ref.unit;
  const value = unit.value(ref.id);
  if (isError(unit, ref.id)) return ['error'];
  const entries = scene.values.entriesOf(ref);
  if (entries.length > 0) {
    return entries.flatMap((entry) => {
      const inner =
        entry.value.unit.value(entry.value.id).kind === 'object'
          ? scene.values.entriesOf(entry.value).map((it) => `${entry.key}.${it.key}`)
          : [];
      return [entry.key, ...inner];
    });
  }
  if (value.kind === 'text') return value.holes.flatMap((hole) => [...fieldsOf(scene, { ...ref, id: hole })]);
  if (value.kind === 'op' && value.right !== undefined)
    return [...fieldsOf(scene, { ...ref, id: value.left }), ...fieldsOf(scene, { ...ref, id: value.right })];
  if (value.kind === 'call') {
    const callee = unit.value(value.callee);
    const inside =
      callee.kind === 'get' && (callee.key === 'stringify' || callee.key === 'inspect' || callee.key === 'format');
    return inside || (callee.kind === 'global' && callee.name === 'String')
      ? value.args.flatMap((arg) => [...fieldsOf(scene, { ...ref, id: arg })])
      : [];
  }
  const what = shown(unit, ref.id);
  // The text of an error is no field: where it happened is lost.
  if (what !== undefined) return what === 'message' ? [] : ['error'];
  if (value.kind === 'get' || value.kind === 'param') return [nameOf(describe(ref))];
  return [];
}
/** `req.method` is the field `method`; `req.user.id` is `user.id`. */
function nameOf(text: string): string {
  const parts = text.split('.').filter((part) => /^[\w$]+$/.test(part));
  return parts.length > 2 ? parts.slice(-2).join('.') : (parts.at(-1) ?? '');
}
/**
 * The line that a logger of the project writes: `logger.warn(…)` that hands the line on to something which is set up
 * elsewhere. Undefined where it is no logger, or all that it does is known and writes nothing.
 */
export function ownLogAt(scene: Scene, ref: Ref): LogRecord | undefined {
  const { unit } = ref;
  const call = unit.value(ref.id);
  const callee = call.kind === 'call' ? unit.value(call.callee) : undefined;
  if (call.kind !== 'call' || call.args.length === 0 || callee?.kind !== 'get') return undefined;
  const level = typeof callee.key === 'string' ? logLevels[callee.key] : undefined;
  if (level === undefined || !/log(?:ger)?s?$/i.test(lastName(unit, callee.of))) return undefined;
  const fns = scene.calls.callees(ref, call);
  const handsOn = fns.some((fn) => {
    const value = fn.ref.unit.value(fn.ref.id);
    return value.kind === 'function' && value.params.some((param) => isHandedOn(fn.ref.unit, param));
  });
  // One whose methods are made elsewhere, of the names of levels, writes them.
  if (fns.length > 0 && !handsOn) return undefined;
  return {
    at: scene.place(ref),
    level,
    package: '',
    fields: call.args.flatMap((id) => fieldsOf(scene, { ...ref, id })),
    structured: false,
    onError: isOnError(unit, unit.regionOf(ref.id)),
  };
}
/** A call is handed the value, alone or in a text or an object. */
function isHandedOn(unit: FileUnit, id: ValueId): boolean {
  return unit.usersOf(id).some((user) => {
    const value = unit.value(user);
    if (value.kind === 'call') return value.args.includes(id);
    return (value.kind === 'text' || value.kind === 'object' || value.kind === 'array') && isHandedOn(unit, user);
  });
}
function lastName(unit: FileUnit, id: ValueId): string {
  const value = unit.value(id);
  if (value.kind === 'get') return String(value.key);
  if (value.kind === 'load') return lastName(unit, value.cell);
  if (value.kind === 'call') return lastName(unit, value.callee);
  // What a module gives as a whole goes by the name of the module.
  if (value.kind === 'import' && typeof value.from === 'string' && /^(?:default|=|\*)$/.test(value.name))
    return value.from
      .replace(/\.[cm]?[jt]sx?$/, '')
      .split('/')
      .at(-1)!;
  return value.kind === 'import' || value.kind === 'class' || value.kind === 'param' || value.kind === 'cell'
    ? value.name
    : '';
}
