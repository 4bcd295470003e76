// A throw-away project as a user would have it: our package (from the build) and an ESLint in its node_modules.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export const repository = fileURLToPath(new URL('../..', import.meta.url));
/** Names under which both supported major versions of ESLint are installed here. */
export const eslints = ['eslint-9', 'eslint'] as const;
export type EslintName = (typeof eslints)[number];

export const moduleConfig = `import backendAudit from 'backend-audit/eslint';
export default [...backendAudit.configs.recommended];
`;
export const commonConfig = `const backendAudit = require('backend-audit/eslint');
module.exports = [...backendAudit.configs.recommended];
`;

/** A login that is limited only as far as another file says so. */
export const login = {
  'package.json': JSON.stringify({
    name: 'bakery',
    type: 'module',
    main: 'src/app.js',
    dependencies: { express: '5' },
  }),
  'eslint.config.mjs': moduleConfig,
  'src/app.js': `import express from 'express';
import { limit } from './limits.js';

const app = express();
app.post('/login', limit, (req, res) => {
  res.json({ welcome: true });
});
app.listen(3000);
`,
  'src/limits.js': '',
};
/** Limits nothing. */
export const open = 'export const limit = (req, res, next) => next();\n';
/** Limits the login. */
export const limited = `import { rateLimit } from 'express-rate-limit';
export const limit = rateLimit({ windowMs: 60000, limit: 5 });
`;
export const loginRule = 'unlimited-sensitive-endpoint';

export interface Workplace {
  readonly root: string;
  readonly write: (path: string, text: string) => void;
  readonly remove: (path: string) => void;
  /** Runs the command line of ESLint: findings of the rule above as `path:line rule`, and what it said on stderr. */
  readonly lint: (...args: readonly string[]) => {
    readonly found: readonly string[];
    readonly stderr: string;
    readonly status: number | null;
  };
}

export function workplace(files: Readonly<Record<string, string>>, eslint: EslintName = 'eslint'): Workplace {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'backend-audit-eslint-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  mkdirSync(join(root, 'node_modules'));
  symlinkSync(repository, join(root, 'node_modules/backend-audit'), 'junction');
  symlinkSync(join(repository, 'node_modules', eslint), join(root, 'node_modules/eslint'), 'junction');
  return {
    root,
    write,
    remove: (path) => unlinkSync(join(root, path)),
    lint(...args) {
      const bin = join(root, 'node_modules/eslint/bin/eslint.js');
      const run = spawnSync(process.execPath, [bin, '--format', 'json', ...args], { cwd: root, encoding: 'utf8' });
      return {
        found: run.stdout === '' ? [] : foundIn(JSON.parse(run.stdout), root),
        stderr: run.stderr,
        status: run.status,
      };
    },
  };
}

interface LintResult {
  readonly filePath: string;
  readonly messages: readonly {
    readonly line: number;
    readonly ruleId: string | null;
    readonly fatal?: boolean | undefined;
  }[];
}
/** Findings of the one rule these tests look at, and files ESLint could not parse. */
export function foundIn(results: readonly LintResult[], root: string): string[] {
  return results.flatMap(({ filePath, messages }) =>
    messages
      .filter(({ ruleId, fatal }) => fatal === true || ruleId === `backend-audit/${loginRule}`)
      .map(
        ({ line, ruleId }) =>
          `${filePath.slice(root.length + 1)}:${line} ${ruleId?.replace('backend-audit/', '') ?? '(parser)'}`,
      ),
  );
}
