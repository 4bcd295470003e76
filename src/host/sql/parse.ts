import type { ParsedSql } from '../../linker/project.ts';
import { rewrite } from './dialect.ts';
import { parsePostgres } from './postgres.ts';
import { nameOfHole, readTree, type Position, type Read } from './statement.ts';

/** Parses a statement in which every placeholder and hole is `$n`; null: it does not parse. */
export type SqlParser = (text: string) => ParsedSql | null;

let memo: Map<string, ParsedSql | null> | undefined;

/** Every text that was asked about, with the answer. */
export type SqlAnswers = ReadonlyMap<string, ParsedSql | null>;
export function sqlAnswers(): SqlAnswers {
  return memo ?? new Map();
}
/** The parser. Its WebAssembly is loaded with the first text whose answer is not among those of earlier runs. */
export function loadSqlParserSync(answers?: SqlAnswers): SqlParser {
  memo ??= new Map();
  const known = memo;
  for (const [text, answer] of answers ?? []) if (!known.has(text)) known.set(text, answer);
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) known.set(text, (answer = parseSql(text)));
    return answer;
  };
}

function parseSql(text: string): ParsedSql | null {
  const rewritten = rewrite(text);
  const holes = [...new Set([...text.matchAll(/\$(\d+)/g)].map(([, n]) => Number(n)))];
  const found = startsStatement.test(rewritten.text)
    ? search(rewritten.text, holes)
    : (searchFragment(rewritten.text, holes) ?? search(rewritten.text, holes));
  if (found === undefined) return null;
  const { read, filled } = found;
  const count = Math.max(0, ...holes);
  const positions = Array.from({ length: count }, (_, index): Position => {
    const n = index + 1;
    if (rewritten.values.includes(n)) return 'value';
    return filled.get(n) ?? read.positions.get(n) ?? 'unknown';
  });
  const does = rewritten.upsert ? 'upsert' : rewritten.create ? 'create' : read.statement.does;
  return {
    ...read.statement,
    does,
    positions,
    ...(rewritten.limited ? { hasLimit: true } : {}),
    ...(rewritten.locks ? { locks: true } : {}),
    // `VALUES $1`: a list of rows is put there.
    ...(does === 'create' && /\bvalues\s*\$\d/i.test(rewritten.text) ? { manyRows: true } : {}),
  };
}

interface Found {
  readonly read: Read;
  /** Holes that had to be filled with something other than a value or a name: parts of the statement's own text. */
  readonly filled: ReadonlyMap<number, Position>;
}

const startsStatement =
  /^[\s(;]*(?:select|insert|update|delete|with|create|alter|drop|begin|start|commit|rollback|end|abort|savepoint|release|merge|truncate|call|set|show|explain|copy|lock|grant|revoke|comment|vacuum|analyze|do|execute|listen|notify|values|refresh)\b/i;

/** What a hole may stand for where no value is possible. A name comes first: only then is its place known from the tree. */
const substitutes: readonly { readonly text: (n: number) => string; readonly position?: Position }[] = [
  { text: nameOfHole },
  { text: () => ' ', position: 'clause' },
  { text: () => ' ASC ', position: 'clause' },
  { text: (n) => ` ${nameOfHole(n)} = 1 `, position: 'clause' },
  { text: () => ' (1) ', position: 'clause' },
  { text: () => ' = ', position: 'clause' },
  { text: () => ' AND ', position: 'clause' },
  { text: () => ' SELECT 1 ', position: 'clause' },
  { text: () => ' 1 ', position: 'clause' },
];
/** Attempts for one text, so that a long list of holes costs no more than this. */
const mostAttempts = 60;

/**
 * Fills holes until the text parses. The parser says where it gave up: the hole there (or the last before it) is the
 * one that cannot be a value; each substitute is kept if the parser then comes further.
 */
function search(text: string, holes: readonly number[]): Found | undefined {
  const chosen = new Map<number, number>();
  let attempts = 0;
  const attempt = (): { parsed: ReturnType<typeof parsePostgres>; reached: number; blamed: number | undefined } => {
    attempts++;
    const { filled, places } = fill(text, chosen);
    const parsed = parsePostgres(filled);
    if (parsed === undefined || 'tree' in parsed) return { parsed, reached: Infinity, blamed: undefined };
    const before = places.filter((place) => place.start <= parsed.position);
    // Distance counted from the end: what was filled in before changes no distance behind it.
    return { parsed, reached: -(filled.length - parsed.position), blamed: before.at(-1)?.n };
  };
  let state = attempt();
  while (state.parsed !== undefined && !('tree' in state.parsed)) {
    const { blamed, reached } = state;
    if (blamed === undefined || !holes.includes(blamed)) return undefined;
    let better: typeof state | undefined;
    const first = chosen.has(blamed) ? chosen.get(blamed)! + 1 : 0;
    for (let choice = first; choice < substitutes.length; choice++) {
      if (attempts >= mostAttempts) return undefined;
      chosen.set(blamed, choice);
      const next = attempt();
      if (next.parsed === undefined) return undefined;
      if (next.reached > reached && ('tree' in next.parsed || next.blamed !== blamed)) {
        better = next;
        break;
      }
    }
    if (better === undefined) return undefined;
    state = better;
  }
  if (state.parsed === undefined) return undefined;
  const read = readTree(state.parsed.tree);
  const filled = new Map<number, Position>();
  for (const [n, choice] of chosen) {
    const { position } = substitutes[choice]!;
    if (position !== undefined) filled.set(n, position);
  }
  return { read, filled };
}

/** The text with some holes filled, and where each hole starts in it. */
function fill(
  text: string,
  chosen: ReadonlyMap<number, number>,
): { filled: string; places: { n: number; start: number }[] } {
  const places: { n: number; start: number }[] = [];
  let filled = '';
  let last = 0;
  for (const match of text.matchAll(/\$(\d+)/g)) {
    const n = Number(match[1]);
    filled += text.slice(last, match.index);
    places.push({ n, start: filled.length });
    const choice = chosen.get(n);
    const behind = text[match.index + match[0].length] ?? '';
    const ahead = filled.at(-1) ?? '';
    // Glued to letters (`$1_archive`, `log_$1`) it can be nothing but part of a name.
    const glued = /[A-Za-z_]/.test(behind) || /\w/.test(ahead);
    filled +=
      choice !== undefined && !(glued && choice > 0) ? substitutes[choice]!.text(n) : glued ? nameOfHole(n) : match[0];
    last = match.index + match[0].length;
  }
  return { filled: filled + text.slice(last), places };
}

/** A piece that is no statement of its own: a condition, or a list to order by. */
function searchFragment(text: string, holes: readonly number[]): Found | undefined {
  const found =
    search(`SELECT 1 FROM fragment WHERE ${text}`, holes) ??
    search(`SELECT 1 FROM fragment ORDER BY ${text}`, holes) ??
    search(`SELECT ${text} FROM fragment`, holes);
  if (found === undefined) return undefined;
  const { tables, leadingWildcard } = found.read.statement;
  const rest = leadingWildcard === undefined ? {} : { leadingWildcard };
  return {
    ...found,
    read: {
      ...found.read,
      // Tables and columns of the statement around it are ours.
      statement: { does: 'unknown', tables: tables.filter((name) => name !== 'fragment'), ...rest },
    },
  };
}
