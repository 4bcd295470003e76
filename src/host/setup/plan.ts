/** What sets this tool up in a project: files that are not there yet, and what belongs into those that are. */
import { stageOf, withEntry, withLine, withPreset } from './edits.ts';
import { namesIn, type SetUp } from './project.ts';

/** One file that takes part. */
export interface Piece {
  readonly what: 'configuration' | 'ESLint' | 'hook' | 'CI job';
  /** Relative to the top of the repository. */
  readonly path: string;
  /**
   * `new`: it is not there; `grown`: it is there and takes up what belongs to us; `done`: it names us already; `by-hand`:
   * how it would take it up is not certain.
   */
  readonly is: 'new' | 'grown' | 'done' | 'by-hand';
  /** The whole of it, for the first two. */
  readonly text: string;
  /** What is added, for people. */
  readonly lines: string;
  readonly isRun?: boolean;
}

/** The pieces that fit a project, in the order in which they are told. `version` is ours. */
export function planFor(project: SetUp, version: string): readonly Piece[] {
  return [configuration(project), eslint(project), hook(project, version), job(project, version)].flatMap(
    (piece) => piece ?? [],
  );
}

/** A file that may be there: then what `grow` makes of it. */
function piece(
  { read, has }: SetUp,
  what: Piece['what'],
  path: string,
  lines: string,
  made: { readonly text?: string; readonly grow: (text: string) => string | undefined; readonly isRun?: boolean },
): Piece {
  const base = { what, path, lines, ...(made.isRun === true && { isRun: true }) };
  if (!has(path)) return { ...base, is: 'new', text: made.text ?? lines };
  const text = read(path);
  if (text?.includes('backend-audit') === true) return { ...base, is: 'done', text };
  const grown = text === undefined ? undefined : made.grow(text);
  return grown === undefined ? { ...base, is: 'by-hand', text: text ?? '' } : { ...base, is: 'grown', text: grown };
}

const none = (): undefined => undefined;
const below = (folder: string, path: string): string => (folder === '' ? path : `${folder}/${path}`);

function configuration(project: SetUp): Piece {
  const [there = 'backend-audit.config.json'] = namesIn(
    project,
    project.folder,
    /^backend-audit\.config\.(?:jsonc?|ya?ml)$/,
  );
  const text = `{
  "$schema": "./node_modules/backend-audit/schema/config.json",
  "failOn": "error",
  "rules": {}
}
`;
  const made = piece(project, 'configuration', below(project.folder, there), text, { grow: none });
  return made.is === 'new' ? made : { ...made, is: 'done' };
}

const flat = /^eslint\.config\.[cm]?[jt]s$/;
const old = /^\.eslintrc(?:\.\w+)?$/;

function eslint(project: SetUp): Piece | undefined {
  if (!project.packages.has('eslint')) return undefined;
  const folders = [...new Set([project.folder, ''])];
  const lines = "import backendAudit from 'backend-audit/eslint';\n\n  ...backendAudit.configs.recommended,\n";
  for (const folder of folders)
    for (const name of namesIn(project, folder, flat)) {
      const path = below(folder, name);
      return piece(project, 'ESLint', path, lines, { grow: (text) => withPreset(path, text) });
    }
  // Configurations of that kind cannot hold the preset, and a flat one beside them would put them out of force.
  for (const folder of folders)
    for (const name of namesIn(project, folder, old))
      return { what: 'ESLint', path: below(folder, name), is: 'by-hand', text: '', lines };
  const text = `import backendAudit from 'backend-audit/eslint';\n\nexport default [...backendAudit.configs.recommended];\n`;
  return piece(project, 'ESLint', below(project.folder, 'eslint.config.mjs'), text, { grow: none });
}

function hook(project: SetUp, version: string): Piece | undefined {
  const { has, packages, manager, folder, hasGitHooks } = project;
  const command = `${manager.runs} backend-audit${folder === '' ? '' : ` ${folder}`} --staged`;
  const isThere = (names: readonly string[]): string | undefined => names.find((name) => has(name));
  const lefthook = isThere(['lefthook.yml', 'lefthook.yaml', '.lefthook.yml', '.lefthook.yaml']);
  if (lefthook !== undefined || packages.has('lefthook')) {
    const lines = `pre-commit:\n  commands:\n    backend-audit:\n      run: ${command}\n`;
    return piece(project, 'hook', lefthook ?? 'lefthook.yml', lines, {
      grow: (text) => withEntry(text, ['pre-commit', 'commands', 'backend-audit'], { run: command }),
    });
  }
  if (has('.pre-commit-config.yaml')) {
    const repo = 'https://github.com/backend-audit/backend-audit';
    const entry = { repo, rev: `v${version}`, hooks: [{ id: 'backend-audit' }] };
    const lines = `  - repo: ${repo}\n    rev: v${version}\n    hooks:\n      - id: backend-audit\n`;
    return piece(project, 'hook', '.pre-commit-config.yaml', lines, {
      grow: (text) => withEntry(text, ['repos'], entry),
    });
  }
  const line = `${command}\n`;
  const grow = (text: string): string | undefined => withLine(text, command);
  if (has('.husky') || packages.has('husky'))
    return piece(project, 'hook', '.husky/pre-commit', line, { grow, isRun: true });
  if (!hasGitHooks) return undefined;
  return piece(project, 'hook', '.git/hooks/pre-commit', line, { text: `#!/bin/sh\n${line}`, grow, isRun: true });
}

function job(project: SetUp, version: string): Piece | undefined {
  const { host, folder, read } = project;
  if (host === undefined) return undefined;
  const at = folder === '' ? '' : ` ${folder}`;
  if (host === 'gitlab') {
    const stage = stageOf(read('.gitlab-ci.yml') ?? '');
    const report = 'gl-code-quality-report.json';
    const entry = {
      image: 'node:22-slim',
      ...(stage === undefined ? {} : { stage }),
      script: [`npx --yes backend-audit@${version}${at} --format gitlab --output ${report}`],
      artifacts: { when: 'always', reports: { codequality: report } },
    };
    const lines = withEntry('', ['backend-audit'], entry)!;
    return piece(project, 'CI job', '.gitlab-ci.yml', lines, {
      grow: (text) => withEntry(text, ['backend-audit'], entry),
    });
  }
  const text = `name: backend-audit
on:
  pull_request:
  push:
    branches: [main, master]
permissions:
  contents: read
jobs:
  backend-audit:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: backend-audit/backend-audit@v${version}
${folder === '' ? '' : `        with:\n          path: ${JSON.stringify(folder)}\n`}`;
  return piece(project, 'CI job', '.github/workflows/backend-audit.yml', text, { grow: none });
}
