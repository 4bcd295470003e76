/**
 * Handlers that declare what they want: their framework fills each parameter from the request by its name and type, or
 * with what another function gives, which runs before.
 */
import type { Param, TypeValue, ValueId } from '../facts/facts.ts';
import type { HandlerConvention, RequestPart } from '../libraries/kinds.ts';
import { typeName } from './apis.ts';
import { applied, type Applied } from './decorators.ts';
import { describe } from './describe.ts';
import type { Handing } from './handed.ts';
import type { Item } from './scopes.ts';
import type { ClassThing, FunctionThing, Ref, Thing } from './things.ts';
import type { FileUnit } from './units.ts';
import { boundUnder } from './values/bindings.ts';
import { namedGlobally } from './values/imports.ts';
import type { Values } from './values/kernel.ts';

const MAX_DEPTH = 6;

/** Library decorators of a parameter: written beside its type, or standing as its default. */
function marksOf(values: Values, unit: FileUnit, param: Param): readonly Applied[] {
  const standing = param.default !== undefined && unit.value(param.default).kind === 'call' ? [param.default] : [];
  return applied(values, unit, [...(param.marks ?? []), ...standing]);
}

// ---- functions that run before

/** Items with the functions that their parameters ask for, each before what needs it and once. */
export function withDependencies(values: Values, items: readonly Item[]): Item[] {
  const out: Item[] = [];
  for (const item of items) add(values, item, out, 0);
  return out;
}
/** What runs before handlers because their parameters ask for it. */
export function dependenciesOf(values: Values, handlers: readonly Item[]): Item[] {
  const out: Item[] = [];
  for (const handler of handlers) ofParameters(values, handler, out, 0);
  return out;
}
function add(values: Values, item: Item, out: Item[], depth: number): void {
  const named =
    item.ref.unit.value(item.ref.id).kind === 'call'
      ? injections(values, applied(values, item.ref.unit, [item.ref.id]))
      : [];
  if (named.length > 0) {
    for (const ref of named) add(values, itemOf(values, ref, item), out, depth + 1);
    return;
  }
  ofParameters(values, item, out, depth);
  if (
    !out.some(
      (it) =>
        it.text === item.text &&
        it.things.length === item.things.length &&
        it.things.every((thing, index) => same(thing, item.things[index]!)),
    )
  )
    out.push(item);
}
function ofParameters(values: Values, item: Item, out: Item[], depth: number): void {
  if (depth > MAX_DEPTH) return;
  for (const thing of item.things) {
    const fn = thing.kind === 'function' ? thing.ref.unit.facts.values[thing.ref.id] : undefined;
    if (thing.kind !== 'function' || fn?.kind !== 'function') continue;
    const unit = thing.ref.unit;
    for (const id of fn.params) {
      const param = unit.value(id);
      if (param.kind !== 'param') continue;
      for (const ref of injections(values, marksOf(values, unit, param)))
        add(values, itemOf(values, ref, item), out, depth + 1);
    }
  }
}
function injections(values: Values, marks: readonly Applied[]): readonly Ref[] {
  return marks.flatMap((mark) =>
    mark.row.does === 'inject' && mark.row.items !== undefined ? values.argument(mark.ref, mark.row.items) : [],
  );
}
function itemOf(values: Values, ref: Ref, like: Item): Item {
  return {
    ref,
    things: values.things(ref),
    text: ref.text ?? describe(ref),
    library: like.library,
    convention: like.convention,
    style: like.style,
  };
}
function same(a: Thing, b: Thing): boolean {
  return (
    a === b ||
    (a.kind === 'function' &&
      b.kind === 'function' &&
      a.ref.unit === b.ref.unit &&
      a.ref.id === b.ref.id &&
      a.ref.ctx === b.ref.ctx)
  );
}

