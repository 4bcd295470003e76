/** Audit records: declared by library data or the user, or told by what a record says: who did what to which thing. */
import type { ArgumentPath, AuditRow, DataRow, QueueRow } from '../../libraries/kinds.ts';
import type { AuditRecord, DataAccess, LogRecord } from '../../model/model.ts';
import type { Ref } from '../things.ts';
import { rowsIn } from './accesses.ts';
import { type Audited, OUTCOME, placedAt } from './audit-places.ts';
import { handedFields } from './audit-fields.ts';
import { isOnError } from './errors-seen.ts';
import { fieldsOf } from './logs.ts';
import { setInto } from './raw-input.ts';
import { type Scene } from './scene.ts';

const ACTOR =
  /^(?:actor|user|who|by|principal|subject|operator|admin|account|performer|initiator|(?:actor|user|account|admin|member|staff|employee)[_.]?(?:id|name|email|sub)|(?:performed|changed|created|updated|deleted|done|executed)_?by|username|sub)(?:[_.].*)?$/i;
const ACTION =
  /^(?:action|operation|event|activity|verb|act|what|change|(?:action|event|operation|activity|change)[_.]?(?:type|name|code|kind))$/i;
const TARGET =
  /^(?:target|resources?|entity|object|record|row|table|item|affected|(?:target|resources?|entity|object|record|item|model)[_.]?(?:id|type|name|key|affected)?|on|id|key|path|.+_id|.+Id)(?:[_.].*)?$/i;
const ACTOR_ID = /^(?:actor|user|account|admin|member|staff|session|request|req|trace|correlation)_?id$/i;
/** What else is told of the thing, where it is not named by itself. */
const DETAILS =
  /^(?:details?|data|payload|meta(?:_?data)?|description|message|changes?|context|diff|before|after|(?:old|new)_?\w*)$/i;
const TIME = /^(?:at|ts|time|timestamp|when|date|(?:created|occurred|logged|recorded|performed|happened)_?(?:at|on))$/i;
/** Tables that are kept to know later what happened. */
const TRAIL = /audit|event|log|histor|activit|trail|journal/i;
/** A table that says so itself; what was done is the kind of its rows. */
const AUDITS = /audit/i;
const KIND = /^(?:type|kind)$/i;
/** A field or binding whose value says what the record is. */
const AUDIT = /^audit(?:[-_. ]?(?:log|trail|event|record))?$/i;

/** How deep rows are made below rows: relation, what makes it, its data, and the like of that once more. */
const DEPTH = 6;

