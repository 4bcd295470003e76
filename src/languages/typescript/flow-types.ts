/** JavaScript with the types of Flow, of which TypeScript's syntax knows many but not all. */
import { createRequire } from 'node:module';

type RemoveTypes = (text: string, options: { readonly all: true }) => { toString(): string };

/** Comments before the first statement. */
const HEAD = /^\uFEFF?(?:#!.*)?(?:\s|\/\/.*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/)*/;

/** Does a comment at its head say that the file is Flow's? */
export function isFlow(text: string): boolean {
  return /@flow\b(?!-)/.test(HEAD.exec(text)?.[0] ?? '');
}
/** The text with blanks where its types stand, so that every place stays; undefined where Flow cannot read it either. */
export function withoutFlow(text: string): string | undefined {
  // Most projects know nothing of Flow, and its parser is large.
  remove ??= createRequire(import.meta.url)('flow-remove-types') as RemoveTypes;
  try {
    return remove(text, { all: true }).toString();
  } catch {
    return undefined;
  }
}
let remove: RemoveTypes | undefined;
