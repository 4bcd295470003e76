import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Our own folder: that of the package.json this file was installed with. Sources and build lie at different depths. */
export function packageFolder(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    try {
      const { name } = JSON.parse(readFileSync(join(at, 'package.json'), 'utf8')) as { name?: unknown };
      if (name === 'backend-audit') return at;
    } catch {
      // No manifest here: one folder up.
    }
    if (dirname(at) === at)
      throw new Error('the installation of backend-audit is damaged: its package.json is missing');
  }
}

let version: string | undefined;
/** Our own version. */
export function toolVersion(): string {
  version ??= (JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as { version: string }).version;
  return version;
}

/** A file of our own package. */
export function readPackageFile(...names: readonly string[]): string {
  return readFileSync(join(packageFolder(), ...names), 'utf8');
}
