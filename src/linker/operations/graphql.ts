/** The operations of GraphQL schemas: of text with resolver maps, of object types made by code, and who serves them. */
import type { FieldRow, GraphqlRow, Library } from '../../libraries/kinds.ts';
import { inOrder } from '../combined.ts';
import type { Item } from '../scopes.ts';
import { type FunctionThing, isRef, refKey, type Ref, type Thing, valueKey } from '../things.ts';
import type { Values } from '../values/kernel.ts';
import { itemOf } from '../items.ts';
import { directiveClassSteps } from './directive-classes.ts';
import { type DirectiveSteps, directiveSteps } from './directives.ts';
import { hiddenItem, membersOf, objectsOf, type Operation, type Operations } from './operation.ts';
import { behind, type FieldSteps } from './field-steps.ts';
import { joined, SchemaLayers } from './schema-layers.ts';
import { OPERATIONS, type RootField, rootFields, rootFieldsBeside } from './schema-text.ts';
import { type RowSite, sitesOf } from './sites.ts';

/** A call that serves a schema. */
export interface GraphqlServer extends Operations {
  /** The functions that make the context of each request: they run first. */
  readonly context: readonly Item[];
  /** What is put around the fields of its schema; before those that are listed it stands already. */
  readonly steps: readonly FieldSteps[];
  /** The package whose decorators declare what it answers. */
  readonly declared?: string;
}
/** A field of the schema's text, with what its directives put before it, and those of which that is not known. */
interface Field extends RootField {
  readonly asked: readonly Item[];
  readonly unread: readonly string[];
}
/** Directives that say nothing about who may ask. */
const HARMLESS = new Set(
  'deprecated specifiedBy oneOf key shareable external requires provides tag inaccessible override composeDirective cacheControl cost listSize constraint'.split(
    ' ',
  ),
);

/** What directives of texts beside the code put before the field of a name; `at` is where the field is answered. */
export type TextSteps = (method: string, name: string, at: Ref, library: Library) => readonly Item[];

