/** Holes of statements and filters, judged: harmless and why, a caller's and on which way, or neither. */
import type { ValueId } from '../../facts/facts.ts';
import type { SinkKind } from '../../libraries/kinds.ts';
import type { Flow, Hole } from '../../model/model.ts';
import { describe } from '../describe.ts';
import { settingsNames } from '../../libraries/http.ts';
import { originsIn } from '../origins.ts';
import { placeOf } from '../places.ts';
import type { Ref } from '../things.ts';
import type { FileUnit } from '../units.ts';
import type { Position } from '../sql/layout.ts';
import type { Traced } from './state.ts';
import type { Tracer } from './tracer.ts';

/** Asks what a value is that becomes part of a statement. */
export function judge(
  tracer: Tracer,
  ref: Ref,
  kind: SinkKind,
  site: Ref,
  position: Position,
  more: { readonly safe?: string; readonly users?: readonly Ref[]; readonly what?: string } = {},
): Hole {
  const named = { at: placeOf(ref), name: nameOf(ref), position };
  const users = more.users === undefined ? {} : { users: more.users };
  const what = more.what ?? 'put into the statement';
  // Escaping makes a value harmless; as a name any name passes, so the way there is still told.
  const name = (): Hole => {
    const inside = tracer.trace(ref, kind, 'text', site, what, { ...users, escaped: true });
    const flow = best(inside.flows);
    return { ...named, safe: reason(inside) ?? 'escaped', traced: !inside.unknown, ...(flow && { flow }) };
  };
  if (more.safe !== undefined)
    return more.safe === 'escaped' && position === 'identifier' ? name() : { ...named, safe: more.safe, traced: true };
  const outcome = tracer.trace(ref, kind, 'text', site, what, users);
  const flow = best(outcome.flows);
  const safe =
    reason(outcome) ??
    (flow === undefined
      ? (written(tracer, ref) ?? namedConstant(ref) ?? configured(tracer, ref) ?? catalogued(tracer, ref))
      : undefined);
  if (safe === 'escaped' && position === 'identifier') return name();
  return { ...named, traced: !outcome.unknown, ...(safe !== undefined && { safe }), ...(flow && { flow }) };
}
/** What a hole is called: a variable with several values by the first that is no constant. */
function nameOf(ref: Ref): string {
  const unit = ref.unit;
  let { id } = ref;
  for (let depth = 0; depth < 6; depth++) {
    const value = unit.value(id);
    if (value.kind !== 'join') break;
    const next = value.of.find(
      (it) => unit.value(it).kind !== 'literal' && unit.value(it).kind !== 'absent' && it < id,
    );
    if (next === undefined) break;
    id = next;
  }
  return describe({ ...ref, id });
}
/** A member of what is called the configuration: whoever sets the application up writes it. */
function configured({ values }: Tracer, ref: Ref): string | undefined {
  const unit = ref.unit;
  for (const id of originsIn(unit, ref.id, ['get', 'wait', 'receiver', 'join', 'load'])) {
    if (id === ref.id) continue;
    const value = unit.value(id);
    const names =
      value.kind === 'get'
        ? [value.key]
        : value.kind === 'import'
          ? [value.name, typeof value.from === 'string' ? value.from.replace(/\.[cm]?[jt]s$/, '') : '']
          : value.kind === 'param' || value.kind === 'cell' || value.kind === 'global'
            ? [value.name]
            : value.kind === 'call'
              ? value.args.flatMap((it) => values.constants({ ...ref, id: it }))
              : [];
    if (names.some((it) => typeof it === 'string' && settingsNames.test(it))) return 'configuration';
  }
  return undefined;
}
/** What databases tell of their own tables. */
const CATALOGUE =
  /\b(?:sqlite_(?:master|schema)|information_schema|pg_catalog|pg_tables|pg_class)\b|^\s*show\s+tables\b/i;