/** Functions that give a parameter its value. */
export function givers(values: Values, unit: FileUnit, param: Param): readonly FunctionThing[] {
  const fn = unit.value(param.function);
  // What a class is made with is the affair of its modules.
  if (fn.kind !== 'function' || fn.owner !== undefined) return [];
  return injections(values, marksOf(values, unit, param)).flatMap((ref) =>
    values.things(ref).filter((it) => it.kind === 'function'),
  );
}
/** Functions of the project with which a decorator of its own fills a parameter, each with the decorator. */
export function givenBy(
  values: Values,
  unit: FileUnit,
  param: Param,
): readonly { readonly mark: Ref; readonly fn: FunctionThing }[] {
  return applied(values, unit, param.marks).flatMap(({ row, ref: mark }) =>
    row.does === 'give' && row.items !== undefined
      ? madeWith(values, mark, row.items)
          .flatMap((it) => values.things(it))
          .flatMap((fn) => (fn.kind === 'function' ? [{ mark, fn }] : []))
      : [],
  );
}
/** The same as steps before the method, where a convention says how they are called. */
export function fillingItems(values: Values, unit: FileUnit, { marks = [] }: Param): readonly Item[] {
  return marks.flatMap((mark) =>
    applied(values, unit, [mark]).flatMap(({ row, library, ref }): readonly Item[] => {
      const convention = row.does === 'give' ? library.conventions?.give : undefined;
      if (convention === undefined || row.items === undefined) return [];
      const things = madeWith(values, ref, row.items).flatMap((it) => values.things(it));
      const text = `@${describe(values.ref(unit, mark))}`;
      return things.some((it) => it.kind === 'function')
        ? [{ ref, things, text, library, convention, style: 'give' }]
        : [];
    }),
  );
}
/** Arguments of a decorator, or of the call that made it (`receiver [0]`). */
function madeWith(values: Values, mark: Ref, path: string): readonly Ref[] {
  if (!path.startsWith('receiver ')) return values.argument(mark, path);
  const call = mark.unit.value(mark.id);
  if (call.kind !== 'call') return [];
  const made = values.things({ ...mark, id: call.callee }).find((it) => it.kind === 'api' && it.site !== undefined);
  return made?.kind === 'api' && made.site !== undefined
    ? values.argument(made.site, path.replace(/^receiver /, ''))
    : [];
}
/** What is injected under the name of a library that says what that is (the request that is being answered). */
export function namedThings(values: Values, unit: FileUnit, param: Param): readonly Thing[] {
  if (param.marks === undefined) return [];
  return injections(values, applied(values, unit, param.marks)).flatMap((ref) =>
    values.things(ref).filter((it) => it.kind === 'api' && it.nodes.some(({ types }) => types.length > 0)),
  );
}
/** What a container hands to a parameter that is marked with one of its tokens. */
export function boundThings(values: Values, unit: FileUnit, param: Param): readonly Thing[] {
  if (param.marks === undefined) return [];
  return injections(values, applied(values, unit, param.marks)).flatMap((token) =>
    boundUnder(values, values.things(token)),
  );
}
/** What a parameter holds that a function gives: what that returns, or hands over in the middle of its run. */
export function injectedThings(values: Values, unit: FileUnit, param: Param): readonly Thing[] {
  return givers(values, unit, param).flatMap((giver) => {
    const at = giver.ref.unit;
    const value = at.value(giver.ref.id);
    if (value.kind !== 'function') return [];
    if (value.generator !== true) return values.returned(giver, giver.ref.ctx);
    const { first, last } = at.region(value.body);
    const out: Thing[] = [];
    for (let id = first; id < last; id++) {
      const it = at.value(id);
      if (it.kind === 'wait' && it.how === 'yield') out.push(...values.things({ ...giver.ref, id: it.of }));
    }
    return out;
  });
}

// ---- parts of the request

/** A parameter and the part of the request that fills it. */
export interface Filled {
  readonly id: ValueId;
  readonly index: number;
  readonly param: Param;
  readonly part: RequestPart;
  /** What the request's text is turned into on the way; absent: it stays text that nothing checks. */
  readonly type: string | undefined;
}

