/** Patterns of paths as helpers of request handlers are given them: `/api/(.*)`, `/(api|trpc)(.*)`, `/docs/:path*`. */

/** The requests that a pattern is for. */
export interface PathPattern {
  readonly path: string;
  /** The path as a whole; otherwise all that begin with it, at whatever letter. */
  readonly whole: boolean;
}
/** Words of which one stands at a place: `(api|trpc)`. */
const CHOICE = /\(([\w-]+(?:\|[\w-]+)+)\)/;
/** Choices in one pattern. */
const MAX_WAYS = 32;

/** What patterns of one text are about; undefined: something else is written there. */
export function pathPatterns(text: string): readonly PathPattern[] | undefined {
  const out: PathPattern[] = [];
  for (const way of waysOf(text)) {
    const [, below] = /^([^:*(){}+?[\]]*)\/:\w+\*$/.exec(way) ?? [];
    const [, begun] = /^(\/[^:*(){}+?[\]]*)\(\.\*\)$/.exec(way) ?? [];
    if (below !== undefined) out.push({ path: below || '/', whole: true }, { path: `${below}/`, whole: false });
    else if (begun !== undefined) out.push({ path: begun, whole: false });
    else if (/^\/[^:*(){}+?[\]]*$/.test(way)) out.push({ path: way, whole: true });
    else return undefined;
  }
  return out;
}
/** The texts that one with choices stands for. */
export function waysOf(text: string): readonly string[] {
  let ways = [text];
  for (let found = CHOICE.exec(ways[0]!); found !== null && ways.length < MAX_WAYS; found = CHOICE.exec(ways[0]!)) {
    const [all, words] = found;
    ways = words!.split('|').flatMap((word) => ways.map((way) => way.replace(all, word)));
  }
  return ways;
}
