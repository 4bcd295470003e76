/** Placeholders of all drivers: which value they mean, and whether it is bound, escaped as a name, or put in as it is. */
import type { QueryRow } from '../../libraries/kinds.ts';

export type Style = QueryRow['placeholders'];
export interface Placeholder {
  readonly text: string;
  /** `text`: nothing but what it looks like. */
  readonly is: 'bind' | 'name' | 'raw' | 'text';
  /** Number from 1, or name, of the value it means; undefined: the next one. */
  readonly key?: string;
}
/** Styles in which a lone question mark is a placeholder. */
const QUESTIONS: ReadonlySet<Style> = new Set<Style>([
  'question',
  undefined,
  'named-colon',
  'named-at',
  'named-dollar',
]);
const NAMED: Readonly<Partial<Record<NonNullable<Style>, RegExp>>> = {
  'named-colon': /^:(?!:)([A-Za-z_]\w*)/,
  'named-at': /^@(?!@)(\w+)/,
  'named-dollar': /^[$:@](\w+)/,
  percent: /^%(?:\((\w+)\))?s/,
};
const PROMISED =
  /^\$(?:(\d+)|[{(<[/]\s*([\w.$]+))(\s*(?::(?:raw|value|name|alias|csv|list|json)|[\^#~]))?(?:\s*[})>\]/])?/;
const FORMATTED = /^%(?:(\d+)\$)?([ILs%])/;

/** The placeholder at the beginning of a text; `before` is the character ahead of it. */
export function placeholderAt(rest: string, style: Style, before: string): Placeholder | undefined {
  if (style === 'dollar-filter') {
    const found = PROMISED.exec(rest);
    if (found) return promised(found);
  }
  if (style === 'percent-letter') return formatted(FORMATTED.exec(rest));
  const question = /^\?{1,2}/.exec(rest)?.[0];
  if (question !== undefined && QUESTIONS.has(style))
    return { text: question, is: question === '??' ? 'name' : 'bind' };
  const dollar = /^\$(\d+)/.exec(rest);
  if (dollar && style !== 'question') return { text: dollar[0], is: 'bind', key: dollar[1]! };
  if (rest.startsWith('::')) return { text: '::', is: 'text' };
  const named = (style === undefined ? NAMED['named-colon'] : NAMED[style])?.exec(rest);
  if (!named || /[\w:]/.test(before)) return undefined;
  return { text: named[0], is: 'bind', ...(named[1] !== undefined && { key: named[1] }) };
}
function promised(found: RegExpExecArray): Placeholder {
  const form = found[3]?.trim() ?? '';
  const raw = form === ':raw' || form === '^' || form === ':value' || form === '#';
  const name = form === ':name' || form === '~' || form === ':alias';
  return { text: found[0], is: raw ? 'raw' : name ? 'name' : 'bind', key: found[1] ?? found[2]! };
}
function formatted(found: RegExpExecArray | null): Placeholder | undefined {
  if (!found) return undefined;
  const is = ({ I: 'name', L: 'bind', s: 'raw' } as const)[found[2]!] ?? 'text';
  return { text: found[0], is, ...(found[1] !== undefined && { key: found[1] }) };
}
/** Placeholders inside a quoted literal that put their value there as it is. */
export function rawIn(literal: string, style: Style): readonly Placeholder[] {
  const pattern = style === 'dollar-filter' ? new RegExp(PROMISED.source.slice(1), 'g') : undefined;
  const found = pattern === undefined ? [] : [...literal.matchAll(pattern)].map(promised);
  if (style === 'percent-letter')
    for (const it of literal.matchAll(new RegExp(FORMATTED.source.slice(1), 'g'))) found.push(formatted(it)!);
  // `:value` is escaped: without the quotes, which stand here.
  return found.filter((it) => it.is === 'raw' && !/:value|#/.test(it.text));
}
