/** Manifests and the files that belong to them. */
import type { Manifest } from './project.ts';

/** The manifest of the package that a file lies in: the one in the deepest folder around it. */
export function manifestOf(manifests: readonly Manifest[], path: string): Manifest | undefined {
  let found: Manifest | undefined;
  for (const manifest of manifests) {
    const inside = manifest.folder === '' || path.startsWith(`${manifest.folder}/`);
    if (inside && (found === undefined || manifest.folder.length > found.folder.length)) found = manifest;
  }
  return found;
}

/** The version of a package that a file's code is written for: what the nearest manifest above it says, else any other. */
export function versionFor(manifests: readonly Manifest[], path: string, name: string): string | undefined {
  const naming = manifests.filter((manifest) => manifest.dependencies[name] !== undefined);
  return (manifestOf(naming, path) ?? naming[0])?.dependencies[name];
}
/** The first number of a version or a range; undefined where it says none. */
export function majorOf(version: string | undefined): number | undefined {
  const [major] = /\d+/.exec(version ?? '') ?? [];
  return major === undefined ? undefined : Number(major);
}