/** Parameters of a handler that the request fills; `path` tells which names stand in the path. */
export function filledParameters(
  values: Values,
  thing: FunctionThing,
  convention: HandlerConvention | undefined,
  path: string,
): readonly Filled[] {
  const unit = thing.ref.unit;
  const fn = unit.value(thing.ref.id);
  if (convention?.fills === undefined || fn.kind !== 'function') return [];
  const named = new Set([...path.matchAll(/[{:](\w+)/g)].map((it) => it[1]!));
  return fn.params.flatMap((id, index): Filled[] => {
    const param = unit.value(id);
    if (param.kind !== 'param' || param.rest) return [];
    const marks = marksOf(values, unit, param);
    if (marks.some((mark) => mark.row.does === 'inject')) return [];
    const said = marks.find((mark) => mark.row.does === 'parameter')?.row.part;
    const type = param.type === undefined ? undefined : declaredType(values, unit, param.type, 0);
    if (said === undefined && !named.has(param.name) && type === 'given') return [];
    const part = said ?? (named.has(param.name) ? 'path' : type === 'schema' ? 'body' : 'query');
    const checked = marks.some((mark) => constrains(values, mark)) ? 'checked' : undefined;
    return [{ id, index, param, part, type: (type === 'given' ? undefined : type) ?? checked }];
  });
}
/** A decorator's call states a bound. */
function constrains(values: Values, mark: Applied): boolean {
  const call = mark.ref.unit.value(mark.ref.id);
  if (call.kind !== 'call') return false;
  return values
    .things({ ...mark.ref, id: call.callee })
    .some(
      (it) =>
        it.kind === 'api' &&
        values.apis
          .rows(it.nodes, 'schemas')
          .some(
            ({ row }) =>
              row.adds !== undefined &&
              row.adds !== 'default' &&
              row.value !== undefined &&
              values.argument(mark.ref, row.value).length > 0,
          ),
    );
}

const MADE: Readonly<Record<string, string>> = {
  number: 'number',
  identifier: 'uuid',
  boolean: 'boolean',
  literal: 'enum',
};

/** What a declared type makes of text: `given` for what comes from the framework itself; undefined: it stays text. */
function declaredType(values: Values, unit: FileUnit, id: ValueId, depth: number): string | undefined {
  const type = unit.value(id);
  if (type.kind !== 'type' || depth > 3) return undefined;
  if (type.literal !== undefined) return 'enum';
  if (type.name === '|') {
    const parts = (type.args ?? [])
      .filter((it) => (unit.value(it) as TypeValue).name !== 'null')
      .map((it) => declaredType(values, unit, it, depth + 1));
    return parts.length > 0 && parts.every((it) => it !== undefined) ? parts[0] : undefined;
  }
  const named =
    type.target === undefined ? namedGlobally(values, unit, type.name) : values.things(values.ref(unit, type.target));
  for (const thing of named) {
    if (thing.kind === 'class')
      return ofSchema(values, thing)
        ? 'schema'
        : values
            .parents(thing)
            .map((it) => conversion(values, it))
            .find((it) => it !== undefined);
    if (thing.kind !== 'api') continue;
    const made = conversion(values, thing);
    if (made !== undefined) return made;
    if (values.apis.rows(thing.nodes, 'decorators').some(({ row }) => row.does === 'constraint')) return 'checked';
  }
  return values
    .things(values.ref(unit, id))
    .some(
      (it) =>
        it.kind === 'api' && !it.package.startsWith('language:') && it.nodes.some((node) => node.types.length > 0),
    )
    ? 'given'
    : undefined;
}
/** What calling something makes of text; text again is no conversion. */
function conversion(values: Values, thing: Thing): string | undefined {
  if (thing.kind !== 'api') return undefined;
  const made = values.apis
    .rows(thing.nodes, 'sanitizers')
    .map(({ row }) => row.yields)
    .find((it) => it !== undefined && it !== 'text');
  return made === undefined ? undefined : (MADE[made] ?? made);
}
/** A class whose ancestor a library makes schemas of. */
function ofSchema(values: Values, cls: ClassThing): boolean {
  return values
    .ancestors(cls)
    .some((it) => it.kind === 'api' && values.apis.rows(it.nodes, 'schemas').some(({ row }) => row.makes === 'object'));
}

/** Says which part of the request the parameters of handlers hold. */
export function announceFilled(values: Values, handing: Handing, items: readonly Item[], path: string): void {
  for (const { things, convention, library } of items) {
    if (convention?.fills === undefined) continue;
    for (const thing of things) {
      if (thing.kind !== 'function') continue;
      for (const { index, part, type } of filledParameters(values, thing, convention, path)) {
        const name = convention.fills[part];
        // A value of a checked class stays one of that class, and what was converted is harmless.
        if (name !== undefined && (type === undefined || type === 'checked'))
          handing.toParam(thing, index, values.instanceOfType(typeName(library, name)));
      }
    }
  }
}
