/** The language's own methods by name: what `x.trim()` does when nobody knows what `x` is. */
import type { Apis, Placed, RowKind, RowOf } from '../apis.ts';
import type { ApiNode } from '../things.ts';

/** Types whose methods have names that say what they do whoever owns them. */
const TELLING = ['String', 'Array', 'ReadonlyArray', 'Promise', 'Map', 'Set', 'RegExp', 'Number', 'Date', 'Object'];

export class Language {
  private readonly apis: Apis;
  private readonly types: readonly { readonly type: string; readonly nodes: readonly ApiNode[] }[];
  private readonly memo = new Map<string, readonly ApiNode[]>();

  constructor(apis: Apis) {
    this.apis = apis;
    this.types = apis.libraries
      .filter((it) => it.ecosystem === 'language')
      .flatMap((it) => TELLING.map((type) => ({ type, nodes: apis.typeIn(it.package, type) })));
  }
  /** Rows of a kind for a method of this name, on any of the telling types. */
  rows<K extends RowKind>(name: string, kind: K): readonly Placed<RowOf<K>>[] {
    let nodes = this.memo.get(name);
    if (nodes === undefined)
      this.memo.set(name, (nodes = this.types.flatMap((it) => this.apis.step(it.nodes, `.${name}`))));
    return this.apis.rows(nodes, kind);
  }
}
