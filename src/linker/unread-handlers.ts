/** Handlers whose inside nobody sees: what a call that is not understood gives back. */
import type { Item } from './scopes.ts';

/** Something of a library that its data speaks of. */
export function isKnownApi({ things }: Item): boolean {
  return things.some((it) => it.kind === 'api' && it.nodes.length > 0);
}
/**
 * Why nothing is seen of what handles a request: a wrapper of a package that nothing is known about, or of what is not
 * there. `package`: empty where it is not known whose it is. Undefined: something of it is seen.
 */
export function unreadHandler({ things, text }: Item): { readonly why: string; readonly package: string } | undefined {
  let why: { readonly why: string; readonly package: string } | undefined;
  for (const it of things) {
    if (it.kind === 'api' && it.nodes.length === 0)
      why ??= { why: `${text}: nothing is known about ${it.package}`, package: it.package };
    else if (it.kind === 'unknown') why ??= { why: `${text}: ${it.why}`, package: '' };
    else return undefined;
  }
  return why;
}