/** It was asked of the database which tables and columns there are. */
function catalogued({ values }: Tracer, ref: Ref): string | undefined {
  const unit = ref.unit;
  for (const id of originsIn(unit, ref.id, ['get', 'element', 'wait', 'join', 'load', 'receiver'])) {
    const call = unit.value(id);
    if (call.kind !== 'call') continue;
    const asks = call.args.some((arg) => values.constants({ ...ref, id: arg }).some((text) => CATALOGUE.test(text)));
    if (asks) return 'named by the database';
  }
  return undefined;
}
/** A parameter, a member of one, or a variable that is said to be a number or the like: believed where no caller's input was seen. */
function written(tracer: Tracer, ref: Ref): string | undefined {
  const unit = ref.unit;
  let value = unit.value(ref.id);
  let { id } = ref;
  if (value.kind === 'join' && value.at === 'default' && value.of[0] !== undefined) {
    // What stands in for it is of its type: `limit = 10`.
    const standIn = value.of[1] === undefined ? undefined : unit.value(value.of[1]);
    if (standIn?.kind === 'literal' && /^(?:number|boolean)$/.test(typeof standIn.value)) return EXACT;
    value = unit.value((id = value.of[0]));
  }
  const type = value.kind === 'param' ? value.type : unit.annotationOf(id);
  if (type !== undefined) return exact(unit, type) ? EXACT : undefined;
  return value.kind === 'get' &&
    typeof value.key === 'string' &&
    isExactMember(tracer, { ...ref, id: value.of }, value.key)
    ? EXACT
    : undefined;
}
const EXACT = 'of an exact type';
/** The type of a parameter says so of its member: `({ take }: { take: number })`. */
function isExactMember({ values }: Tracer, of: Ref, key: string): boolean {
  const { unit } = of;
  let param = unit.value(of.id);
  if (param.kind === 'join' && param.at === 'default' && param.of[0] !== undefined) param = unit.value(param.of[0]);
  const type = param.kind === 'param' && param.type !== undefined ? unit.value(param.type) : undefined;
  if (param.kind !== 'param' || type?.kind !== 'type') return false;
  const shapes =
    type.members !== undefined || type.target === undefined
      ? [{ unit, members: type.members ?? [] }]
      : values.things({ ...of, id: type.target }).flatMap((it) => {
          const shape = it.kind === 'object' ? it.ref.unit.value(it.ref.id) : undefined;
          return it.kind === 'object' && shape?.kind === 'type'
            ? [{ unit: it.ref.unit, members: shape.members ?? [] }]
            : [];
        });
  return (
    shapes.length > 0 &&
    shapes.every(({ unit: at, members }) => {
      const member = members.find(({ name }) => name === key);
      return member?.type !== undefined && exact(at, member.type);
    })
  );
}
const CONSTANT = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*$/;
/** `STATUSES.DRAFT`, `Topic.VISIBILITY.public`: written like a constant, and believed where no caller's input was seen. */
function namedConstant({ unit, id }: Ref): string | undefined {
  let value = unit.value(id);
  let named = false;
  let members = 0;
  while (value.kind === 'get' && typeof value.key === 'string') {
    members++;
    named ||= value.key.length > 2 && CONSTANT.test(value.key);
    value = unit.value(value.of);
  }
  if (value.kind === 'import') named ||= value.name.length > 2 && CONSTANT.test(value.name);
  return named && members > 0 ? 'a constant by its name' : undefined;
}
function exact(unit: FileUnit, id: ValueId): boolean {
  const type = unit.value(id);
  if (type.kind !== 'type') return false;
  if (type.name === '|') return (type.args ?? []).length > 0 && type.args!.every((it) => exact(unit, it));
  return type.literal !== undefined || /^(number|boolean|bigint|Date|null|undefined)$/.test(type.name);
}
/** Why a value is harmless whatever it is; undefined where some beginning of it is not. */
function reason(outcome: Traced): string | undefined {
  if (outcome.flows.length > 0 || outcome.unknown || outcome.other) return undefined;
  const reasons = [...outcome.safe];
  return reasons.find((it) => it !== 'constant') ?? reasons[0];
}
/** The way a reader understands soonest. */
export function best(flows: readonly Flow[]): Flow | undefined {
  return [...flows].sort(
    (a, b) => Number(b.shape === 'deep') - Number(a.shape === 'deep') || a.steps.length - b.steps.length,
  )[0];
}
