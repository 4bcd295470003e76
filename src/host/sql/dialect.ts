/** A statement in PostgreSQL's spelling, and what its own spelling said beside. */
export interface Rewritten {
  readonly text: string;
  /** Numbers of holes that stood where PostgreSQL has no place for them, but that are values all the same. */
  readonly values: readonly number[];
  readonly upsert: boolean;
  readonly create: boolean;
  readonly limited: boolean;
  readonly locks: boolean;
}

/** What a stretch of the text is: code that may be rewritten, or a quoted or commented part that may not. */
interface Stretch {
  readonly kind: 'code' | 'quoted' | 'comment';
  readonly text: string;
}

/**
 * Spells frequent forms of MySQL, SQLite and SQL Server as PostgreSQL does. What has no counterpart stays and does not
 * parse, which is an answer: unknown. Holes (`$n`) keep their numbers.
 */
export function rewrite(text: string): Rewritten {
  const parts = stretches(text);
  const quoted: string[] = [];
  // Quoted parts become marks that no rewriting touches; comments become blanks.
  let code = parts
    .map((part) =>
      part.kind === 'code' ? part.text : part.kind === 'comment' ? ' ' : `\u0001${quoted.push(part.text) - 1}\u0002`,
    )
    .join('');
  const values: number[] = [];
  let upsert = false;
  let create = false;
  let limited = false;
  let locks = false;
  const replace = (pattern: RegExp, by: string | ((...groups: (string | undefined)[]) => string)): void => {
    code =
      typeof by === 'string'
        ? code.replace(pattern, by)
        : code.replace(pattern, (_: string, ...groups: (string | undefined)[]) => by(...groups));
  };
  const valuesIn = (part: string | undefined): string => {
    for (const [, n] of (part ?? '').matchAll(/\$(\d+)/g)) values.push(Number(n));
    return '';
  };
  const term = String.raw`\$\d+|\d+`;

  // SQL Server
  replace(/(^|[^\w)\]])\[([A-Za-z_][\w $]*)\]/g, (before = '', name = '') => `${before}"${name}"`);
  replace(
    /^(\s*select\s+(?:distinct\s+)?)top\s*(?:\(\s*(\$\d+|\d+)\s*\)|(\$\d+|\d+))(?:\s+percent)?(?=\s)([^;]*)/i,
    (head = '', a = '', b = '', rest = '') => {
      limited = true;
      return `${head} ${rest} LIMIT ${a || b}`;
    },
  );
  replace(
    /\bwith\s*\(\s*((?:nolock|updlock|xlock|rowlock|holdlock|readpast|tablock)(?:\s*,\s*\w+)*)\s*\)/gi,
    (hints = '') => {
      locks ||= /\b(?:updlock|xlock|holdlock)\b/i.test(hints);
      return ' ';
    },
  );
  replace(
    /\boutput\s+(?:inserted|deleted)\s*\.\s*(?:\*|["\w]+)(?:\s*,\s*(?:inserted|deleted)\s*\.\s*(?:\*|["\w]+))*/gi,
    ' ',
  );
  replace(/^(\s*begin)\s+(?:tran|immediate|exclusive|deferred)\b(?:\s+transaction\b)?/i, '$1');
  replace(/^(\s*(?:commit|rollback))\s+tran\b/i, '$1');
  replace(/@@?\w+/g, 'NULL');

  // MySQL and SQLite
  replace(
    new RegExp(String.raw`\blimit\s+(${term})\s*,\s*(${term})`, 'gi'),
    (offset = '', count = '') => `LIMIT ${count} OFFSET ${offset}`,
  );
  replace(/^(\s*)insert\s+or\s+replace\b/i, (blank = '') => {
    upsert = true;
    return `${blank}insert`;
  });
  replace(/^(\s*)replace\s+into\b/i, (blank = '') => {
    upsert = true;
    return `${blank}insert into`;
  });
  replace(
    /^(\s*insert)\s+(?:or\s+(?:ignore|abort|fail|rollback)|ignore|low_priority|delayed|high_priority)\b(?:\s+into)?/i,
    '$1 into',
  );
  replace(/^(\s*insert)\s+(?!into\b)(?=["\w$\u0001])/i, '$1 into ');
  replace(/^(\s*insert\s+into\s+\S+)\s*\(\s*\)\s*values\s*\(\s*\)/i, '$1 default values');
  replace(/^\s*insert\s+into\s+(\S+)\s+set\b/i, (table = '') => {
    create = true;
    return `update ${table} set`;
  });
  replace(
    /\bon\s+duplicate\s+key\s+update\b([\s\S]*)$/i,
    (rest = '') => ` on conflict (id) do update set${rest.replace(/\bvalues\s*\(\s*([^()\s]+)\s*\)/gi, 'excluded.$1')}`,
  );
  replace(/\b(?:sql_calc_found_rows|sql_no_cache|straight_join|distinctrow)\b/gi, ' ');
  replace(/\b(?:use|force|ignore)\s+(?:index|key)\s*(?:for\s+\w+(?:\s+by)?\s*)?\([^()]*\)/gi, ' ');
  replace(/\block\s+in\s+share\s+mode\b/gi, 'for share');
  replace(/\b(?:not\s+)?(?:regexp|rlike)\b/gi, '~');
  replace(/\bglob\b(?!\s*\()/gi, 'like');
  replace(/<=>/g, '=');
  replace(/&&/g, ' and ');
  replace(
    new RegExp(
      String.raw`\binterval\s+(${term})\s+(?:microsecond|second|minute|hour|day|week|month|quarter|year)s?\b`,
      'gi',
    ),
    (amount = '') => (amount.startsWith('$') ? amount : `'${amount}'`),
  );
  replace(/\bseparator\s+(\u0001\d+\u0002)/gi, ', $1');
  replace(/^(\s*(?:update|delete)\b[\s\S]*?)\blimit\s+(\$\d+|\d+)\s*;?\s*$/i, (head = '', count) => {
    limited = true;
    return head + valuesIn(count);
  });
  replace(/\b(?:auto_increment|autoincrement|unsigned|zerofill)\b/gi, ' ');
  replace(/\)\s*(?:engine|default\s+charset|charset|collate)\s*=[^;]*$/i, ')');
  return {
    text: code.replace(/\u0001(\d+)\u0002/g, (_, n: string) => quoted[Number(n)] ?? ''),
    values,
    upsert,
    create,
    limited,
    locks,
  };
}

/** Splits a text at quotes and comments. Quotes come out in PostgreSQL's form. */
function stretches(text: string): Stretch[] {
  const parts: Stretch[] = [];
  let start = 0;
  let at = 0;
  const cut = (kind: Stretch['kind'], end: number, shown: string): void => {
    if (at > start) parts.push({ kind: 'code', text: text.slice(start, at) });
    parts.push({ kind, text: shown });
    start = at = end;
  };
  while (at < text.length) {
    const character = text[at]!;
    if (character === "'" || character === '"' || character === '`') {
      const end = endOfQuote(text, at, character);
      const inside = text.slice(at + 1, end - 1);
      // MySQL escapes with a backslash where PostgreSQL would take it for itself.
      const plain = character === "'" ? `'${inside.replaceAll("\\'", "''")}'` : `"${inside.replaceAll('"', '')}"`;
      cut('quoted', end, inside === '' && character !== "'" ? "''" : plain);
    } else if (text.startsWith('--', at) || (character === '#' && /[\s#]/.test(text[at + 1] ?? ' '))) {
      const end = text.indexOf('\n', at);
      cut('comment', end === -1 ? text.length : end, '');
    } else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      cut('comment', end === -1 ? text.length : end + 2, '');
    } else at++;
  }
  if (at > start) parts.push({ kind: 'code', text: text.slice(start) });
  return parts;
}
function endOfQuote(text: string, start: number, quote: string): number {
  for (let at = start + 1; at < text.length; at++) {
    if (quote === "'" && text[at] === '\\') at++;
    else if (text[at] === quote) {
      if (text[at + 1] !== quote) return at + 1;
      at++;
    }
  }
  return text.length;
}
