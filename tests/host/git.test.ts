// Everything that git can be made to run by what a repository holds: each in a repository of its own, in which git asked
// plainly does run it (where a plain question does), and our questions do not.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { discoverStaged, GitError } from '../../src/host/index.ts';
import { folderWith, put } from './folder.ts';

/** No configuration of whoever runs the tests. */
const bare = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 't',
  GIT_AUTHOR_EMAIL: 't@example.com',
  GIT_COMMITTER_NAME: 't',
  GIT_COMMITTER_EMAIL: 't@example.com',
};
const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', args, { cwd, encoding: 'utf8', env: bare, stdio: ['ignore', 'pipe', 'pipe'] });
/** However it ends. */
const plainly = (cwd: string, args: readonly string[], more: NodeJS.ProcessEnv = {}, input = '\n') =>
  spawnSync('git', args, { cwd, env: { ...bare, ...more }, encoding: 'utf8', timeout: 20_000, input });

interface Place {
  readonly top: string;
  readonly root: string;
  /** A program that leaves a mark. */
  readonly program: string;
  readonly mark: string;
}
/** A repository with a staged change, and a program beside it. */
function place(): Place {
  const top = folderWith({});
  const root = join(top, 'project');
  const mark = join(top, 'mark');
  const program = join(top, 'program.sh');
  put(top, 'program.sh', `#!/bin/sh\ntouch '${mark}'\nexit 1\n`);
  chmodSync(program, 0o755);
  put(root, 'a.js', 'module.exports = 1;\n');
  put(root, 'src/b.js', 'module.exports = 2;\n');
  git(root, 'init', '-q');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'first');
  put(root, 'a.js', 'module.exports = 3;\n');
  git(root, 'add', '-A');
  return { top, root, program, mark };
}
const objectOf = (root: string, name: string): string => {
  const id = git(root, 'rev-parse', name).trim();
  return join(root, '.git', 'objects', id.slice(0, 2), id.slice(2));
};
/** Takes a content out of the database and says that it lies on the remote. */
function promise(root: string, url: string, more: Readonly<Record<string, string>> = {}): void {
  rmSync(objectOf(root, 'HEAD:a.js'));
  const settings = {
    'core.repositoryFormatVersion': '1',
    'extensions.partialClone': 'origin',
    'remote.origin.promisor': 'true',
    'remote.origin.url': url,
    ...more,
  };
  for (const [key, value] of Object.entries(settings)) git(root, 'config', key, value);
}
const stagedPaths = (root: string): string[] => discoverStaged(root).index.files.map(({ path }) => path);
/** What we ask, whether git can answer or not. */
function ask(root: string): void {
  try {
    discoverStaged(root);
  } catch (error) {
    expect(error).toBeInstanceOf(GitError);
  }
}

