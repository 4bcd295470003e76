/** What runs before a field of a schema: middleware that is put around all fields, or by type and name, and tables of rules. */
import type { FieldRuleRow } from '../../libraries/kinds.ts';
import { inOrder } from '../combined.ts';
import { itemOf } from '../items.ts';
import type { Placed } from '../apis.ts';
import type { Item } from '../scopes.ts';
import { isRef, type ObjectThing, type Ref, type Thing } from '../things.ts';
import { hasUnknownMembers } from '../values/assigned.ts';
import { together } from '../values/doubts.ts';
import type { Values } from '../values/kernel.ts';
import { directivesAskedIn } from './directives.ts';
import { hiddenItem, type Operation } from './operation.ts';
import { OPERATIONS } from './schema-text.ts';
import type { RowSite } from './sites.ts';

/** Steps before the field of a name, of the root type of a method. */
export type FieldSteps = (method: string, name: string) => readonly Item[];

/** What a call puts around the fields of a schema that it is handed. */
export function fieldSteps(values: Values, site: RowSite<'graphql'>): FieldSteps {
  const given = middlewareOf(values, site);
  const unseen = mappedUnseen(values, site);
  return (method, name) => {
    const type = Object.keys(OPERATIONS).find((it) => OPERATIONS[it] === method) ?? method;
    return [...unseen, ...given.flatMap((ref) => stepsOf(values, site, ref, type, name))];
  };
}
/** Operations with what is put around the fields of their schema, from the outermost on. */
export function behind(list: readonly Operation[], steps: readonly FieldSteps[]): readonly Operation[] {
  if (steps.length === 0) return list;
  return list.map((it) => ({ ...it, before: [...steps.flatMap((of) => of(it.method, it.name)), ...it.before] }));
}
/** Objects that hold middleware by type and field, and look like what answers fields. */
export function fieldMaps(values: Values, site: RowSite<'graphql'>): readonly ObjectThing[] {
  return middlewareOf(values, site).flatMap((ref) =>
    values.things(ref).filter((it): it is ObjectThing => it.kind === 'object'),
  );
}
function middlewareOf(values: Values, { at, row }: RowSite<'graphql'>): readonly Ref[] {
  return [row.around ?? []].flat().flatMap((path) => values.argument(at, path));
}
/** What functions make of all fields is not followed; of those with directives that is said where the directive stands. */
function mappedUnseen(values: Values, { at, row, library }: RowSite<'graphql'>): readonly Item[] {
  const mappers = row.mapped === undefined ? [] : values.argument(at, row.mapped);
  return mappers
    .filter((ref) => {
      const made = values.things(ref).filter((it): it is ObjectThing => it.kind === 'object');
      return made.length === 0 || !made.every((it) => directivesAskedIn(values, it.ref).length > 0);
    })
    .map((ref) => hiddenItem(ref, 'what is made of all fields', library));
}
function stepsOf(values: Values, site: RowSite<'graphql'>, ref: Ref, type: string, name: string): readonly Item[] {
  const things = values.things(ref);
  const [thing] = things;
  const hidden = hiddenItem(ref, ref.text ?? 'middleware around the fields', site.library);
  const tables = things.map((it) => (it.kind === 'api' ? rulesOf(values, it) : []));
  if (things.length > 0 && tables.every((it) => it.length > 0))
    return ruled(values, ref, tables.flat(), [type, name], hidden);
  // Which of several it is, or whether it is all of them, is not known.
  if (thing === undefined || things.length > 1) return [hidden];
  if (thing.kind === 'constant') return [];
  if (thing.kind === 'function') return [itemOf(values, ref, site.library, 'around')];
  return thing.kind === 'object' ? stepsIn(values, site, thing, [type, name], hidden) : [hidden];
}
/** The rule of a field; of several tables one of which is asked, for sure only what all of them say. */
function ruled(
  values: Values,
  ref: Ref,
  tables: readonly RuleTable[],
  [type, name]: readonly [string, string],
  hidden: Item,
): readonly Item[] {
  const choices = tables.map((it) => ({
    items: ruleFor(values, it, type, name).flatMap((rule) => inOrder(values, rule)),
    doubt: { unit: ref.unit },
  }));
  const library = tables[0]!.library;
  return together(values, choices)
    .filter(isRef)
    .map((rule) => (isMap(values, rule) ? hidden : itemOf(values, rule, library, 'rule')));
}
/** The step of an object by types and fields; a function in the place of a type is around all its fields. */
function stepsIn(
  values: Values,
  site: RowSite<'graphql'>,
  map: ObjectThing,
  [key, ...more]: readonly string[],
  hidden: Item,
): readonly Item[] {
  const found = key === undefined ? [] : values.memberRefs(map.ref, key);
  if (found.length === 0) return hasUnknownMembers(values, map) ? [hidden] : [];
  return found.flatMap((ref) => {
    const things = values.things(ref);
    const inner = things.find((it): it is ObjectThing => it.kind === 'object');
    if (inner === undefined) return [itemOf(values, ref, site.library, 'around')];
    const own = values.memberRefs(inner.ref, 'resolve');
    if (own.length > 0) return own.map((it) => itemOf(values, it, site.library, 'around'));
    return more.length === 0 ? [hidden] : stepsIn(values, site, inner, more, hidden);
  });
}

// ---- tables of rules

interface RuleTable extends Placed<FieldRuleRow> {
  readonly at: Ref;
}

/** Library data about the call that made a thing, where that call is given rules by type and field, or such a table. */
function rulesOf(values: Values, thing: Thing & { readonly kind: 'api' }): readonly RuleTable[] {
  const { site } = thing;
  const call = site?.unit.value(site.id);
  if (site === undefined || call?.kind !== 'call') return [];
  return values
    .things({ ...site, id: call.callee })
    .flatMap((it) => (it.kind === 'api' ? values.apis.rows(it.nodes, 'fieldRules') : []))
    .flatMap((it) => {
      const within = values
        .argument(site, it.row.rules)
        .flatMap((rules) => values.things(rules))
        .flatMap((rules) => (rules.kind === 'api' ? rulesOf(values, rules) : []));
      return within.length > 0 ? within : [{ ...it, at: site }];
    });
}
/**
 * The rule of a field: its own, that of the other fields of its type, or the one that holds where there is none; a whole
 * object where it may be a member of that which nobody sees.
 */
function ruleFor(values: Values, { row, at }: RuleTable, type: string, name: string): readonly Ref[] {
  const byKey = (ref: Ref, key: string): readonly Ref[] => values.memberRefs(ref, key);
  const otherwise = row.otherwise === undefined ? [] : values.argument(at, row.otherwise);
  return values.argument(at, row.rules).flatMap((rules) => {
    if (!isMap(values, rules)) return [rules];
    const ofType = byKey(rules, type);
    if (ofType.length === 0) return isOpen(values, rules) ? [rules] : otherwise;
    return ofType.flatMap((fields) => {
      if (!isMap(values, fields)) return [fields];
      const own = byKey(fields, name);
      if (own.length > 0) return own;
      if (isOpen(values, fields)) return [fields];
      const others = row.others === undefined ? [] : byKey(fields, row.others);
      return others.length > 0 ? others : otherwise;
    });
  });
}
function isMap(values: Values, ref: Ref): boolean {
  return values.things(ref).some((it) => it.kind === 'object');
}
/** It may have members that nobody sees. */
function isOpen(values: Values, ref: Ref): boolean {
  return values.things(ref).some((it) => it.kind === 'object' && hasUnknownMembers(values, it));
}
