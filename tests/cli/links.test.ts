// A project that is reached by a symbolic link (the temporary folder of macOS, work trees of build servers) is the same
// project on every surface.
import { execFileSync, spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workplace } from '../eslint/workplace.ts';
import { folderWith, put } from '../host/folder.ts';
import { backendAudit } from './run.ts';

const sources = {
  'package.json': '{"name":"x","type":"module","main":"src/main.ts","dependencies":{"express":"^5","pg":"^8"}}',
  'tsconfig.json': '{"compilerOptions":{"baseUrl":".","paths":{"@/*":["src/*"]}}}',
  'src/main.ts':
    "import express from 'express';\nimport { users } from '@/users';\nconst app = express();\napp.use('/users', users);\napp.listen(3000);\n",
  'src/users.ts': `import { Router } from 'express';
import { find } from '@/find';
export const users = Router();
users.get('/:id', async (req, res) => {
  res.json(await find(req.params.id));
});
`,
  'src/find.ts': `import pg from 'pg';
const pool = new pg.Pool();
export const find = (id: string) => pool.query("SELECT id FROM users WHERE id = '" + id + "'");
`,
};
/** The project, a link to it, and a path with a link on the way. */
function linked(files: Readonly<Record<string, string>>): readonly [real: string, link: string, beyond: string] {
  const top = folderWith(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`there/project/${path}`, text])),
  );
  symlinkSync('there/project', join(top, 'link'));
  symlinkSync('there', join(top, 'here'));
  return [join(top, 'there', 'project'), join(top, 'link'), join(top, 'here', 'project')];
}

describe('by a link', () => {
  it.each([
    ['the report', []],
    ['the report, the cache unused', ['--no-cache']],
    ['the endpoints', ['endpoints']],
  ])('%s is the same', (_, args) => {
    const all = linked(sources);
    const say = (cwd: string, ...path: string[]) => backendAudit([...args, ...path, '--format', 'json'], cwd).stdout;
    const [real] = all.map((root) => say('/', root));
    expect(real).toContain('/users/:id');
    if (args[0] !== 'endpoints') expect(real).toContain('sql-injection');
    for (const root of all) {
      expect(say('/', root)).toBe(real);
      expect(say(root)).toBe(real);
      expect(say(dirname(root), root)).toBe(real);
    }
  });

  it('--staged is the same', () => {
    const all = linked({ ...sources, 'src/find.ts': 'export const find = (id: string) => id;\n' });
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd: all[0] });
    git('init', '-q');
    git('add', '-A');
    git('commit', '-q', '-m', 'first');
    put(all[0], 'src/find.ts', sources['src/find.ts']);
    git('add', '-A');
    for (const root of all) {
      const { code, stdout } = backendAudit([root, '--staged'], '/');
      expect(stdout).toMatch(/src\/find\.ts:3.*\n?.*sql-injection|sql-injection/);
      expect(code).toBe(1);
    }
  });

  it('what is named wrongly is named as the user did', () => {
    const [, link] = linked(sources);
    const { stderr } = backendAudit(['link/nowhere'], dirname(link));
    expect(stderr).toBe('backend-audit: link/nowhere: no such folder\n');
  });

  it('ESLint finds the same', () => {
    const { root } = workplace({
      ...sources,
      'eslint.config.mjs': "import b from 'backend-audit/eslint';\nexport default [...b.configs.recommended];\n",
    });
    const link = `${root}-link`;
    symlinkSync(root, link);
    try {
      const script = `import { ESLint } from 'eslint';
const cwd = process.argv[1];
const results = await new ESLint({ cwd }).lintFiles(['src']);
const unsaved = await new ESLint({ cwd }).lintText(${JSON.stringify(sources['src/find.ts'])}, { filePath: cwd + '/src/find.ts' });
for (const { filePath, messages } of [...results, ...unsaved])
  for (const { ruleId, line } of messages) console.log(filePath.slice(cwd.length), ruleId, line);`;
      const lint = (cwd: string) =>
        spawnSync(process.execPath, ['--input-type=module', '-e', script, cwd], { cwd: root, encoding: 'utf8' });
      const [real, other] = [lint(root), lint(link)];
      expect(real.stderr + other.stderr).toBe('');
      expect(real.stdout.match(/^\/src\/find\.ts backend-audit\/sql-injection 3$/gm)).toHaveLength(2);
      expect(other.stdout).toBe(real.stdout);
    } finally {
      execFileSync('rm', [link]);
    }
  });
});
