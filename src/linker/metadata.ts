/** Metadata that decorators put on methods and classes (`@Public()`, `@Roles('admin')`), and calls that ask for it. */
import type { MetadataRow, TargetRow } from '../libraries/kinds.ts';
import type { CallKindRow } from '../libraries/kinds/decorators.ts';
import type { Endpoint } from '../model/model.ts';
import type { Applied } from './decorators.ts';
import { type Ref, type Thing, valueKey } from './things.ts';
import { identity } from './values/identity.ts';
import type { Values } from './values/kernel.ts';

/** How an endpoint is called; the operation where GraphQL does. */
export interface CallKind {
  readonly transport: Endpoint['kind'];
  readonly operation?: string | undefined;
}
/**
 * Decorators of an endpoint in the order in which they take effect: those of its method, and those of its class; and how
 * it is called.
 */
export interface Marks {
  readonly method: readonly Applied[];
  readonly class: readonly Applied[];
  readonly call?: CallKind;
}
/** A call that asks for metadata. */
export interface Question {
  /** What the key may be; empty: it is not known. */
  readonly keys: readonly string[];
  /** Where it looks, in order; undefined: it is not known. */
  readonly from: readonly TargetRow['is'][] | undefined;
  readonly takes: MetadataRow['takes'];
}
/** What a decorator wrote: a value, or that it is there without more. */
export type Written = { readonly ref: Ref } | 'there';

export class Metadata {
  private readonly values: Values;
  private asked: boolean | undefined;

  constructor(values: Values) {
    this.values = values;
  }
  /** Somebody may ask for metadata, or how they are called, at all. */
  get matters(): boolean {
    return (this.asked ??= this.values.modules.units.some((unit) =>
      unit.facts.values.some((it) => {
        const library =
          it.kind === 'import' && typeof it.from === 'string' ? this.values.apis.library(it.from) : undefined;
        return library?.metadata !== undefined || library?.callKinds !== undefined;
      }),
    ));
  }
  /** What is written under a key; undefined: nothing is. */
  written(key: string, at: readonly Applied[]): Written | undefined {
    // The one that takes effect last has replaced those before.
    for (const mark of at.toReversed()) {
      if (mark.row.does !== 'metadata' || !this.keysOf(mark).includes(key)) continue;
      const ref = this.values.argument(mark.ref, mark.row.items ?? '[0]')[0];
      return ref === undefined ? 'there' : { ref };
    }
    return undefined;
  }
  /** The question that a call is; undefined for other calls. */
  question(call: Ref): Question | undefined {
    const value = call.unit.value(call.id);
    if (value.kind !== 'call') return undefined;
    for (const thing of this.values.things({ ...call, id: value.callee })) {
      if (thing.kind !== 'api') continue;
      for (const { row } of this.values.apis.rows(thing.nodes, 'metadata'))
        return {
          keys: this.values.argument(call, row.key).flatMap((ref) => this.keys(ref)),
          from: this.targets(this.values.argument(call, row.from)),
          takes: row.takes,
        };
    }
    return undefined;
  }
  /** How things tell in which way an endpoint is called; undefined: they do not, or there are others. */
  callKind(things: readonly Thing[]): CallKindRow | undefined {
    const [thing] = things;
    return things.length === 1 && thing?.kind === 'api'
      ? this.values.apis.rows(thing.nodes, 'callKinds').map(({ row }) => row)[0]
      : undefined;
  }
  private targets(refs: readonly Ref[]): readonly TargetRow['is'][] | undefined {
    const found = refs.map((ref) =>
      this.values
        .things(ref)
        .flatMap((it) => (it.kind === 'api' ? this.values.apis.rows(it.nodes, 'targets') : []))
        .map(({ row }) => row.is)
        .at(0),
    );
    return found.includes(undefined) ? undefined : (found as TargetRow['is'][]);
  }
  /** Keys under which a decorator writes. */
  keysOf(mark: Applied): readonly string[] {
    const call = mark.ref.unit.value(mark.ref.id);
    if (mark.row.path !== undefined)
      return [mark.row.path]
        .flat()
        .flatMap((path) => this.values.argument(mark.ref, path))
        .flatMap((ref) => this.keys(ref));
    const made: Ref = call.kind === 'call' ? { ...mark.ref, id: call.callee } : mark.ref;
    return [...this.keys(made), ...this.namedKeys(made, mark.row.named)];
  }
  /** Keys that were given where a decorator was made. */
  private namedKeys(made: Ref, path: string | undefined): readonly string[] {
    if (path === undefined) return [];
    return this.values
      .things(made)
      .flatMap((it) => (it.kind === 'api' && it.site !== undefined ? this.values.argument(it.site, path) : []))
      .flatMap((ref) => this.keys(ref));
  }
  /** A text, or the one place that made what is the key (a symbol, a decorator). */
  private keys(ref: Ref): readonly string[] {
    return this.values.things(ref).map((thing) => {
      if (thing.kind === 'constant') return `= ${String(thing.value)}`;
      return thing.kind === 'api' && thing.site !== undefined ? valueKey(thing.site) : identity(thing);
    });
  }
}