interface Mechanism {
  readonly arrange: (here: Place) => void;
  /** What makes git run it. Absent: no plain question does, in the version at hand or without a terminal. */
  readonly plainly?: (here: Place) => unknown;
}
const lazily = ({ root }: Place) => plainly(root, ['cat-file', '-p', 'HEAD:a.js']);
const mechanisms: Readonly<Record<string, Mechanism>> = {
  'a monitor of the file system': {
    arrange: ({ root, program }) => git(root, 'config', 'core.fsmonitor', program),
    plainly: ({ root }) => plainly(root, ['status']),
  },
  'hooks of a folder that is named': {
    arrange({ root, top, program }) {
      git(root, 'config', 'core.hooksPath', join(top, 'hooks'));
      hooksIn(join(top, 'hooks'), program);
    },
    plainly: ({ root }) => plainly(root, ['commit', '-m', 'x']),
  },
  'hooks of the repository': {
    arrange: ({ root, program }) => hooksIn(join(root, '.git', 'hooks'), program),
    plainly: ({ root }) => plainly(root, ['commit', '-m', 'x']),
  },
  'filters of attributes': {
    arrange({ root, program }) {
      put(root, '.gitattributes', '*.js filter=evil\n');
      for (const key of ['clean', 'smudge', 'process']) git(root, 'config', `filter.evil.${key}`, program);
      put(root, 'a.js', 'module.exports = 4;\n');
    },
    plainly: ({ root }) => plainly(root, ['diff']),
  },
  'filters of an attributes file that is named': {
    arrange({ root, top, program }) {
      put(top, 'attributes', '*.js filter=evil\n');
      git(root, 'config', 'core.attributesFile', join(top, 'attributes'));
      git(root, 'config', 'filter.evil.clean', program);
      put(root, 'a.js', 'module.exports = 4;\n');
    },
    plainly: ({ root }) => plainly(root, ['diff']),
  },
  'programs that show contents as text': {
    arrange({ root, program }) {
      put(root, '.gitattributes', '*.js diff=evil\n');
      git(root, 'config', 'diff.evil.textconv', program);
    },
    plainly: ({ root }) => plainly(root, ['diff', '--cached']),
  },
  'programs that compare': {
    arrange: ({ root, program }) => git(root, 'config', 'diff.external', program),
    plainly: ({ root }) => plainly(root, ['diff', '--cached']),
  },
  'a pager': {
    arrange({ root, program }) {
      git(root, 'config', 'core.pager', program);
      for (const command of ['ls-files', 'ls-tree', 'cat-file', 'rev-parse'])
        git(root, 'config', `pager.${command}`, program);
    },
  },
  aliases: {
    arrange({ root, program }) {
      for (const alias of ['ls-files', 'ls-tree', 'cat-file', 'rev-parse', 'x'])
        git(root, 'config', `alias.${alias}`, `!${program}`);
    },
    plainly: ({ root }) => plainly(root, ['x']),
  },
  'a remote that is a program': {
    arrange: ({ root, program }) => promise(root, `ext::${program}`, { 'protocol.ext.allow': 'always' }),
    plainly: lazily,
  },
  'the other side of a remote on this disk': {
    arrange: ({ root, top, program }) => promise(root, `file://${top}`, { 'remote.origin.uploadpack': program }),
    plainly: lazily,
  },
  'a program for ssh': {
    arrange: ({ root, program }) => promise(root, 'ssh://example.invalid/x', { 'core.sshCommand': program }),
    plainly: lazily,
  },
  'a proxy for git': {
    arrange: ({ root, program }) => promise(root, 'git://example.invalid/x', { 'core.gitProxy': program }),
    plainly: lazily,
  },
  'a helper for a remote of another kind': {
    arrange({ root, program }) {
      promise(root, 'x', { 'remote.origin.vcs': 'evil', 'protocol.evil.allow': 'always' });
      put(root, 'bin/git-remote-evil', '');
      rmSync(join(root, 'bin/git-remote-evil'));
      symlinkSync(program, join(root, 'bin/git-remote-evil'));
    },
    plainly: ({ root }) =>
      plainly(root, ['cat-file', '-p', 'HEAD:a.js'], { PATH: `${join(root, 'bin')}${delimiter}${process.env.PATH}` }),
  },
  'helpers for credentials': {
    arrange: ({ root, program }) =>
      promise(root, 'https://127.0.0.1:1/x', { 'credential.helper': program, 'core.askPass': program }),
    plainly: ({ root }) =>
      plainly(root, ['credential', 'fill'], { GIT_TERMINAL_PROMPT: '0' }, 'protocol=https\nhost=x\n\n'),
  },
  'a program that checks signatures': {
    arrange({ root, top }) {
      // It has to sign first.
      put(
        top,
        'gpg.sh',
        `#!/bin/sh\necho '[GNUPG:] SIG_CREATED ' >&2\necho '-----BEGIN PGP SIGNATURE-----'\ntouch '${join(top, 'mark')}'\n`,
      );
      chmodSync(join(top, 'gpg.sh'), 0o755);
      git(root, 'config', 'gpg.program', join(top, 'gpg.sh'));
      git(root, 'config', 'log.showSignature', 'true');
      git(root, 'commit', '-q', '-S', '-m', 'signed');
    },
    plainly: ({ root }) => plainly(root, ['log']),
  },
  'an editor': {
    arrange: ({ root, program }) => git(root, 'config', 'core.editor', program),
    plainly: ({ root }) => plainly(root, ['commit']),
  },
  'a program that lists what a borrowed database has': {
    arrange({ root, top, program }) {
      git(top, 'clone', '-q', '--bare', root, join(top, 'lender'));
      put(root, '.git/objects/info/alternates', `${join(top, 'lender', 'objects')}\n`);
      git(root, 'config', 'core.alternateRefsCommand', program);
    },
    plainly: ({ root }) => plainly(root, ['rev-list', '--alternate-refs']),
  },
  'an included configuration': {
    arrange({ root, top, program }) {
      put(top, 'more', `[core]\n fsmonitor = ${program}\n[alias]\n ls-files = !${program}\n`);
      git(root, 'config', 'include.path', join(top, 'more'));
    },
    plainly: ({ root }) => plainly(root, ['status']),
  },
  'a repository that a file named .git leads to': {
    arrange({ root, top, program }) {
      renameSync(join(root, '.git'), join(top, 'elsewhere'));
      put(root, '.git', `gitdir: ${join(top, 'elsewhere')}\n`);
      git(root, 'config', 'core.fsmonitor', program);
    },
    plainly: ({ root }) => plainly(root, ['status']),
  },
  'a work tree elsewhere': {
    arrange({ root, top, program }) {
      git(root, 'config', 'core.fsmonitor', program);
      git(root, 'config', 'core.worktree', top);
    },
    plainly: ({ root }) => plainly(root, ['status']),
  },
  'a bare repository among the files': {
    arrange({ root, program }) {
      for (const name of ['HEAD', 'config', 'index', 'objects', 'refs'])
        renameSync(join(root, '.git', name), join(root, name));
      rmSync(join(root, '.git'), { recursive: true });
      const config = '[core]\n repositoryformatversion = 0\n bare = false\n worktree = .\n';
      put(root, 'config', `${config} fsmonitor = ${program}\n`);
    },
    plainly: ({ root }) => plainly(root, ['status']),
  },
  'protocols of what git does': {
    arrange({ root, mark }) {
      for (const target of ['normalTarget', 'eventTarget', 'perfTarget']) git(root, 'config', `trace2.${target}`, mark);
    },
    plainly: ({ root, mark }) => plainly(root, ['status'], { GIT_TRACE2: mark }),
  },
};
function hooksIn(folder: string, program: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of [
    'pre-commit',
    'post-checkout',
    'post-index-change',
    'reference-transaction',
    'fsmonitor-watchman',
  ]) {
    rmSync(join(folder, name), { force: true });
    symlinkSync(program, join(folder, name));
  }
}

