/** Paths of the project, as text: `/` between the steps, '' for its own folder. */

/** The folder in which something lies. */
export function folderAround(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}
/** It is that folder, or lies in it at any depth. */
export function isBelow(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
