/** What a request shows, compared with a secret or with what is kept: who says they are somebody shows that they are. */
import { encodings, rightWords, sharedSecrets } from '../../libraries/http.ts';
import { type Edges, originsIn } from '../origins.ts';
import type { Ref } from '../things.ts';
import { isAddress, isSecret, isSent, type Nature } from './nature.ts';
import { type Known, type Proof, unclear } from './proven.ts';

/** What a text is made of that is written out, and the kinds of values among that. */
const WRITTEN: Edges = ['wait', 'join', 'load', 'text', 'op', 'receiver', 'arguments'];
const WRITTEN_KINDS: ReadonlySet<string> = new Set(['wait', 'join', 'load', 'text', 'op', 'call', 'global', 'import']);

/** The last member on the way to a value. */
type NameOf = (ref: Ref) => string | undefined;

/** What is known where two values are the same of which one comes of the request; undefined: that says nothing. */
export function shownBy(
  ref: Ref,
  [[left, a], [right, b]]: readonly [readonly [Ref, Nature], readonly [Ref, Nature]],
  nameOf: NameOf,
): Known | undefined {
  for (const [own, mine, other, value] of [
    [a, left, b, right],
    [b, right, a, left],
  ] as const) {
    if (own.parts.size === 0) {
      if (other.secret && isUntold(mine, own))
        return { caller: unclear(ref, 'a comparison of something with a secret') };
      continue;
    }
    // What is kept of whoever a header names: whether it is they who call is shown elsewhere.
    const asksRight = other.secret || sharedSecrets.test(nameOf(value) ?? '') || rightWords.test(nameOf(mine) ?? '');
    if (own.stored && isSent(own) && other.parts.size === 0 && asksRight)
      return { right: unclear(ref, 'a look-up by a header') };
    // A prefix of paths that is set is no secret.
    if (other.secret && !own.secret && !isAddress(own)) return { caller: told(ref, own) };
    // Both are hidden under a secret of the server before they are compared.
    if (other.secret && own.secret && other.parts.size === 0 && isSent(own)) return { caller: told(ref, own) };
    // A password as it is kept.
    if (other.stored && !own.stored && own.ticket)
      return {
        caller: isLink(own) ? unclear(ref, 'a token in the path that is kept') : told(ref, own, [...own.parts]),
      };
    if ((own.ticket || own.named) && isSharedSecret(value, other, nameOf)) return { caller: told(ref, own) };
    if (!isSent(own) || other.parts.size > 0) continue;
    if (other.stored)
      return { caller: own.named || other.named ? told(ref, own) : unclear(ref, 'a comparison with what is stored') };
    if (own.named && isWrittenSecret(value)) return { caller: told(ref, own) };
  }
  // Which of them is the secret, and which was shown, is not told apart for all who ask.
  const isMixed = a.secret && b.secret && (a.doubt ?? b.doubt) !== undefined && a.parts.size + b.parts.size > 0;
  return isMixed ? { caller: unclear(ref, 'a comparison of something with a secret') } : undefined;
}
/** A secret that nobody keeps of somebody was shown: that is no exchange, wherever in the request it stood. */
export function isShown(known: Known | undefined): boolean {
  return known?.caller?.is === 'yes' && known.caller.parts === undefined && known.right === undefined;
}
/** The same is not known of what was handed in where credentials do not travel. */
export function mayBeShown(known: Known | undefined, parts: Nature['parts'] = new Set()): boolean {
  return known?.caller?.is === 'unknown' && !isSent({ parts });
}
/** What was checked of a value; `parts`: where it stood, if it was handed in to be checked. */
export function told(at: Ref, { doubt }: Nature, parts?: Proof['parts']): Proof {
  if (doubt !== undefined) return unclear(at, doubt);
  return { at, is: 'yes', ...(parts && { parts }) };
}
/** Whoever has the link is let in by it, or shows that a message came to them. */
function isLink({ parts }: Nature): boolean {
  return parts.size > 0 && [...parts].every((it) => it === 'path');
}
/** A secret by its name, of which no request is the source, and which nobody looked up. */
function isSharedSecret(kept: Ref, { parts, principal, request, stored, remote }: Nature, nameOf: NameOf): boolean {
  if (parts.size > 0 || principal || request || stored || remote) return false;
  return sharedSecrets.test(nameOf(kept) ?? '');
}
/** A secret that is written into the code, as it is or encoded (`'Basic ' + encode('admin:…')`). */
function isWrittenSecret({ unit, id }: Ref): boolean {
  let isOne = false;
  for (const at of originsIn(unit, id, WRITTEN)) {
    const value = unit.value(at);
    if (value.kind === 'literal') isOne ||= isSecret(value.value) && !encodings.test(String(value.value));
    else if (!WRITTEN_KINDS.has(value.kind)) return false;
  }
  return isOne;
}
/** Nothing is known of it: it may be what the request shows. */
function isUntold({ unit, id }: Ref, { secret, stored, remote, principal, forgery }: Nature): boolean {
  const { kind } = unit.value(id);
  return (
    !secret && !stored && !remote && !principal && !forgery && (kind === 'get' || kind === 'param' || kind === 'wait')
  );
}