describe('git is asked without running', () => {
  it.each(Object.entries(mechanisms))('%s', (_, { arrange, plainly: control }) => {
    const here = place();
    arrange(here);
    rmSync(here.mark, { force: true });
    ask(here.root);
    ask(join(here.root, 'src'));
    expect(existsSync(here.mark)).toBe(false);
    if (control === undefined) return;
    control(here);
    expect(existsSync(here.mark), 'git itself runs it').toBe(true);
  });
});

describe('git is the one of the user', () => {
  const before = { ...process.env };
  afterEach(() => {
    vi.unstubAllEnvs();
    expect(process.env).toEqual(before);
  });

  it.each([
    ['of the project', (root: string) => join(root, 'bin')],
    ['of its packages', (root: string) => join(root, 'node_modules', '.bin')],
    ['of packages around it', (root: string) => join(dirname(root), 'node_modules', '.bin')],
    ['of the project, by a link', (root: string) => join(dirname(root), 'link', 'bin')],
    ['wherever one stands', () => '.'],
    ['wherever one stands, unsaid', () => ''],
  ])('not one %s', (_, folderOf) => {
    const { root, program, mark, top } = place();
    symlinkSync(root, join(top, 'link'));
    const folder = folderOf(root);
    for (const each of [root, folder === '.' || folder === '' ? root : folder]) {
      mkdirSync(each, { recursive: true });
      if (!existsSync(join(each, 'git'))) symlinkSync(program, join(each, 'git'));
    }
    vi.stubEnv('PATH', `${folder}${delimiter}${process.env.PATH}`);
    expect(stagedPaths(root)).toContain('a.js');
    expect(existsSync(mark)).toBe(false);
    // As whoever looks for git in the order of PATH, standing in the project, would.
    spawnSync('git', ['--version'], { cwd: root });
    expect(existsSync(mark)).toBe(true);
  });

  it('and without one, that is what is said', () => {
    const { root } = place();
    vi.stubEnv('PATH', join(root, 'bin'));
    expect(() => discoverStaged(root)).toThrow(/git is not installed/);
  });

  it('does not write protocols where the environment says so', () => {
    const { root, mark } = place();
    vi.stubEnv('GIT_TRACE', mark);
    vi.stubEnv('GIT_TRACE2_EVENT', mark);
    expect(stagedPaths(root)).toEqual(['a.js', 'src/b.js']);
    expect(existsSync(mark)).toBe(false);
  });

  it('does not leave the folder for a repository that the environment means', () => {
    const other = place();
    put(other.root, 'other.js', '');
    git(other.root, 'add', '-A');
    const { root } = place();
    vi.stubEnv('GIT_DIR', join(other.root, '.git'));
    vi.stubEnv('GIT_INDEX_FILE', join(other.root, '.git', 'index'));
    expect(stagedPaths(root)).toEqual(['a.js', 'src/b.js']);
  });

  it('takes a repository apart from its files when the environment means it', () => {
    const { root, top } = place();
    renameSync(join(root, '.git'), join(top, 'apart'));
    expect(() => discoverStaged(root)).toThrow(/not a git repository/);
    vi.stubEnv('GIT_DIR', join(top, 'apart'));
    vi.stubEnv('GIT_WORK_TREE', root);
    expect(stagedPaths(root)).toEqual(['a.js', 'src/b.js']);
    expect(stagedPaths(join(root, 'src'))).toEqual(['b.js']);
  });
});

