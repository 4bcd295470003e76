import type { Directive } from '../facts/index.ts';

/** A comment without its delimiters. */
export interface Comment {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** 1-based line of the comment's end. */
  readonly line: number;
}

const tool = 'backend-audit';
const own = new RegExp(`^[\\s*]*${tool}-(disable-next-line|disable-line|disable-file|disable|enable)(?![\\w-])`);
const eslint = /^[\s*]*eslint-(disable-next-line|disable-line|disable|enable)(?![\w-])/;
const rule = /^[a-z][\w./@-]*$/i;

/** May the text hold a directive at all? */
export function mayDirect(text: string): boolean {
  return text.includes(tool);
}

/** Does the text catch errors at all? */
export function mayCatch(text: string): boolean {
  return /\b(?:catch|except)\b/.test(text);
}
/** A sentence to the reader: no documentation, no directive of a tool, no task for later, no code that was taken out. */
export function isNote(text: string): boolean {
  const said = text.trim();
  if (
    /^(?:\*|eslint|prettier|biome|c8|istanbul|v8|@ts|ts-|type:|noqa|pragma|pylint|#?region|todo|fixme|xxx|hack)/i.test(
      said,
    )
  )
    return false;
  return /(?<![a-z])[a-z]{2,}\s+\S*[a-z]/i.test(said) && !/[;{}]$|^\w+(?:\.\w+)*\(.*\)$/.test(said);
}
/**
 * What a comment directs this tool to do: `backend-audit-disable-next-line a, b -- reason` and the like, or the same
 * words of ESLint for rules that bear this tool's name. The grammar is the same in every language.
 */
export function directiveOf(comment: Comment): Directive | undefined {
  const { start, end, line } = comment;
  const mine = own.exec(comment.text);
  const found = mine ?? eslint.exec(comment.text);
  if (found === null) return undefined;
  const kind = found[1] as Directive['kind'];
  const [list, reason] = splitReason(comment.text.slice(found[0].length));
  let names = list === '' ? [] : list.split(',').map((name) => name.trim());
  if (mine === null) {
    names = names.filter((name) => name.startsWith(`${tool}/`));
    if (names.length === 0) return undefined;
  }
  names = names.map((name) => (name.startsWith(`${tool}/`) ? name.slice(tool.length + 1) : name));
  const rules = names.filter((name) => rule.test(name));
  const directive = { kind, start, end, line, rules };
  const wrong = names.find((name) => !rule.test(name));
  const malformed =
    names.length === 0
      ? 'no rule is named'
      : wrong === undefined
        ? undefined
        : `not a rule name: ${JSON.stringify(wrong)}`;
  return {
    ...directive,
    ...(reason === undefined ? {} : { reason }),
    ...(malformed === undefined ? {} : { malformed }),
  };
}

/** `rules -- reason`; an empty reason is none. */
function splitReason(text: string): [string, string | undefined] {
  const match = /(?:^|\s)--(?:\s|$)/.exec(text);
  if (match === null) return [text.trim(), undefined];
  const reason = text.slice(match.index + match[0].length).trim();
  return [text.slice(0, match.index).trim(), reason === '' ? undefined : reason];
}
