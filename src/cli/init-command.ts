import { toolVersion, writeOut } from '../host/index.ts';
import { lookAt, planFor, put, type Piece, type SetUp } from '../host/setup/index.ts';
import { visible } from '../report/visible.ts';

export interface InitOptions {
  /** Add to files that are there, too. */
  readonly force?: boolean;
  /** Write nothing. */
  readonly dryRun?: boolean;
}

/** `backend-audit init [path]`: writes what fits the project, and says what comes next. It never asks anything. */
export function initCommand(folder: string, { force = false, dryRun = false }: InitOptions): number {
  const project = lookAt(folder);
  const said: string[] = [];
  const left: Piece[] = [];
  for (const piece of planFor(project, toolVersion())) {
    const isWritten = piece.is === 'new' || (piece.is === 'grown' && force);
    if (isWritten && !dryRun) put(project, piece);
    if (isWritten) said.push(line(dryRun ? 'would write' : piece.is === 'new' ? 'wrote' : 'added to', piece));
    else if (piece.is === 'done') said.push(line('kept', piece, 'backend-audit is in it already'));
    else left.push(piece);
  }
  for (const piece of left) {
    const how = piece.is === 'grown' ? 'is there: add this, or let --force do it' : 'is there: add this by hand';
    said.push(
      '',
      line('not changed', piece, how),
      ...piece.lines
        .trimEnd()
        .split('\n')
        .map((each) => `    ${each}`.trimEnd()),
    );
  }
  writeOut(`${[...said, '', 'Next', ...next(project).map((each) => `  ${each}`)].join('\n')}\n`);
  return 0;
}

function line(verb: string, { path, what }: Piece, why = ''): string {
  return `${verb.padEnd(12)}${visible(path)}  (${what}${why === '' ? '' : `; ${why}`})`;
}

function next({ packages, manager, folder }: SetUp): string[] {
  const needed = ['backend-audit', ...(packages.has('eslint') ? ['@typescript-eslint/parser'] : [])];
  const missing = needed.filter(
    (name) => !packages.has(name) && !(name.startsWith('@') && packages.has('typescript-eslint')),
  );
  const run = `${manager.runs} backend-audit${folder === '' ? '' : ` ${folder}`}`;
  return [
    ...(missing.length === 0 ? [] : [`${manager.adds} ${missing.join(' ')}`]),
    `${run}   shows what is found`,
    `${run} explain "GET /path"   says why an endpoint is judged as it is`,
    'what is found and right as it is: // backend-audit-disable-next-line <rule> -- <why>',
  ];
}
