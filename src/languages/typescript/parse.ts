/** Text to a syntax tree, in whichever dialect it can be read. */
import { parseSync, type OxcError, type ParseResult } from 'oxc-parser';

export type Dialect = 'jsx' | 'ts' | 'tsx' | 'dts';
type Kind = 'module' | 'commonjs';

export interface Parsed {
  /** Undefined where no reading gives a whole tree. */
  readonly parsed: ParseResult | undefined;
  /** The first complaint about the text as what its name says it is. */
  readonly first: OxcError;
}

/** The dialect a file's name stands for. JavaScript may always hold JSX. */
export function dialectOf(path: string): Dialect {
  if (/\.d\.[cm]?ts$/.test(path)) return 'dts';
  if (path.endsWith('.tsx')) return 'tsx';
  return /\.[cm]?ts$/.test(path) ? 'ts' : 'jsx';
}

/**
 * The readings of a text, most likely first: a module, a script, and JavaScript with types or decorators that a build
 * takes out. The first one without complaint is taken; else the one with the fewest among those whose tree is whole.
 * The parser gives an empty tree when it lost its way, and a whole one when the code only breaks a rule (`await` in a
 * function that is not async).
 */
export function parse(text: string, dialect: Dialect): Parsed {
  let best: ParseResult | undefined;
  let first: OxcError | undefined;
  for (const [lang, kind] of readings(dialect)) {
    const parsed = parseSync('file', text, { lang, sourceType: kind, preserveParens: false, astType: 'ts' });
    const { errors } = parsed;
    if (errors.length === 0) return { parsed, first: first! };
    first ??= errors[0]!;
    if (parsed.program.body.length > 0 && (best === undefined || errors.length < best.errors.length)) best = parsed;
  }
  return { parsed: best, first: first! };
}

function readings(dialect: Dialect): readonly (readonly [Dialect, Kind])[] {
  const own = [
    [dialect, 'module'],
    [dialect, 'commonjs'],
  ] as const;
  return dialect === 'jsx' ? [...own, ['tsx', 'module'], ['ts', 'module']] : own;
}
