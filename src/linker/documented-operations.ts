/** What a framework that makes routes of a document of OpenAPI puts before what answers an operation. */
import type { DocumentedRouteRow, Library, RequestPart } from '../libraries/kinds.ts';
import { announce, item } from './items.ts';
import { compiled } from './path-cover.ts';
import type { Replaying } from './replaying.ts';
import type { Item } from './scopes.ts';
import { isRef, patternOf, type Ref } from './things.ts';
import { flat, thingsOf } from './values/collections.ts';

/** A call that makes routes of a document. */
export interface Documented {
  readonly replay: Replaying;
  readonly row: DocumentedRouteRow;
  readonly library: Library;
  readonly ref: Ref;
  readonly document: Ref;
  /** How what answers is called. */
  readonly by: { readonly library: Library; readonly style: string };
}
/** An operation, with what is said around it. */
export interface DocumentedOperation {
  /** As documents write it. */
  readonly path: string;
  /** Its part of the document; undefined: it has none. */
  readonly operation: Ref | undefined;
  /** What the document says of its path. */
  readonly item: Ref | undefined;
  /** What the module that answers the path holds by name. */
  readonly members: (name: string) => readonly Ref[];
}
const PARTS: Readonly<Record<string, RequestPart>> = {
  path: 'path',
  query: 'query',
  header: 'headers',
  cookie: 'cookies',
  body: 'body',
  formData: 'body',
};
/** References in one another. */
const MAX_DEEP = 8;

