/** What picks the rows of a read or write: columns, and where the other side of each comparison comes from. */
import type { RowFilter } from '../../model/model.ts';
import type { Access } from '../behaviour/accesses.ts';
import { isWhole, type Part, rawPart } from '../behaviour/raw-input.ts';
import type { Scene } from '../behaviour/scene.ts';
import type { Ref } from '../things.ts';
import { baseOf, isClosed, linksOf } from './options.ts';
import type { Sources } from './sources.ts';
import { comparedIn } from './statements.ts';

/** Filters of one access. */
export interface Filters {
  readonly all: readonly RowFilter[];
  /** Nothing more picks the rows. */
  readonly seen: boolean;
  readonly whole?: Part;
}
/** Members of a filter all of which must hold, and such of which one must. */
const ALL_OF = /^\$?and$/i;
const ANY_OF = /^\$?(?:or|nor|not)$/i;
const KEYED = /(?:ById|ByPk|ByIds|BySlug)(?:And\w+|OrFail|OrThrow)?$/;
/** Links of a builder's chain that add conditions and are not read. */
const ADDS = /^(?:(?:and|or)?where|filter|having|inner|join)|^(?:and|or|nor|equals|in|nin|ne|elemMatch|modify|match)$/i;
/** Members of the options of a read, which are no columns. */
const OPTIONS =
  /^(?:where|select|omit|include|relations|relationLoadStrategy|join|order|orderBy|take|skip|limit|offset|cache|lock|withDeleted|comment|transaction|attributes|raw|paranoid|distinct|cursor|group|having|logging|with|columns)$/;
const DEEP = 3;

/** What picks the rows that `it` reads or writes. */
export function filtersOf(scene: Scene, sources: Sources, it: Access): Filters {
  const reader = new FilterReader(scene, sources);
  if (it.row === undefined) {
    const { filters, seen } = comparedIn(scene, sources, it);
    return { all: filters, seen };
  }
  const { where } = it.row;
  if (where !== undefined) {
    const found = scene.argument(it.ref, where);
    const isKey = KEYED.test(it.ref.unit.calledName(it.ref.id));
    for (const ref of found) {
      if (isKey && !scene.values.things(ref).some((thing) => thing.kind === 'object')) reader.compared('', ref);
      else reader.object(ref, 0);
    }
    const base = baseOf(where);
    if (found.length === 0 && base !== undefined) reader.direct(it.ref, base);
  }
  for (const link of linksOf(scene, it)) {
    const clause = link.rows.find((row) => row.says === 'where');
    if (clause !== undefined) reader.clause(link.ref);
    else if (link.ref.id !== it.ref.id && ADDS.test(link.name)) reader.seen = false;
  }
  return { all: reader.found, seen: reader.seen, ...(reader.whole && { whole: reader.whole }) };
}

class FilterReader {
  readonly found: RowFilter[] = [];
  seen = true;
  whole: Part | undefined;
  private readonly scene: Scene;
  private readonly sources: Sources;

  constructor(scene: Scene, sources: Sources) {
    this.scene = scene;
    this.sources = sources;
  }
  /** `where({ id })`, `where('id', id)`, `where('id', '=', id)`. */
  clause(site: Ref): void {
    const call = site.unit.value(site.id);
    if (call.kind !== 'call' || call.args.length === 0 || call.spreads !== undefined) {
      this.seen = false;
      return;
    }
    const first: Ref = { ...site, id: call.args[0]! };
    if (call.args.length === 1) {
      this.object(first, 0);
      return;
    }
    const column = this.scene.values.constants(first)[0];
    const operator = call.args.length > 2 ? this.scene.values.constants({ ...site, id: call.args[1]! })[0] : '=';
    if (column === undefined) this.seen = false;
    else this.compared(column, { ...site, id: call.args.at(-1)! }, operator === '=' ? 'equal' : 'other');
  }
  /** Options without a filter: the key itself (`findOne(id)`), or the columns (`findOneBy({ id })`). */
  direct(site: Ref, base: string): void {
    const isBy = /By\w*$/.test(site.unit.calledName(site.id));
    for (const ref of this.scene.argument(site, base)) {
      const things = this.scene.values.things(ref);
      if (isBy) this.object(ref, 0);
      else if (things.some((it) => it.kind === 'object') || isMade(ref)) {
        // Before there were options the columns stood in their place.
        if (this.scene.values.entriesOf(ref).some(({ key }) => !OPTIONS.test(key))) this.object(ref, 0);
        else if (!isClosed(this.scene, ref)) this.seen = false;
      } else if (this.sources.of(ref) === 'unknown') this.seen = false;
      else this.compared('', ref);
    }
  }
  /** An object of columns, or of conditions of them. */
  object(ref: Ref, depth: number): void {
    const { values } = this.scene;
    const part = this.whole === undefined ? rawPart(this.scene, ref) : undefined;
    if (part !== undefined && isWhole(this.scene, part)) this.whole = part;
    const things = values.things(ref);
    if (depth > DEEP || things.length === 0 || !things.every((it) => it.kind === 'object')) {
      this.seen = false;
      if (!things.some((it) => it.kind === 'object')) return;
    }
    if (!isClosed(this.scene, ref)) this.seen = false;
    for (const { key, value } of values.entriesOf(ref)) {
      if (ALL_OF.test(key)) {
        const list = values.things(value).find((it) => it.kind === 'array');
        const items = list && values.items(list);
        if (items === undefined) this.object(value, depth + 1);
        else for (const item of items) if (!Array.isArray(item)) this.object(item as Ref, depth + 1);
      } else if (ANY_OF.test(key)) this.seen = false;
      else this.column(key, value);
    }
  }
  private column(name: string, value: Ref): void {
    const things = this.scene.values.things(value);
    if (!things.some((it) => it.kind === 'object')) {
      this.compared(name, value);
      return;
    }
    // `{ in: ids }`, `{ $gte: from }`, a relation (`owner: { id }`).
    for (const { key, value: inner } of this.scene.values.entriesOf(value)) {
      const equal = /^\$?(?:eq|equals|in|id|_id)$/.test(key) || key.endsWith('Id');
      this.compared(
        /^\$|^(?:in|equals|not|lt|gt)/.test(key) ? name : `${name}.${key}`,
        inner,
        equal ? 'equal' : 'other',
      );
    }
    for (const thing of things) if (thing.kind === 'object') this.computed(name, thing.ref);
  }
  /** `{ [Op.in]: ids }` */
  private computed(name: string, { unit, id, ctx }: Ref): void {
    const value = unit.value(id);
    for (const entry of value.kind === 'object' ? value.entries : []) {
      const key = typeof entry.key === 'number' ? unit.value(entry.key) : undefined;
      // What it must not be leaves nearly all of them.
      if (key?.kind === 'get' && typeof key.key === 'string' && !/^(?:not|ne$)/.test(key.key))
        this.compared(name, { unit, id: entry.value, ctx }, /^(?:in|eq)$/.test(key.key) ? 'equal' : 'other');
    }
  }
  compared(column: string, value: Ref, operator: RowFilter['operator'] = 'equal'): void {
    this.found.push({
      column,
      operator,
      from: this.sources.of(value),
      at: this.scene.place(value),
      ...(this.sources.isList(value) && { listed: true }),
    });
  }
}
/** An object that a call or a spread put together. */
function isMade({ unit, id }: Ref): boolean {
  return unit.value(id).kind === 'call';
}