/** All servers with what they answer; what no known server serves comes last, each by itself, as `loose`. */
export function graphqlOperations(values: Values): {
  readonly servers: readonly GraphqlServer[];
  readonly loose: readonly Operations[];
  /** What is put around the fields of schemas of which it is not seen who serves them. */
  readonly stray: readonly FieldSteps[];
  readonly texts: TextSteps;
  /** What directives put before fields, whichever those are. */
  readonly asked: readonly Item[];
} {
  const sites = sitesOf(values, 'graphql');
  const layers = new SchemaLayers(values, sites);
  const made = new Map<string, Operations>();
  const asked = new Map([...directiveClassSteps(values), ...directiveSteps(values, sites)]);
  const all = [...asked.values()].flat();
  let read: readonly Field[] | undefined;
  const beside = (): readonly Field[] => (read ??= fieldsOf(rootFieldsBeside(values.modules.graphTexts), asked));
  const texts: TextSteps = (method, name, at, library) =>
    guardsBy(
      beside().filter((it) => it.name === name && it.operation === method),
      at,
      library,
    );
  for (const site of sites) made.set(valueKey(site.at), operationsAt(values, site, layers.maps, asked, beside()));
  const byCode = fieldsByCode(values);
  const claimed = new Set<string>();
  const servers: GraphqlServer[] = [];
  for (const site of sites.filter(({ row }) => row.context !== undefined && row.serves === undefined)) {
    const key = valueKey(site.at);
    claimed.add(key);
    let own = made.get(key)!;
    // Who only names the fields is handed a schema that another call has made.
    const built = own.list.some((it) => it.handler !== undefined) ? [] : joined(layers.below(site), site);
    const isMade = ({ thing }: (typeof built)[number]): boolean =>
      thing.site !== undefined && (made.get(valueKey(thing.site))?.list.length ?? 0) > 0;
    if (built.some(isMade)) own = { ...own, list: [] };
    for (const { thing, steps } of built) {
      const maker = thing.site === undefined ? undefined : valueKey(thing.site);
      const found = (maker === undefined ? undefined : made.get(maker)) ?? byCode.get(thing.package);
      if (found === undefined) continue;
      const list = behind(rooted(values, site, found), steps);
      own = { ...own, list: [...own.list, ...list], hidden: found.hidden };
      if (maker !== undefined) claimed.add(maker);
      claimed.add(thing.package);
    }
    const declared = built.find((it) => values.apis.library(it.thing.package)?.decorators !== undefined)?.thing.package;
    servers.push({
      ...own,
      ...(declared !== undefined && { declared }),
      steps: built.flatMap((it) => it.steps),
      hidden:
        own.list.length === 0 && own.hidden.length === 0 && declared === undefined
          ? ['its schema was not found']
          : own.hidden,
      context: [site, ...sites.filter((it) => isFor(values, it, key))].flatMap((it) => contextAt(values, it)),
    });
  }
  const { stray, over } = layers.rest();
  const loose = [
    ...[...made].flatMap(([key, it]) =>
      claimed.has(key) || it.list.length === 0 ? [] : [{ ...it, list: behind(it.list, over(key)) }],
    ),
    ...[...byCode].flatMap(([name, it]) =>
      claimed.has(name) ? [] : [{ ...it, list: behind(it.list, over(undefined)) }],
    ),
  ];
  // A schema goes through many hands (merged, wrapped): with one server that lacks its own, it is that one's.
  const empty = servers.filter((it) => it.list.length === 0);
  if (empty.length !== 1 || loose.length === 0) return { servers, loose, stray, texts, asked: all };
  const list = behind(
    loose.flatMap((it) => it.list),
    empty[0]!.steps,
  );
  return {
    servers: servers.map((it) =>
      it === empty[0] ? { ...it, list, hidden: loose.flatMap((each) => each.hidden) } : it,
    ),
    loose: [],
    stray,
    texts,
    asked: all,
  };
}
/** A call says what makes the context of the server that another one made. */
function isFor(values: Values, { at, row }: RowSite<'graphql'>, server: string): boolean {
  return (
    row.serves !== undefined &&
    values
      .argument(at, row.serves)
      .flatMap((ref) => values.things(ref))
      .some((it) => it.kind === 'api' && it.site !== undefined && valueKey(it.site) === server)
  );
}
/** The functions that make the context, as a call says. */
function contextAt(values: Values, { at, row, library }: RowSite<'graphql'>): readonly Item[] {
  return [row.context ?? []]
    .flat()
    .flatMap((path) => values.argument(at, path))
    .map((ref) => itemOf(values, ref, library, 'context'))
    .filter((it) => it.things.some((thing) => thing.kind === 'function' || thing.kind === 'unknown'));
}
function operationsAt(
  values: Values,
  site: RowSite<'graphql'>,
  others: ReadonlySet<string>,
  asked: DirectiveSteps,
  beside: readonly Field[],
): Operations {
  const { row, at, library } = site;
  const fields = fieldsOf(textsAt(values, at, row.schema).flatMap(rootFields), asked);
  const told = [...fields, ...beside];
  const list: Operation[] = [];
  const hidden: string[] = [];
  for (const path of row.resolvers === undefined ? [] : [row.resolvers].flat()) {
    const refs = values.argument(at, path);
    const maps = refs.flatMap((ref) => objectsOf(values, ref));
    for (const map of maps) list.push(...resolversIn(values, map, library, told));
    if (refs.length > 0 && maps.length === 0) {
      const found = exportedMaps(values, library, told, others);
      list.push(...found);
      if (found.length === 0) hidden.push('its resolvers could not be followed');
    }
  }
  for (const [name, path] of [
    ['Query', row.query],
    ['Mutation', row.mutation],
    ['Subscription', row.subscription],
  ] as const) {
    if (path === undefined) continue;
    for (const ref of values.argument(at, path)) list.push(...fieldsOfType(values, ref, OPERATIONS[name]!, library));
  }
  for (const field of fields) {
    if (!list.some((it) => it.name === field.name && it.method === field.operation))
      list.push({
        method: field.operation,
        name: field.name,
        at,
        before: guardsBy([field], at, library),
        handler: undefined,
      });
  }
  return { library, at, list, hidden };
}
/** The members of a root value answer fields of a schema that only names them. */
function rooted(values: Values, { at, row, library }: RowSite<'graphql'>, schema: Operations): readonly Operation[] {
  const members = (row.root === undefined ? [] : values.argument(at, row.root)).flatMap((ref) =>
    objectsOf(values, ref).flatMap((it) => membersOf(values, it)),
  );
  return schema.list.map((it) => {
    const found = it.handler === undefined ? members.find(({ name }) => name === it.name) : undefined;
    return found === undefined
      ? it
      : { ...it, at: found.value, handler: itemOf(values, found.value, library, 'rootValue') };
  });
}
function resolversIn(values: Values, map: Thing, library: Library, fields: readonly Field[]): readonly Operation[] {
  return membersOf(values, map).flatMap(({ name: type, value }) => {
    const method = OPERATIONS[type];
    return method === undefined
      ? []
      : objectsOf(values, value)
          .flatMap((it) => membersOf(values, it))
          .filter(({ name }) => !name.startsWith('__'))
          .map(({ name, value: field }) => {
            const said = fields.filter((it) => it.name === name && it.operation === method);
            return operation(values, method, name, field, library, guardsBy(said, field, library));
          });
  });
}
/** Resolver maps that files export, where a loader that is not understood collects them; not those that are for others. */
function exportedMaps(
  values: Values,
  library: Library,
  fields: readonly Field[],
  others: ReadonlySet<string>,
): readonly Operation[] {
  return values.modules.units
    .filter((unit) => unit.role === 'source')
    .flatMap((unit) =>
      unit.facts.exports.flatMap(({ value }) =>
        value === undefined || unit.value(value).kind !== 'object' || others.has(valueKey({ unit, id: value }))
          ? []
          : resolversIn(values, { kind: 'object', ref: values.ref(unit, value) }, library, fields).filter(
              (it) => it.handler?.things.some(callsFirst) !== true,
            ),
      ),
    );
}
/** What is put around a field calls what answers it, which it is handed first. */
function callsFirst(thing: Thing): boolean {
  if (thing.kind !== 'function') return false;
  const { unit, id } = thing.ref;
  const fn = unit.value(id);
  const first = fn.kind === 'function' ? fn.params[0] : undefined;
  return (
    first !== undefined &&
    unit.usersOf(first).some((it) => {
      const call = unit.value(it);
      return call.kind === 'call' && call.callee === first;
    })
  );
}
/** Root fields, with what their directives put before them. */
function fieldsOf(fields: readonly RootField[], asked: DirectiveSteps): readonly Field[] {
  return fields.map((it) => ({
    ...it,
    asked: [...it.ofType.map((name) => `type ${name}`), ...it.directives].flatMap((name) => asked.get(name) ?? []),
    unread: [
      ...it.ofType.filter((name) => !asked.has(`type ${name}`)),
      ...it.directives.filter((name) => !asked.has(name)),
    ],
  }));
}
/** A directive that is not known may be what guards a field. */
function guardsBy(said: readonly Field[], at: Ref, library: Library): readonly Item[] {
  const asked = new Set(said.flatMap((it) => it.asked));
  const unread = new Set(said.flatMap((it) => it.unread).filter((name) => !HARMLESS.has(name)));
  return [...asked, ...[...unread].map((name) => hiddenItem(at, `@${name}`, library))];
}