/** Parameters as frameworks write them: `/{id}` is `/:id`. */
export function parameters(path: string): string {
  return path.replace(/\{([^}]+)\}/g, ':$1');
}
/** What a reference into the document (`{ $ref: '#/components/…' }`) stands for; anything else itself. */
export function resolved(on: Documented, ref: Ref, deep = 0): Ref {
  const { values } = on.replay;
  const [target] = values.memberRefs(ref, '$ref').flatMap((it) => values.constants(it));
  if (target === undefined || !target.startsWith('#/') || deep > MAX_DEEP) return ref;
  let at: Ref | undefined = on.document;
  for (const name of target.slice(2).split('/')) at = at && values.memberRefs(at, name)[0];
  return at === undefined ? ref : resolved(on, at, deep + 1);
}
/** Who is asked, what is checked, and what the document puts before what is below it. */
export function stepsOf(on: Documented, it: DocumentedOperation): readonly Item[] {
  const more = added(on, it);
  if (it.operation === undefined || says(on, it, on.row.says.without)) return more;
  const { values } = on.replay;
  const replaced = values.argument(on.ref, on.row.replaced).map((ref) => hidden(on, ref, 'features'));
  return [...replaced, ...askers(on, it), ...checks(on, it), ...more];
}
/** A document, a module or an operation says `true` of something. */
function says(
  { replay: { values }, document }: Documented,
  { item: path, operation, members }: DocumentedOperation,
  name: string,
): boolean {
  const around = [document, path, operation].flatMap((it) => (it === undefined ? [] : values.memberRefs(it, name)));
  return [...around, ...members(name)].some((it) => isConstant(values.things(it), true));
}
function isConstant(things: readonly { readonly kind: string; readonly value?: unknown }[], value: boolean): boolean {
  return things.some((it) => it.kind === 'constant' && it.value === value);
}
/** What stands above an operation puts this before it: the document, its path and the module, unless a lower one inherits nothing. */
function added(on: Documented, { item: path, operation, members }: DocumentedOperation): readonly Item[] {
  const { replay, document, row, by } = on;
  const { values } = replay;
  const of = (ref: Ref | undefined) => (name: string) => (ref === undefined ? [] : values.memberRefs(ref, name));
  const levels = [of(document), of(path), members, of(operation)];
  const first = levels.findLastIndex((level) =>
    level(row.says.inherits).some((it) => isConstant(values.things(it), false)),
  );
  const items = levels
    .slice(Math.max(first, 0), -1)
    .flatMap((level) => level(row.says.puts))
    .flatMap((it) => flat(values, it))
    .flatMap((it) => item(values, it, by.library, by.style));
  announce(replay, items, by.library, by.style);
  return items;
}
/** Functions that are asked who is calling: all of one requirement, and one requirement of several suffices. */
function askers(on: Documented, it: DocumentedOperation): readonly Item[] {
  const { replay, row, ref, library, document } = on;
  const { values } = replay;
  const handlers = values.argument(ref, row.asked);
  const declared = [
    ...values.memberRefs(document, 'components').flatMap((of) => values.memberRefs(of, 'securitySchemes')),
    ...values.memberRefs(document, 'securityDefinitions'),
  ];
  if (handlers.length === 0 || declared.length === 0) return [];
  const own = it.operation === undefined ? [] : values.memberRefs(it.operation, 'security');
  const needed = own.length > 0 ? own : (neededByPath(on, it.path) ?? values.memberRefs(document, 'security'));
  const sets = needed
    .flatMap((of) => flat(values, of))
    .map((requirement) => {
      if (!values.things(requirement).every((thing) => thing.kind === 'object'))
        return [hidden(on, requirement, 'security')];
      return values.entriesOf(requirement).flatMap(({ key }) =>
        handlers
          .flatMap((of) => values.memberRefs(of, key))
          .flatMap((of) => item(values, of, library, row.asking))
          .map((made): Item => ({ ...made, text: key })),
      );
    })
    .filter((set) => set.length > 0);
  const isHidden = handlers.some((of) => values.things(of).every((thing) => thing.kind !== 'object'));
  if (isHidden && needed.length > 0) return [hidden(on, handlers[0]!, 'security')];
  const [first, ...others] = sets;
  if (first === undefined) return [];
  announce(replay, sets.flat(), library, row.asking);
  if (others.length === 0) return first;
  const all = sets.flat();
  const things = all.flatMap((of) => of.things);
  return [{ ...all[0]!, ref: needed[0]!, things, text: all.map((of) => of.text).join(', ') }];
}
/** What the last pattern that fits a path asks for there. */
function neededByPath({ replay: { values }, row, ref }: Documented, path: string): readonly Ref[] | undefined {
  const pairs = values
    .argument(ref, row.askedByPath)
    .flatMap((it) => values.things(it))
    .flatMap((it) => (it.kind === 'array' ? (values.items(it) ?? []) : []))
    .flatMap((it) => thingsOf(values, it));
  const fitting = pairs.flatMap((pair) => {
    const [written, needs] = pair.kind === 'array' ? (values.items(pair) ?? []) : [];
    if (written === undefined || needs === undefined || !isRef(needs)) return [];
    const [source] = thingsOf(values, written).map(patternOf);
    return source && compiled(source.source, source.flags)?.test(path) === true ? [needs] : [];
  });
  return fitting.length === 0 ? undefined : fitting.slice(-1);
}
/** Parts of the request that the operation describes are held to that. */
function checks(on: Documented, it: DocumentedOperation): readonly Item[] {
  const { replay, row } = on;
  const { values } = replay;
  const { operation, members } = it;
  if (operation === undefined || says(on, it, row.says.unchecked)) return [];
  const listed = [
    ...members('parameters'),
    ...(it.item === undefined ? [] : values.memberRefs(it.item, 'parameters')),
    ...values.memberRefs(operation, 'parameters'),
  ];
  const out = new Map<RequestPart, Ref>();
  for (const list of listed)
    for (const written of flat(values, list)) {
      const parameter = resolved(on, written);
      const [place = ''] = values.memberRefs(parameter, 'in').flatMap((of) => values.constants(of));
      const part = PARTS[place];
      if (part !== undefined)
        out.set(part, place === 'body' ? (values.memberRefs(parameter, 'schema')[0] ?? list) : list);
    }
  for (const written of values.memberRefs(operation, 'requestBody')) {
    const body = resolved(on, written);
    const [schema] = values
      .memberRefs(body, 'content')
      .flatMap((of) => values.entriesOf(of))
      .flatMap(({ value }) => values.memberRefs(value, 'schema'));
    out.set('body', schema === undefined ? body : resolved(on, schema));
  }
  return [...out].map(([part, ref]): Item => ({
    ref,
    things: values.things(ref),
    text: part,
    library: on.library,
    convention: undefined,
    style: 'schema',
    slot: 'validates',
    parts: [part],
  }));
}
/** A step of which nothing is known but that it may be there. */
function hidden({ library }: Documented, ref: Ref, text: string): Item {
  const things = [{ kind: 'unknown', why: 'what it asks for is not known', ref }] as const;
  return { ref, things, text, library, convention: undefined, style: '' };
}
