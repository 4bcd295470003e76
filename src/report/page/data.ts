import type { Column, Endpoint, Middleware, Source } from './shape.ts';

/** What the page's script is given. */
export interface PageData {
  readonly columns: readonly Column[];
  readonly rows: readonly {
    readonly endpoint: Omit<Endpoint, 'middleware'>;
    /** Indices of `middleware`. */
    readonly chain: readonly number[];
    /** Indices of `findings`. */
    readonly findings: readonly number[];
  }[];
  readonly middleware: readonly Middleware[];
  readonly findings: readonly { readonly severity: string; readonly text: string }[];
  readonly source: Source;
}
