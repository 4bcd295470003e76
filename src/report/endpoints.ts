import { tabled } from './ledger.ts';
import { byPath } from './order.ts';
import type { Result } from './report.ts';
import type { Screen } from './screen.ts';
import { signs } from './signs.ts';
import { count, Paper } from './terminal/paper.ts';
import { whyNoEndpoint } from './unseen.ts';
import { visible } from './visible.ts';

/** The list of endpoints as other tools read it. */
export function endpointsJson({ endpoints }: Pick<Result, 'endpoints'>): string {
  const list = endpoints.map(({ method, path, kind, at, params, chain }) => ({
    method,
    path,
    kind,
    file: at.path,
    line: at.line,
    params: params.map(({ name, in: where }) => ({ name, in: where })),
    middleware: chain.map(({ text }) => text),
  }));
  return `${JSON.stringify({ endpoints: list }, null, 2)}\n`;
}

const longestPath = 60;

/** The same for people: what each endpoint answers, a row each, by path. `prefix` stands before each path of a file. */
export function endpointsTable(
  result: Pick<Result, 'endpoints' | 'files' | 'further' | 'packages' | 'unresolved'>,
  prefix: string,
  screen: Screen,
): string {
  const paper = new Paper({ ...screen, width: 120 }, prefix);
  const { chalk } = paper;
  const rows = [...result.endpoints].sort(byPath);
  const lines: string[] = [];
  const none = whyNoEndpoint(result);
  if (none !== undefined) {
    lines.push(...paper.wrap(`No endpoint was found: ${visible(none.why)}.`, 0));
    for (const { what, places } of none.gaps.slice(0, 10))
      lines.push(`  - ${paper.place(places[0]!)} ${visible(what)}`);
    return `${lines.join('\n')}\n`;
  }
  const method = Math.max(...rows.map((row) => visible(row.method).length));
  const longest = Math.max(...rows.map((row) => visible(row.path).length));
  const heads = tabled.map(({ short }) => short);
  const named = heads.reduce((sum, head) => sum + head.length + 1, 0);
  const numbered = tabled.length * 3;
  // The names of the columns, or numbers and a key where the names have no room.
  const isWide = method + 1 + Math.min(longest, longestPath) + 1 + named <= screen.width;
  const cells = isWide ? named : numbered;
  const path = Math.max(12, Math.min(longest, longestPath, screen.width - method - 2 - cells));
  const place = Math.max(...rows.map(({ at }) => paper.place(at).length));
  const showsPlace = method + 2 + path + cells + 2 + place <= screen.width;
  const widthOf = (index: number): number => (isWide ? heads[index]!.length : 2);

  if (!isWide) for (const line of paperKey(screen.width)) lines.push(chalk.dim(line));
  const head = tabled.map((_, index) => (isWide ? heads[index]! : String(index + 1)).padStart(widthOf(index)));
  lines.push(chalk.bold(`${' '.repeat(method + 1)}${'endpoint'.padEnd(path)} ${head.join(' ')}`));
  for (const row of rows) {
    const answers = tabled.map(({ of }, index) => {
      const { is } = of(row, result);
      return paper.paintAnswer(is)(signs[is].sign.padStart(widthOf(index)));
    });
    const end = showsPlace ? `  ${chalk.dim(paper.place(row.at))}` : '';
    lines.push(
      `${chalk.dim(visible(row.method).padEnd(method))} ${shortened(visible(row.path), path).padEnd(path)} ${answers.join(' ')}${end}`,
    );
  }
  const legend = Object.values(signs).map(({ sign, name }) => `${sign} ${name}`);
  lines.push('', `${count(rows.length, 'endpoint')}  ${chalk.dim(legend.join('  '))}`);
  return `${lines.join('\n')}\n`;
}

/** The numbers of the columns and their names, in lines that fit. */
function paperKey(width: number): string[] {
  const lines: string[] = [];
  let line = '';
  tabled.forEach(({ title }, index) => {
    const entry = `${String(index + 1)} ${title}`;
    if (line !== '' && line.length + entry.length + 3 > width) {
      lines.push(line);
      line = entry;
    } else line = line === '' ? entry : `${line}   ${entry}`;
  });
  return [...lines, line, ''];
}

/** The end tells paths apart better than the middle. */
function shortened(path: string, width: number): string {
  if (path.length <= width) return path;
  const end = Math.floor((width - 1) * 0.6);
  return `${path.slice(0, width - 1 - end)}…${path.slice(-end)}`;
}
