/** Text to a syntax tree, in whichever dialect it can be read. */
import { parseSync, type OxcError, type ParseResult } from 'oxc-parser';
import { isFlow, withoutFlow } from './flow-types.ts';

export type Dialect = 'jsx' | 'ts' | 'tsx' | 'dts';
type Kind = 'module' | 'commonjs';

export interface Parsed {
  /** Undefined where no reading gives a whole tree. */
  readonly parsed: ParseResult | undefined;
  /** The first complaint about the text as what its name says it is. */
  readonly first: Complaint;
}
export type Complaint = Pick<OxcError, 'message' | 'labels'>;

/** Told where the parser complains of nothing, and cannot hand its tree over. */
const ESCAPED_NAME: Complaint = { message: 'a name of JSX is written with an escape', labels: [] };

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
 * function that is not async). What says that it is Flow's is read without its types where nothing else helps.
 * `surface`: nobody will ask for the tree of a text without complaint.
 */
export function parse(text: string, dialect: Dialect, surface = false): Parsed {
  const parsed = readAs(text, readings(dialect), surface);
  if (parsed.parsed?.errors.length === 0 || dialect !== 'jsx' || !isFlow(text)) return parsed;
  const plain = withoutFlow(text);
  return plain === undefined ? parsed : readAs(plain, readings(dialect), surface);
}
function readAs(text: string, ways: readonly (readonly [Dialect, Kind])[], surface: boolean): Parsed {
  let best: ParseResult | undefined;
  let first: Complaint | undefined;
  for (const [lang, kind] of ways) {
    const parsed = parseSync('file', text, { lang, sourceType: kind, preserveParens: false, astType: 'ts' });
    const { errors } = parsed;
    // Making the tree costs as much as parsing: where nobody asks for it, it is not made.
    if (errors.length === 0 && (surface || isWhole(parsed))) return { parsed, first: first! };
    first ??= errors[0] ?? ESCAPED_NAME;
    if (isWhole(parsed) && parsed.program.body.length > 0 && (best === undefined || errors.length < best.errors.length))
      best = parsed;
  }
  return { parsed: best, first: first! };
}

/**
 * The tree comes as JSON, which is read when it is asked for. Names of JSX stand in it as they are written, and one with
 * an escape (`<\u{61}/>`, which the language does not allow) makes it none.
 */
function isWhole(parsed: ParseResult): boolean {
  try {
    void parsed.program;
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function readings(dialect: Dialect): readonly (readonly [Dialect, Kind])[] {
  const own = [
    [dialect, 'module'],
    [dialect, 'commonjs'],
  ] as const;
  return dialect === 'jsx' ? [...own, ['tsx', 'module'], ['ts', 'module']] : own;
}
