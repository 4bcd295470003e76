import type { Directive } from '../facts/index.ts';
import { spanOf } from '../facts/lines.ts';

/** A comment without its delimiters. */
export interface Comment {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly block: boolean;
}
/** A text that was parsed, as far as its comments go. */
export interface Commented {
  readonly text: string;
  /** In the order of the text. */
  readonly comments: readonly Comment[];
  /** Offset at which each line starts. */
  readonly lines: readonly number[];
}

const tool = 'backend-audit';
const own = new RegExp(`^[\\s*]*${tool}-(disable-next-line|disable-line|disable-file|disable|enable)(?![\\w-])`);
const eslint = /^eslint-(disable-next-line|disable-line|disable|enable)(?:\s|$)/;
const rule = /^[a-z][\w./@-]*$/i;

/** May the text hold a directive at all? */
export function mayDirect(text: string): boolean {
  return /backend[-_ ]?audit/i.test(text) || text.includes('eslint-disable');
}

/**
 * What the comments of a text direct this tool to do: `backend-audit-disable-next-line a, b -- reason` and the like in
 * every language, and ESLint's own comments where ESLint reads the language.
 */
export function directivesOf(source: Commented, isRead: { readonly byEslint: boolean }): Directive[] {
  const { comments, lines } = source;
  let below: ReadonlyMap<number, number> | undefined;
  const lineBelow = (line: number): number => (below ??= codeBelow(source)).get(line + 1) ?? line + 1;
  return comments.flatMap(
    (comment) =>
      ownDirective(comment, lines, lineBelow) ?? (isRead.byEslint ? eslintDirective(comment, lines) : undefined) ?? [],
  );
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
  // One word says as much: whoever wrote it has decided.
  if (/^(?:ignor(?:e|ed|ing)|skip|no-?op|expected|best-effort)\.?$/i.test(said)) return true;
  return /(?<![a-z])[a-z]{2,}\s+\S*[a-z]/i.test(said) && !/[;{}]$|^\w+(?:\.\w+)*\(.*\)$/.test(said);
}
/** `backend-audit-disable-next-line a, b until=2027-01-31 -- reason` and the like, or what was meant to be one. */
function ownDirective(
  { start, end, text }: Comment,
  lines: readonly number[],
  lineBelow: (line: number) => number,
): Directive | undefined {
  const line = lineOf(lines, end);
  const found = own.exec(text);
  if (found === null) {
    const slip = slipIn(text);
    return slip === undefined ? undefined : { ...slip, start, end, line, rules: [] };
  }
  const kind = found[1] as Directive['kind'];
  const [said, reason] = splitReason(text.slice(found[0].length));
  const [, list = said, until] = /^(.*?)[\s,]*\buntil=(\S*)$/s.exec(said) ?? [];
  const names = (list === '' ? [] : list.split(',').map((name) => name.trim())).map(unprefixed);
  const wrong = names.find((name) => !rule.test(name));
  const malformed =
    names.length === 0
      ? 'no rule is named'
      : wrong === undefined
        ? until === undefined || isDay(until)
          ? undefined
          : `${JSON.stringify(`until=${until}`)} is no day (write until=2027-01-31)`
        : `not a rule name: ${JSON.stringify(wrong)}`;
  const target = kind === 'disable-next-line' ? lineBelow(line) : line + 1;
  return {
    kind,
    start,
    end,
    line,
    rules: names.filter((name) => rule.test(name)),
    ...(target === line + 1 ? {} : { target }),
    ...(reason === undefined ? {} : { reason }),
    ...(until === undefined || malformed !== undefined ? {} : { until }),
    ...(malformed === undefined ? {} : { malformed }),
  };
}
/** Is it a day of the calendar, as `2027-01-31`? */
function isDay(text: string): boolean {
  const [, year = 0, month = 0, day = 0] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
}

/**
 * ESLint's comment, read as ESLint reads it: no rule named means all of them, a list that names none of ours is no
 * business of ours, and what it does not obey is not obeyed here.
 */