// ---- what describes a field

/** A function, `{ resolve, subscribe }`, or a call that is handed such an object. */
function operation(
  values: Values,
  method: string,
  name: string,
  field: Ref,
  library: Library,
  guards: readonly Item[] = [],
): Operation {
  const options = optionsOf(values, field);
  // Who subscribes is asked when they do; what makes a message of an event runs for each event.
  const answering = method === OPERATIONS.Subscription ? ['subscribe', 'resolve'] : ['resolve', 'subscribe'];
  const own = answering.flatMap((key) => options.flatMap((it) => values.memberRefs(it, key)));
  const { before, handler } = split(values, own[0] ?? field, library);
  const asked = options.flatMap((it) =>
    ['authScopes', 'authorize', 'authz'].flatMap((key) =>
      values
        .memberRefs(it, key)
        .map((ref) => (key === 'authorize' ? itemOf(values, ref, library, 'guard') : hiddenItem(ref, key, library))),
    ),
  );
  const runs = handler.things.some((it) => it.kind === 'function' || it.kind === 'unknown');
  // A function that a package made of the resolver may ask for anything.
  const wrapped = handler.things.some((it) => it.kind === 'api') ? [hiddenItem(field, handler.text, library)] : [];
  return {
    method,
    name,
    at: field,
    before: [...guards, ...asked, ...before, ...wrapped],
    handler: runs ? handler : undefined,
  };
}
function optionsOf(values: Values, field: Ref): readonly Ref[] {
  const value = field.unit.value(field.id);
  const given = value.kind === 'call' ? value.args.map((id): Ref => ({ ...field, id })) : [field];
  return given.flatMap((ref) => values.things(ref).flatMap((it) => (it.kind === 'object' ? [it.ref] : [])));
}
/** `combine(guard, handler)`: all but the last stand before it. */
function split(
  values: Values,
  ref: Ref,
  library: Library,
): { readonly before: readonly Item[]; readonly handler: Item } {
  const items = inOrder(values, ref).map((it) => itemOf(values, it, library, 'resolver'));
  const last = items.at(-1);
  if (last !== undefined) return { before: items.slice(0, -1), handler: last };
  return { before: [], handler: itemOf(values, ref, library, 'resolver') };
}

