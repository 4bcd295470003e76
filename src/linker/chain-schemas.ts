/** What the schemas that the links of a chain check a part of the request with promise about its members. */
import { validatedParts } from '../libraries/http.ts';
import type { RequestPart } from '../libraries/kinds.ts';
import { requestPartsOf } from './acts/request-parts.ts';
import type { Item } from './scopes.ts';
import { isExact, promisedBy } from './schemas/promises.ts';
import type { SchemaReader } from './schemas/reader.ts';
import type { Shape } from './schemas/shape.ts';
import { type FunctionThing, type Ref, refKey } from './things.ts';
import { holds } from './when.ts';

export class ChainSchemas {
  private readonly schemas: SchemaReader;
  /** Null: it is not seen what the link checks the part with. */
  private readonly known = new Map<string, Shape | null>();

  constructor(schemas: SchemaReader) {
    this.schemas = schemas;
  }
  /** What is sure of a member behind all of these links, each of which checks the part; undefined: it is not known what. */
  promised(links: readonly Item[], part: RequestPart, path: readonly string[]): string | undefined {
    const promises = links.map((it) => {
      const shape = this.of(it, part);
      return shape === null ? undefined : promisedBy(shape, path, 'understood');
    });
    return (
      promises.find((it) => it !== undefined && isExact(it)) ??
      // What is not in the schema may still be in the request that the handler reads.
      (promises.some((it) => it === undefined || it === 'unlisted') ? undefined : promises[0])
    );
  }
  private of(item: Item, part: RequestPart): Shape | null {
    const key = `${refKey(item.ref)} ${part}`;
    let found = this.known.get(key);
    if (found === undefined) {
      this.known.set(key, null);
      const shapes = this.refsOf(item, part).map((it) => this.schemas.ofAny(it));
      this.known.set(key, (found = shapes.length === 1 ? (shapes[0] ?? null) : null));
    }
    return found;
  }
  /** The schemas that a link holds the part to. */
  private refsOf(item: Item, part: RequestPart): readonly Ref[] {
    if (item.slot !== undefined) return item.slot === 'validates' && item.parts?.includes(part) ? [item.ref] : [];
    if (item.things.length !== 1) return [];
    const [thing] = item.things;
    if (thing?.kind === 'function') return this.inFunction(thing, part);
    if (thing?.kind !== 'api') return [];
    const { values } = this.schemas;
    const site = thing.site ?? thing.ref ?? item.ref;
    return values.apis.rows(thing.nodes, 'middleware').flatMap(({ row }) => {
      if (row.does !== 'validates' || row.schema === undefined || row.style === 'field-chain') return [];
      if (!holds(values, site, row.when)) return [];
      return values.argument(site, row.schema).flatMap((it) => {
        const parts = values.entriesOf(it).filter(({ key }) => validatedParts[key] !== undefined);
        if (this.schemas.of(it) === undefined && parts.length > 0)
          return parts.filter(({ key }) => validatedParts[key] === part).map(({ value }) => value);
        return row.parts?.includes(part) ? [it] : [];
      });
    });
  }
  /** The schemas of the calls in a function of the project that look at the part. */
  private inFunction(fn: FunctionThing, part: RequestPart): readonly Ref[] {
    const { values } = this.schemas;
    const { unit, ctx } = fn.ref;
    const value = unit.value(fn.ref.id);
    if (value.kind !== 'function' || value.body < 0) return [];
    const { first, last } = unit.region(value.body);
    const out: Ref[] = [];
    for (let id = first; id < last; id++) {
      const call = unit.value(id);
      if (call.kind !== 'call' || unit.ownerOf(id) !== fn.ref.id) continue;
      const site: Ref = { unit, id, ctx };
      const row = values
        .things({ ...site, id: call.callee })
        .flatMap((it) => (it.kind === 'api' ? values.apis.rows(it.nodes, 'validators') : []))[0]?.row;
      if (row === undefined || row.notes || row.gathers) continue;
      const looks = values.argument(site, row.input).some((it) => requestPartsOf(values, it, [], site).includes(part));
      if (!looks) continue;
      out.push(
        ...(row.schema === undefined
          ? [{ ...site, id: call.receiver ?? call.callee }]
          : values.argument(site, row.schema)),
      );
    }
    return out;
  }
}
