/** Comments that describe operations of an interface to those who call it, as tools that make documents of them read them. */
import type { Comment } from 'oxc-parser';
import type { FileFacts } from '../../facts/index.ts';

const TAG = /^[ \t]*@(?:swagger|openapi)\b[ \t]*/;
const ANOTHER = /^[ \t]*@\w/;

/** What stands behind such a tag in each, without the stars, as far as the next tag. */
export function describedOf(text: string, comments: readonly Comment[]): NonNullable<FileFacts['described']> {
  if (!/@(?:swagger|openapi)\b/.test(text)) return [];
  return comments.flatMap(({ type, value, start, end }) => {
    if (type !== 'Block' || !value.startsWith('*')) return [];
    const lines = value
      .slice(1)
      .split(/\r?\n/)
      .map((line) => line.replace(/^[ \t]*\*/, ''));
    return lines.flatMap((line, at) => {
      if (!TAG.test(line)) return [];
      const rest = lines.slice(at + 1);
      const next = rest.findIndex((it) => ANOTHER.test(it));
      const own = [line.replace(TAG, ''), ...rest.slice(0, next < 0 ? undefined : next)];
      return [{ start, end, text: own.join('\n') }];
    });
  });
}