function eslintDirective({ start, end, text, block }: Comment, lines: readonly number[]): Directive | undefined {
  const cut = /\s-{2,}\s/.exec(text);
  const said = (cut === null ? text : text.slice(0, cut.index)).trim();
  const reason = cut === null ? '' : text.slice(cut.index + cut[0].length).trim();
  const found = eslint.exec(said);
  if (found === null) return undefined;
  const kind = found[1] as Directive['kind'];
  const names = said
    .slice(found[0].length)
    .split(',')
    .map((name) => name.trim().replace(/^(['"]?)(.*)\1$/s, '$2'))
    .filter((name) => name !== '');
  const rules = names.filter((name) => name.startsWith(`${tool}/`)).map(unprefixed);
  if (names.length > 0 && rules.length === 0) return undefined;
  const malformed = disobeyed(kind, block, lineOf(lines, start) !== lineOf(lines, end));
  // Nobody meant us.
  if (malformed !== undefined && rules.length === 0) return undefined;
  return {
    tool: 'eslint',
    kind,
    start,
    end,
    line: lineOf(lines, end),
    rules,
    ...(reason === '' ? {} : { reason }),
    ...(malformed === undefined ? {} : { malformed }),
  };
}
function disobeyed(kind: Directive['kind'], isBlock: boolean, isLong: boolean): string | undefined {
  if (!isBlock && (kind === 'disable' || kind === 'enable'))
    return `ESLint reads eslint-${kind} in comments between /* and */ only`;
  return kind === 'disable-line' && isLong ? 'ESLint reads eslint-disable-line on one line only' : undefined;
}

/** What people write for a directive of ours that is none: told as a mistake, because it suppresses nothing. */
const nearOurs = /^[\s*@]*(back-?end[-_ ]?audit)([-_:/]+|[-_:/]*\s+)([a-z]\S*)(.*)$/is;
const verb = /^(?:(?:dis|en)[ables]{2,7}|ignore|suppress|skip|allow|off|nolint|noqa)$/;
const place = /^(?:next|line|nextline|thisline|file)$/;
/** Rules in a list, and nothing else before the reason: `sql-injection, select-star`. */
const listed = /^[a-z][\w/]*(?:-[\w/]+)+(?:\s*,\s*[a-z][\w/-]*)*$/i;

function slipIn(text: string): Pick<Directive, 'kind' | 'malformed'> | undefined {
  const found = nearOurs.exec(text);
  if (found === null) return undefined;
  const [, name = '', joint = '', word = '', after = ''] = found;
  const words = word.toLowerCase().split(/[-_:]+/);
  const [list, reason] = splitReason(after);
  const isAlone = list === '' || listed.test(list);
  const saysPlace = words.slice(1).some((part) => place.test(part));
  const isVerb = verb.test(words[0]!) && (words.length === 1 || saysPlace);
  const isMeant = /\s/.test(joint)
    ? // Prose mentions us and goes on; a directive is a verb, then rules.
      isVerb && (saysPlace || isAlone || /^(?:the )?(?:next|this)[- ]line\b/i.test(list))
    : isVerb || saysPlace || (reason !== undefined && isAlone) || listed.test(list);
  if (!isMeant) return undefined;
  const kind = kindOf(`${words.join('-')} ${list}`);
  const written = `${name}${joint.replace(/\s+/, ' ')}${word}`;
  return { kind, malformed: `${JSON.stringify(written)} is no directive, ${tool}-${kind} is` };
}
function kindOf(words: string): Directive['kind'] {
  if (words.startsWith('en')) return 'enable';
  if (/next/i.test(words)) return 'disable-next-line';
  if (/\bfile/i.test(words)) return 'disable-file';
  return /line/i.test(words) ? 'disable-line' : 'disable';
}

/**
 * For each line at which comments begin that leave it and those after it no code: the first line that may have some.
 * What stands for the next line stands for that one, whatever comments of other tools or of ours lie between.
 */
function codeBelow({ text, comments, lines }: Commented): ReadonlyMap<number, number> {
  const isBlank = (from: number, to: number): boolean => text.slice(from, to).trim() === '';
  const stretches: [line: number, below: number][] = [];
  for (let i = 0; i < comments.length; i++) {
    const { start } = comments[i]!;
    const line = lineOf(lines, start);
    if (!isBlank(lines[line - 1] ?? 0, start)) continue;
    let { end } = comments[i]!;
    let last = lineOf(lines, end);
    for (let next; (next = comments[i + 1]) !== undefined; i++) {
      if (next.start >= (lines[last] ?? text.length) || !isBlank(end, next.start)) break;
      end = next.end;
      last = lineOf(lines, end);
    }
    if (isBlank(end, lines[last] ?? text.length)) stretches.push([line, last + 1]);
  }
  const below = new Map<number, number>();
  for (const [line, after] of stretches.reverse()) below.set(line, below.get(after) ?? after);
  return below;
}

const unprefixed = (name: string): string => (name.startsWith(`${tool}/`) ? name.slice(tool.length + 1) : name);
const lineOf = (lines: readonly number[], offset: number): number => spanOf(lines, offset, offset).line;

/** `rules -- reason`; an empty reason is none. */
function splitReason(text: string): [string, string | undefined] {
  const match = /(?:^|\s)--(?:\s|$)/.exec(text);
  if (match === null) return [text.trim(), undefined];
  const reason = text.slice(match.index + match[0].length).trim();
  return [text.slice(0, match.index).trim(), reason === '' ? undefined : reason];
}
