/** Patterns of paths as shells have them: `/api/**`, `/{a,b}/*`. */
import { compiled, escaped, type Pattern } from './path-cover.ts';
import type { PathPattern } from './path-patterns.ts';

export type GlobTest = PathPattern | { readonly pattern: Pattern };

/** What is written otherwise: classes of characters, alternatives in brackets, and what turns a pattern round. */
const OTHER = /^!|[[\]()\\+@]/;

/** What paths are about that fit one; undefined: something is written there that is not read. */
export function globTests(glob: string, withFolder: boolean): readonly GlobTest[] | undefined {
  const [, below] = /^(\/[^*?{}]*)\/\*\*$/.exec(glob) ?? [];
  if (OTHER.test(glob)) return undefined;
  if (below !== undefined)
    return [...(withFolder ? [{ path: below, whole: true }] : []), { path: `${below}/`, whole: false }];
  if (/^\/[^*?{}]*$/.test(glob)) return [{ path: glob, whole: true }];
  const pattern = globPattern(glob, withFolder);
  return pattern && [{ pattern }];
}
/** As a regular expression. */
export function globPattern(glob: string, withFolder: boolean): Pattern | undefined {
  if (OTHER.test(glob)) return undefined;
  const source = sourceOf(glob, withFolder);
  if (source === undefined) return undefined;
  const whole = `^${source}$`;
  return compiled(whole, '') === undefined ? undefined : { source: whole, flags: '' };
}
function sourceOf(glob: string, withFolder: boolean): string | undefined {
  let out = '';
  for (let at = 0; at < glob.length;) {
    const rest = glob.slice(at);
    const [below] = /^\/\*\*$/.exec(rest) ?? [];
    const [folders] = /^\/\*\*(?=\/)/.exec(rest) ?? [];
    const [choice, inside] = /^\{([^{}]*,[^{}]*)\}/.exec(rest) ?? [];
    if (below !== undefined) out += withFolder ? '(?:\\/.*)?' : '\\/.*';
    else if (folders !== undefined) out += '(?:\\/.*)?';
    else if (rest.startsWith('**')) out += '.*';
    else if (rest.startsWith('*')) out += '[^/]*';
    else if (rest.startsWith('?')) out += '[^/]';
    else if (choice !== undefined) {
      const ways = inside!.split(',').map((it) => sourceOf(it, withFolder));
      if (ways.includes(undefined)) return undefined;
      out += `(?:${ways.join('|')})`;
    } else if (/^[{}]/.test(rest)) return undefined;
    else out += escaped(rest[0]!);
    at += (below ?? folders ?? choice ?? (rest.startsWith('**') ? '**' : rest[0]!)).length;
  }
  return out;
}
