/**
 * Patterns of git's ignore files. Libraries make regular expressions of them, which some patterns of few stars bring to a
 * standstill, and try each on every path; here a pattern costs its length times that of the path at most, and those
 * without a wildcard, however many, next to nothing.
 */

/** A character, `?`, `*`, or a set. */
type Part =
  | string
  | { readonly any: 'one' | 'run' }
  | { readonly set: readonly (readonly [from: string, to: string])[]; readonly isNegated: boolean };
/** A name between slashes, or `**`. */
type Segment = readonly Part[] | 'folders';
interface Glob {
  readonly index: number;
  readonly isFolder: boolean;
  /** Fits a name wherever it stands. */
  readonly isName: boolean;
  readonly segments: readonly Segment[];
}
/** The last lines that fit: one for anything, and one for folders only. -1: none. */
interface Last {
  any: number;
  folder: number;
}

/** Patterns with wildcards beyond this number are not taken: each of them is tried on each path. */
const mostGlobs = 10_000;

/** The patterns of one or more ignore files that are relative to the same folder; later ones outrank earlier ones. */
export class IgnorePatterns {
  /** Patterns with wildcards that were one too many. */
  dropped = 0;
  private readonly negated: boolean[] = [];
  private readonly names = new Map<string, Last>();
  private readonly paths = new Map<string, Last>();
  /** `*.ending`, by ending. */
  private readonly endings = new Map<string, Last>();
  private readonly endingLengths = new Set<number>();
  private readonly globs: Glob[] = [];

  constructor(lines: Iterable<string>) {
    for (const line of lines) this.add(line);
  }

  get isEmpty(): boolean {
    return this.negated.length === 0;
  }

  /**
   * What the last pattern that fits says: true for ignored, false for not (`!`), undefined where none fits. `path` is
   * relative to the folder of the patterns; folders that it lies in are not asked about.
   */
  test(path: string, isFolder: boolean): boolean | undefined {
    const name = path.slice(path.lastIndexOf('/') + 1);
    let best = Math.max(lastOf(this.names.get(name), isFolder), lastOf(this.paths.get(path), isFolder));
    for (const length of this.endingLengths)
      if (length <= name.length)
        best = Math.max(best, lastOf(this.endings.get(name.slice(name.length - length)), isFolder));
    let segments: readonly string[] | undefined;
    for (let i = this.globs.length - 1; i >= 0; i--) {
      const glob = this.globs[i]!;
      if (glob.index < best) break;
      if (glob.isFolder && !isFolder) continue;
      const isFit = glob.isName
        ? fits(glob.segments[0] as readonly Part[], name, byCharacter)
        : fits(glob.segments, (segments ??= path.split('/')), bySegment);
      if (isFit) {
        best = glob.index;
        break;
      }
    }
    return best === -1 ? undefined : !this.negated[best]!;
  }

  /** Whether a path or a folder that it lies in is ignored. */
  covers(path: string, isFolder = false): boolean {
    for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1))
      if (this.test(path.slice(0, slash), true) === true) return true;
    return this.test(path, isFolder) === true;
  }

  private add(line: string): void {
    let text = trimmed(line);
    if (text === '' || text.startsWith('#')) return;
    const isNegated = text.startsWith('!');
    if (isNegated) text = text.slice(1);
    const isFolder = text.endsWith('/');
    if (isFolder) text = text.slice(0, -1);
    if (text === '') return;
    const isName = !text.includes('/');
    if (text.startsWith('/')) text = text.slice(1);
    const segments = parse(text);
    if (segments === undefined) return;
    const index = this.negated.push(isNegated) - 1;
    const literal = literalOf(segments);
    const ending = isName ? literalOf([(segments[0] as readonly Part[]).slice(1)]) : undefined;
    if (literal !== undefined) note(isName ? this.names : this.paths, literal, index, isFolder);
    else if (ending !== undefined && isRun((segments[0] as readonly Part[])[0])) {
      this.endingLengths.add(ending.length);
      note(this.endings, ending, index, isFolder);
    } else if (this.globs.length < mostGlobs) this.globs.push({ index, isFolder, isName, segments });
    else this.dropped++;
  }
}

function lastOf(last: Last | undefined, isFolder: boolean): number {
  return last === undefined ? -1 : isFolder ? Math.max(last.any, last.folder) : last.any;
}
function note(map: Map<string, Last>, key: string, index: number, isFolder: boolean): void {
  let last = map.get(key);
  if (last === undefined) map.set(key, (last = { any: -1, folder: -1 }));
  last[isFolder ? 'folder' : 'any'] = index;
}

/** Without the blanks at its end, unless a backslash says that they count. */
function trimmed(line: string): string {
  let end = line.endsWith('\r') ? line.length - 1 : line.length;
  while (end > 0 && line[end - 1] === ' ') end--;
  if (end === line.length) return line;
  let slashes = 0;
  while (line[end - 1 - slashes] === '\\') slashes++;
  return line.slice(0, slashes % 2 === 1 ? end + 1 : end);
}