/** Who, what and to which thing: all three are told. */
function tellsAll(fields: readonly string[]): boolean {
  const actor = fields.find((field) => ACTOR.test(field));
  const action = fields.find((field) => ACTION.test(field));
  return (
    actor !== undefined &&
    action !== undefined &&
    fields.some((field) => field !== actor && field !== action && TARGET.test(field) && !ACTOR_ID.test(field))
  );
}
/** Who, what and more of it, in a table of such rows or with the time. */
function isTrail(table: string, fields: readonly string[]): boolean {
  const has = (word: RegExp): boolean => fields.some((field) => word.test(field));
  const isTold = has(ACTION) || (AUDITS.test(table) && has(KIND));
  return has(ACTOR) && isTold && has(DETAILS) && (TRAIL.test(table) || has(TIME));
}
/** The audit record that a log call writes; undefined where it is an ordinary line. */
export function auditOfLog(scene: Scene, ref: Ref, log: LogRecord): Audited | undefined {
  const bound = bindings(scene, ref);
  const fields = [...new Set([...log.fields, ...bound.fields])]
    .map((field) => field.split('.')[0]!)
    .filter((field, index, all) => all.indexOf(field) === index);
  const marked = bound.marked || marks(scene, ref) || startsWithMark(scene, ref);
  if (!marked && !(log.structured && !isAside(log) && tellsAll([...fields, ...log.fields]))) return undefined;
  // Fields that only say what kind of line it is make no record of it.
  const telling = scene.values
    .argument(ref, '[*]')
    .some((arg) => scene.values.entriesOf(arg).some((entry) => !isMark(scene, entry.key, entry.value)));
  return made(scene, ref, 'shape', fields, log.structured && telling);
}
/** A call of a row that is declared to write audit records. */
export function auditOfRow(scene: Scene, ref: Ref, row: AuditRow): Audited {
  const whole = row.fields === undefined ? [] : scene.argument(ref, row.fields);
  const fields = whole.flatMap((it) => [...fieldsOf(scene, it)]).map((field) => field.split('.')[0]!);
  for (const [name, path] of [
    ['actor', row.actor],
    ['action', row.action],
    ['target', row.target],
    ['outcome', row.outcome],
  ] as const) {
    if (path !== undefined && scene.argument(ref, path).length > 0) fields.push(name);
  }
  return made(scene, ref, 'declared', [...new Set(fields)], fields.length > 0);
}
/** A message that is handed to those who listen, or to a queue, and is an audit record, or is sent under a name that says so. */
export function auditOfMessage(scene: Scene, ref: Ref, { queue }: QueueRow): Audited | undefined {
  const rows = scene.values.argument(ref, '[*]').filter((it) => scene.values.constants(it).length === 0);
  const fields = handedFields(scene, rows);
  const names = queue === undefined ? [] : scene.argument(ref, queue).flatMap((it) => scene.values.constants(it));
  const isNamed = fields.length > 0 && names.length > 0 && names.every((it) => AUDITS.test(it));
  return isNamed || tellsAll(fields) ? made(scene, ref, 'shape', fields, true) : undefined;
}
/** An insert whose columns are those of an audit record, or a write that makes such a row with its own. */
export function auditOfAccess(
  scene: Scene,
  ref: Ref,
  access: DataAccess,
  row: DataRow | undefined,
): Audited | undefined {
  const own = recordIn(scene, ref, access, row);
  const fields = own ?? (row?.data === undefined ? undefined : nestedRecord(scene, ref, row.data, row.nested));
  return fields && made(scene, ref, 'shape', fields, true);
}
/** The fields of the row that is made, where they are those of an audit record. */
function recordIn(scene: Scene, ref: Ref, access: DataAccess, row: DataRow | undefined): readonly string[] | undefined {
  if (!makesRow(access)) return undefined;
  const { target, fields = [] } = access;
  if (isRecord(target, fields)) return fields;
  // `entity.save()` writes what it is called on.
  const rows = row === undefined ? setInto(scene, ref) : scene.argument(ref, row.data ?? 'receiver');
  const handed = [...new Set([...fields, ...handedFields(scene, rows)])];
  return isRecord(target, handed) ? handed : undefined;
}
/** A row that is saved without saying which one is a new one. */
function makesRow({ does, fields = [] }: DataAccess): boolean {
  return does === 'create' || (does === 'upsert' && !fields.some((field) => /^_?(?:id|uuid)$/i.test(field)));
}
function isRecord(table: string, fields: readonly string[]): boolean {
  return tellsAll(fields) || isTrail(table, fields);
}
/** The fields of an audit record among the rows that are made with the one that is written. */
function nestedRecord(
  scene: Scene,
  ref: Ref,
  data: ArgumentPath,
  nested: DataRow['nested'],
): readonly string[] | undefined {
  if (nested === undefined) return undefined;
  const visit = (at: Ref, table: string, isRow: boolean, depth: number): readonly string[] | undefined => {
    for (const item of rowsIn(scene, at)) {
      const entries = scene.values.entriesOf(item);
      const fields = entries.map((entry) => entry.key);
      if (isRow && isRecord(table, fields)) return fields;
      if (depth === 0) continue;
      for (const { key, value } of entries) {
        const makes = nested === true ? !key.startsWith('$') : nested.includes(key);
        const isName = nested === true ? makes : !makes && key !== 'data';
        const found = visit(
          value,
          isName ? key : table,
          nested === true || makes || (isRow && key === 'data'),
          depth - 1,
        );
        if (found !== undefined) return found;
      }
    }
    return undefined;
  };
  for (const at of scene.argument(ref, data)) {
    const found = visit(at, '', false, DEPTH);
    if (found !== undefined) return found;
  }
  return undefined;
}
/** A line for those who debug, or of what went wrong on the way, is no record of what was done. */
function isAside({ level, fields }: LogRecord): boolean {
  return level === 'debug' || ((level === 'warn' || level === 'error') && !fields.some((field) => OUTCOME.test(field)));
}
function made(scene: Scene, ref: Ref, by: AuditRecord['by'], fields: readonly string[], structured: boolean): Audited {
  const unit = ref.unit;
  const outcome = constantField(scene, ref, OUTCOME);
  const audit: Audited = {
    ref,
    record: {
      at: scene.place(ref),
      by,
      fields,
      structured,
      ...(outcome !== undefined && { outcome }),
      onError: isOnError(unit, unit.regionOf(ref.id)),
    },
  };
  return placedAt(scene, audit, ref);
}
/** The constant that a field of a record holds. */
function constantField(scene: Scene, ref: Ref, name: RegExp): string | undefined {
  for (const arg of scene.values.argument(ref, '[*]')) {
    for (const entry of scene.values.entriesOf(arg)) {
      if (!name.test(entry.key)) continue;
      const constants = scene.values.constants(entry.value);
      if (constants.length === 1) return constants[0];
    }
  }
  return undefined;
}
/** A member of the record says that it is one. */
function marks(scene: Scene, ref: Ref): boolean {
  return scene.values
    .argument(ref, '[*]')
    .some((arg) => scene.values.entriesOf(arg).some((entry) => isMark(scene, entry.key, entry.value)));
}
function isMark(scene: Scene, key: string, value: Ref): boolean {
  const constants = scene.values.constants(value);
  return AUDIT.test(constants[0] ?? '') || (/^audit$/i.test(key) && constants[0] === 'true');
}
/** `audit: …` */
function startsWithMark(scene: Scene, ref: Ref): boolean {
  return scene.values.argument(ref, '[0]').some((arg) => {
    const value = arg.unit.value(arg.id);
    const text = value.kind === 'text' ? value.chunks[0] : value.kind === 'literal' ? value.value : undefined;
    return typeof text === 'string' && /^\s*\[?audit\b\]?\s*[:-]/i.test(text);
  });
}
/** What a logger adds to all its records: fields given to the call that made it. */
function bindings(scene: Scene, ref: Ref): { readonly fields: readonly string[]; readonly marked: boolean } {
  const fields: string[] = [];
  let marked = false;
  let at = scene.makerOf(ref);
  for (let depth = 0; at !== undefined && depth < 3; depth++) {
    for (const arg of scene.values.argument(at, '[*]')) {
      if (AUDIT.test(scene.values.constants(arg)[0] ?? '')) marked = true;
      for (const entry of scene.values.entriesOf(arg)) {
        if (isMark(scene, entry.key, entry.value)) marked = true;
        else if (/^child$/.test(at.unit.calledName(at.id))) fields.push(entry.key);
        if (/^(?:defaultMeta|base|bindings)$/.test(entry.key)) {
          for (const inner of scene.values.entriesOf(entry.value)) {
            if (isMark(scene, inner.key, inner.value)) marked = true;
            else fields.push(inner.key);
          }
        }
      }
    }
    const next = scene.makerOf(at);
    at = next === undefined || (next.id === at.id && next.unit === at.unit) ? undefined : next;
  }
  return { fields, marked };
}