// ---- object types made by code

/** The fields of an object type that a call with a row made. */
function fieldsOfType(values: Values, ref: Ref, method: string, library: Library): readonly Operation[] {
  return values.things(ref).flatMap((thing) => {
    if (thing.kind !== 'api' || thing.site === undefined) return [];
    const { site } = thing;
    const call = site.unit.value(site.id);
    if (call.kind !== 'call') return [];
    return values
      .things({ ...site, id: call.callee })
      .flatMap((it) => (it.kind === 'api' ? values.apis.rows(it.nodes, 'graphqlFields') : []))
      .flatMap(({ row }) => fieldsAt(values, site, row, method, library));
  });
}
/** Operations of root types that are made field by field, by the package that makes them. */
function fieldsByCode(values: Values): ReadonlyMap<string, Operations> {
  const out = new Map<string, Operations>();
  for (const { row, library, at } of sitesOf(values, 'graphqlFields')) {
    const types =
      typeof row.of === 'string'
        ? [row.of]
        : values.argument(at, row.of.argument).flatMap((it) => values.constants(it));
    for (const type of types) {
      const method = OPERATIONS[type];
      // Of graphql itself, a schema says which types are its roots.
      if (method === undefined || library.graphql?.some((it) => it.query !== undefined) === true) continue;
      const known = out.get(library.package) ?? { library, at, list: [], hidden: [] };
      const list = [...known.list, ...fieldsAt(values, at, row, method, library)];
      out.set(library.package, { ...known, list });
    }
  }
  return out;
}
function fieldsAt(values: Values, at: Ref, row: FieldRow, method: string, library: Library): readonly Operation[] {
  const pick = (path: string | undefined): readonly Ref[] => (path === undefined ? [] : values.argument(at, path));
  const names = pick(row.name).flatMap((it) => values.constants(it));
  const one = pick(row.field).flatMap((ref) =>
    names.map((name) => operation(values, method, name, given(values, ref), library)),
  );
  const several = pick(row.fields)
    .flatMap((ref) => objectsOf(values, ref))
    .flatMap((it) => membersOf(values, it))
    .map(({ name, value }) => operation(values, method, name, value, library));
  const built = pick(row.definition).flatMap((ref) =>
    values.things(ref).flatMap((it) => (it.kind === 'function' ? fieldsBuilt(values, it, method, library) : [])),
  );
  return [...one, ...several, ...built];
}
/** What a function that describes a field gives, or the description itself. */
function given(values: Values, ref: Ref): Ref {
  for (const thing of values.things(ref)) {
    if (thing.kind !== 'function') continue;
    const fn = thing.ref.unit.value(thing.ref.id);
    const exit = fn.kind === 'function' ? thing.ref.unit.returnsOf(fn)[0] : undefined;
    if (exit?.value !== undefined) return { ...thing.ref, id: exit.value };
  }
  return ref;
}
/** Calls on the builder that a function is handed: `t.field('name', { resolve })`, `t.nonNull.string('name', …)`. */
function fieldsBuilt(values: Values, fn: FunctionThing, method: string, library: Library): readonly Operation[] {
  const { unit, ctx } = fn.ref;
  const value = unit.value(fn.ref.id);
  if (value.kind !== 'function' || value.params[0] === undefined) return [];
  const out: Operation[] = [];
  const { first, last } = unit.region(value.body);
  for (let id = first; id < last; id++) {
    const call = unit.value(id);
    if (call.kind !== 'call' || !comesFrom(unit, call.callee, value.params[0])) continue;
    const at: Ref = { unit, id, ctx };
    const [head] = values.argument(at, '[0]');
    if (head === undefined) continue;
    const name = [
      ...values.constants(head),
      ...values.memberRefs(head, 'name').flatMap((it) => values.constants(it)),
    ][0];
    if (name !== undefined) out.push(operation(values, method, name, at, library));
  }
  return out;
}
function comesFrom(unit: Ref['unit'], callee: number, param: number): boolean {
  for (let id = callee; ;) {
    const value = unit.value(id);
    if (value.kind !== 'get') return id === param;
    id = value.of;
  }
}

