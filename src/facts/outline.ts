/**
 * What must be known of every file before any is linked, and of most files at all: a small part of its facts, so that
 * the others need not be unpacked.
 */
import type { Directive, FileFacts, LanguageId } from './facts.ts';
import { spanOf, type Lines } from './lines.ts';

export interface Outline {
  readonly language: LanguageId;
  /** Why parts of it say nothing, and the line. */
  readonly gaps: readonly { readonly why: string; readonly line: number }[];
  readonly directives: readonly Directive[];
  /** Offsets of the lines, for files with directives. */
  readonly lines?: Lines;
  /** Constant specifiers in order, with the names they are asked for. */
  readonly imports: readonly OutlinedImport[];
  readonly reexports: readonly string[];
  /** Something is imported whose specifier is computed. */
  readonly computed: boolean;
  /** It reaches for what only a page in a browser has: `window`, `document`. */
  readonly inBrowser: boolean;
  /** Directives of the language that it holds (`use server`). */
  readonly says?: readonly string[];
}
export interface OutlinedImport {
  readonly from: string;
  readonly name: string;
  readonly typeOnly?: true;
  /** Line and column of its start and end, from 1. */
  readonly at: readonly [line: number, column: number, endLine: number, endColumn: number];
}

const outlines = new WeakMap<FileFacts, Outline>();

/** The outline of a file. Made once for the same facts. */
export function outlineOf(facts: FileFacts): Outline {
  let outline = outlines.get(facts);
  if (outline === undefined) outlines.set(facts, (outline = make(facts)));
  return outline;
}

function make({ language, lines, values, exports, directives, gaps }: FileFacts): Outline {
  const imports: OutlinedImport[] = [];
  let computed = false;
  let inBrowser = false;
  const says = new Set<string>();
  for (const value of values) {
    if (value.kind === 'global') inBrowser ||= value.name === 'window' || value.name === 'document';
    if (value.kind === 'literal' && typeof value.value === 'string' && SAYS.test(value.value)) says.add(value.value);
    if (value.kind !== 'import') continue;
    const { from, name, typeOnly, start, end } = value;
    if (typeof from !== 'string') {
      computed = true;
      continue;
    }
    const { line, column, endLine, endColumn } = spanOf(lines, start, end);
    imports.push({ from, name, ...(typeOnly && { typeOnly }), at: [line, column, endLine, endColumn] });
  }
  return {
    language,
    gaps: gaps.map(({ why, start }) => ({ why, line: spanOf(lines, start, start).line })),
    directives,
    ...(directives.length > 0 && { lines }),
    imports,
    reexports: [...new Set(exports.flatMap(({ from }) => from ?? []))],
    computed,
    inBrowser,
    ...(says.size > 0 && { says: [...says] }),
  };
}
const SAYS = /^use [a-z]+$/;
