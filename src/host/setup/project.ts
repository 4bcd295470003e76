import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, readJson, readText, Refused } from '../project-file.ts';
import { realFolder, within } from '../real-folder.ts';
import { projectTop } from '../work-tree.ts';

/** A project as far as it decides how this tool is set up in it. Reads names, manifests and git's configuration, and runs nothing. */
export interface SetUp {
  /** The top of the repository, where hooks and CI jobs lie. */
  readonly top: string;
  /** The audited folder below it: '' or `packages/api`. */
  readonly folder: string;
  readonly manager: Manager;
  /** Packages that the manifests of the folder and of the top list. */
  readonly packages: ReadonlySet<string>;
  /** A git repository with a folder of hooks of its own. */
  readonly hasGitHooks: boolean;
  readonly host: 'github' | 'gitlab' | undefined;
  /** Text of a file below the top; undefined: there is none, or none that can be read. */
  readonly read: (path: string) => string | undefined;
  /** Is there anything of that name below the top? */
  readonly has: (path: string) => boolean;
}
export interface Manager {
  readonly name: string;
  /** What runs a command of an installed package. */
  readonly runs: string;
  readonly adds: string;
}
const managers: readonly (Manager & { readonly locks: readonly string[] })[] = [
  { name: 'pnpm', locks: ['pnpm-lock.yaml'], runs: 'pnpm exec', adds: 'pnpm add --save-dev' },
  { name: 'yarn', locks: ['yarn.lock'], runs: 'yarn', adds: 'yarn add --dev' },
  { name: 'bun', locks: ['bun.lock', 'bun.lockb'], runs: 'bunx', adds: 'bun add --dev' },
  { name: 'npm', locks: [], runs: 'npx', adds: 'npm install --save-dev' },
];

/** Looks at a project. Throws NoSuchFolder. */
export function lookAt(named: string): SetUp {
  const real = realFolder(named);
  const top = projectTop(real);
  const folder = within(top, real) ?? '';
  const has = (path: string): boolean => lstatSync(join(top, path), { throwIfNoEntry: false }) !== undefined;
  const read = (path: string): string | undefined => {
    const text = readText(join(top, path), 'configuration', { links: { within: top } });
    return typeof text === 'string' ? text : undefined;
  };
  const below = folder === '' ? '' : `${folder}/`;
  const git = read('.git/config');
  const at = (names: readonly string[]): boolean => names.some((name) => has(name) || has(below + name));
  return {
    top,
    folder,
    manager: managers.find(({ locks }) => at(locks)) ?? managers.at(-1)!,
    packages: new Set([...packagesIn(top), ...packagesIn(real)]),
    // Where hooks lie elsewhere, whoever put them there knows how they are made.
    hasGitHooks: git !== undefined && !/^\s*hooksPath\s*=/im.test(git),
    host:
      has('.github') || /^\s*url\s*=.*\bgithub\./im.test(git ?? '')
        ? 'github'
        : has('.gitlab-ci.yml') || /^\s*url\s*=.*\bgitlab\b/im.test(git ?? '')
          ? 'gitlab'
          : undefined,
    read,
    has,
  };
}

function packagesIn(folder: string): string[] {
  const manifest = readJson(join(folder, 'package.json'), 'manifest');
  if (manifest === undefined || manifest instanceof Refused) return [];
  return ['dependencies', 'devDependencies', 'peerDependencies'].flatMap((key) => {
    const listed = manifest[key];
    return isObject(listed) ? Object.keys(listed) : [];
  });
}

/** Files of a folder below the top whose names fit, in order. */
export function namesIn({ top }: SetUp, folder: string, fits: RegExp): string[] {
  try {
    return readdirSync(join(top, folder))
      .filter((name) => fits.test(name))
      .sort();
  } catch {
    return [];
  }
}