describe('what git would not come to the end of', () => {
  it.each([
    ['a pipe', (path: string) => execFileSync('mkfifo', [path])],
    ['a device', (path: string) => symlinkSync('/dev/zero', path)],
  ])('is told: %s', (_, make) => {
    for (const name of ['HEAD', 'config', 'index', 'packed-refs', 'objects/info/alternates', 'refs/heads/x']) {
      const { root } = place();
      rmSync(join(root, '.git', name), { force: true });
      make(join(root, '.git', name));
      expect(() => discoverStaged(root)).toThrow(new RegExp(`^\\.git/${name} is a (?:named pipe|device), not a file`));
    }
  });
});

describe('a content that is not in this clone', () => {
  const partial = (name: string) => {
    const here = place();
    const { root } = here;
    promise(root, `file://${here.top}`);
    git(root, 'update-index', '--cacheinfo', `100644,${git(root, 'rev-parse', 'HEAD:a.js').trim()},a.js`);
    put(root, name, 'module.exports = 5;\n');
    git(root, 'add', name);
    return here;
  };

  it('costs a file that did not change a notice', () => {
    const { root } = partial('new.js');
    const { index, parents } = discoverStaged(root);
    for (const { diagnostics } of [index, ...parents])
      expect(diagnostics.map(({ path, message }) => `${path} ${message}`)).toEqual([
        expect.stringMatching(/^a\.js its content is not in this clone, and nothing is fetched for it; `git fetch/),
      ]);
    expect(index.files.map(({ path }) => path)).toEqual(['new.js', 'src/b.js']);
  });

  it('ends the question where it is what changed', () => {
    const { root } = partial('a.js');
    expect(() => discoverStaged(root)).toThrow(/^a\.js: its content is not in this clone/);
  });
});

describe('what an index can hold', () => {
  it('names that are no text, each told once', () => {
    const { root } = place();
    const id = git(root, 'rev-parse', 'HEAD:a.js').trim();
    const names = ['caf\\xe9.js', 'caf\\xea.js', 'caf\\xc3.txt'];
    const bytes = names.map((name) =>
      Buffer.from(
        name.replace(/\\x(..)/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
        'latin1',
      ),
    );
    const input = Buffer.concat(bytes.flatMap((name) => [Buffer.from(`100644 ${id}\t`), name, Buffer.from('\0')]));
    execFileSync('git', ['update-index', '-z', '--index-info'], { cwd: root, input });
    const { index } = discoverStaged(root);
    expect(index.diagnostics).toEqual(
      names
        .slice(0, 2)
        .map((path) => ({ path, code: 'encoding', message: expect.stringContaining('not valid UTF-8') as string })),
    );
  });

  it('contents that are too large', () => {
    const { root } = place();
    writeFileSync(join(root, 'large.js'), 'x'.repeat(3 << 20));
    git(root, 'add', '-A');
    const { index } = discoverStaged(root);
    expect(index.diagnostics.map(({ path, code }) => [path, code])).toEqual([['large.js', 'too-large']]);
    expect(readdirSync(root)).toContain('large.js');
  });
});