// ---- schema text

/** The texts of a schema that a call is handed, each once. */
export function textsAt(values: Values, at: Ref, path: GraphqlRow['schema']): readonly string[] {
  if (path === undefined) return [];
  const told: Told = new Map();
  return [...new Set(values.argument(at, path).flatMap((ref) => textsOf(values, ref, told, 0)))];
}
/** Templates in templates. */
const MAX_DEEP = 20;
/** By its place, what is known of a value; nothing while it is looked for: a schema is made over with what it was. */
type Told = Map<string, readonly string[]>;

/** Texts that a value may be, put together of templates as far as their parts are known; those of a list, and of objects with text. */
function textsOf(values: Values, ref: Ref, told: Told, depth: number): readonly string[] {
  if (depth > MAX_DEEP) {
    values.cuts.add(ref, 'route', 'the text of a schema is put together too deep to be read to its end');
    return [];
  }
  const key = refKey(ref);
  const before = told.get(key);
  if (before !== undefined) return before;
  told.set(key, []);
  const found = [...new Set(textsIn(values, ref, (it) => textsOf(values, it, told, depth + 1)))];
  told.set(key, found);
  return found;
}
function textsIn(values: Values, ref: Ref, textsOfPart: (ref: Ref) => readonly string[]): readonly string[] {
  const value = ref.unit.value(ref.id);
  if (value.kind === 'text')
    return [
      value.chunks
        .map((chunk, index) => {
          const hole = value.holes[index];
          return chunk + (hole === undefined ? '' : textsOfPart({ ...ref, id: hole }).join('\n'));
        })
        .join(''),
    ];
  return values.things(ref).flatMap((thing): readonly string[] => {
    if (thing.kind === 'constant') return typeof thing.value === 'string' ? [thing.value] : [];
    if (thing.kind === 'array') return (values.items(thing) ?? []).flatMap((it) => (isRef(it) ? textsOfPart(it) : []));
    if (thing.kind === 'object') return values.memberRefs(thing.ref, 'typeDefs').flatMap(textsOfPart);
    const made = thing.kind === 'api' || thing.kind === 'text' ? thing.ref : undefined;
    if (made === undefined || (made.id === ref.id && made.unit === ref.unit && value.kind !== 'call')) return [];
    const call = made.unit.value(made.id);
    // A call that is handed text (`gql(…)`, `mergeTypeDefs([…])`) gives it.
    if (call.kind === 'call') return call.args.flatMap((id) => textsOfPart({ ...made, id }));
    return textsOfPart(made);
  });
}
