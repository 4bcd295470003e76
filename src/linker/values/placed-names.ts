/** Names of files from the root of the machine on, which nobody knows: places of the project stand for them. */

/** Before a path of the project. */
export const PLACED = '\u0000/';

/** The place that a name is of. */
export function placedName(text: string | undefined): string | undefined {
  return text?.startsWith(PLACED) === true ? text.slice(PLACED.length) : undefined;
}