/** Undefined: the pattern fits nothing (a set without an end, a backslash before nothing). */
function parse(text: string): Segment[] | undefined {
  const segments: Segment[] = [];
  let parts: Part[] = [];
  let begin = 0;
  for (let at = 0; ; at++) {
    const character = text[at];
    if (character === undefined || character === '/') {
      segments.push(/^\*{2,}$/.test(text.slice(begin, at)) && text.includes('/') ? 'folders' : parts);
      if (character === undefined) return segments;
      parts = [];
      begin = at + 1;
    } else if (character === '*') {
      if (!isRun(parts.at(-1))) parts.push({ any: 'run' });
    } else if (character === '?') parts.push({ any: 'one' });
    else if (character === '[') {
      const set = parseSet(text, at);
      if (set === undefined) return undefined;
      parts.push(set.part);
      at = set.end;
    } else if (character === '\\') {
      at++;
      if (text[at] === undefined) return undefined;
      parts.push(text[at]!);
    } else parts.push(character);
  }
}
function isRun(part: Part | undefined): boolean {
  return typeof part === 'object' && 'any' in part && part.any === 'run';
}

const classes: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  alnum: [
    ['0', '9'],
    ['A', 'Z'],
    ['a', 'z'],
  ],
  alpha: [
    ['A', 'Z'],
    ['a', 'z'],
  ],
  blank: [
    [' ', ' '],
    ['\t', '\t'],
  ],
  cntrl: [
    ['\0', '\x1f'],
    ['\x7f', '\x7f'],
  ],
  digit: [['0', '9']],
  graph: [['!', '~']],
  lower: [['a', 'z']],
  print: [[' ', '~']],
  punct: [
    ['!', '/'],
    [':', '@'],
    ['[', '`'],
    ['{', '~'],
  ],
  space: [
    [' ', ' '],
    ['\t', '\r'],
  ],
  upper: [['A', 'Z']],
  xdigit: [
    ['0', '9'],
    ['A', 'F'],
    ['a', 'f'],
  ],
};
/** The set that begins at a bracket, and where it ends. */
function parseSet(text: string, start: number): { readonly part: Part; readonly end: number } | undefined {
  const set: (readonly [string, string])[] = [];
  let at = start + 1;
  const isNegated = text[at] === '!' || text[at] === '^';
  if (isNegated) at++;
  let isFirst = true;
  let before: string | undefined;
  for (; ; at++, isFirst = false) {
    let character = text[at];
    if (character === undefined) return undefined;
    if (character === ']' && !isFirst) return { part: { set, isNegated }, end: at };
    if (character === '-' && before !== undefined && text[at + 1] !== undefined && text[at + 1] !== ']') {
      at++;
      character = text[at]!;
      if (character === '\\') character = text[++at];
      if (character === undefined) return undefined;
      set.push([before, character]);
      before = undefined;
      continue;
    }
    const named = text.startsWith('[:', at) ? /^\[:(\w*):\]/.exec(text.slice(at, at + 12)) : null;
    if (named !== null) {
      const known = classes[named[1]!];
      if (known === undefined) return undefined;
      set.push(...known);
      at += named[0].length - 1;
      before = undefined;
      continue;
    }
    if (character === '\\') character = text[++at];
    if (character === undefined) return undefined;
    set.push([character, character]);
    before = character;
  }
}

/** The one path that segments without a wildcard fit. */
function literalOf(segments: readonly Segment[]): string | undefined {
  const names: string[] = [];
  for (const segment of segments) {
    if (segment === 'folders') return undefined;
    let name = '';
    for (const part of segment) {
      if (typeof part !== 'string') return undefined;
      name += part;
    }
    names.push(name);
  }
  return names.join('/');
}

/** How items of a pattern fit the items of a subject. */
interface Fitting<Item> {
  /** It takes as many as it likes. */
  readonly isRun: (item: Item) => boolean;
  readonly isLike: (item: Item, one: string) => boolean;
  /** So many are left for a run at the end. */
  readonly leastAtEnd: number;
}
const bySegment: Fitting<Segment> = {
  isRun: (segment) => segment === 'folders',
  isLike: (segment, name) => segment !== 'folders' && fits(segment, name, byCharacter),
  // At the end it stands for all that lies within, but not for the folder itself.
  leastAtEnd: 1,
};
const byCharacter: Fitting<Part> = { isRun, isLike: matchesOne, leastAtEnd: 0 };
/**
 * A run takes as little as it can, and only the last one met is ever asked to take more: what an earlier one gave up too
 * early, a later one can make up for.
 */
function fits<Item>(items: readonly Item[], subject: ArrayLike<string>, how: Fitting<Item>): boolean {
  let retry: { readonly index: number; at: number } | undefined;
  let index = 0;
  let at = 0;
  for (;;) {
    const item = items[index];
    if (item === undefined) {
      if (at === subject.length) return true;
    } else if (how.isRun(item)) {
      if (index < items.length - 1) {
        retry = { index, at };
        index++;
        continue;
      }
      if (subject.length - at >= how.leastAtEnd) return true;
    } else if (at < subject.length && how.isLike(item, subject[at]!)) {
      index++;
      at++;
      continue;
    }
    if (retry === undefined || retry.at >= subject.length) return false;
    retry.at++;
    index = retry.index + 1;
    at = retry.at;
  }
}
function matchesOne(part: Part, character: string): boolean {
  if (typeof part === 'string') return part === character;
  if ('any' in part) return true;
  return part.set.some(([from, to]) => from <= character && character <= to) !== part.isNegated;
}
