/** What a value is made of, and what follows from that: where a request was sent from, whose it is, what nobody would guess. */
import { authSchemes } from '../../libraries/http.ts';
import type { RequestPart } from '../../libraries/kinds.ts';

export interface Nature {
  /** Something that stands for a caller who was made sure of. */
  readonly principal: boolean;
  /** Why it is not sure that this is so: somebody who is written out may stand there as well, or only some hand it over. */
  readonly doubt: string | undefined;
  /** They were made sure of by what was handed in here: the parts of the request in which that stood. */
  readonly exchanged: ReadonlySet<RequestPart> | undefined;
  /** Parts of the request, without those that say nothing about who is calling. */
  readonly parts: ReadonlySet<RequestPart>;
  /** The request itself, or what holds it. */
  readonly request: boolean;
  /** A setting that can be a secret, or what was computed with one. */
  readonly secret: boolean;
  /** It was read from what the backend keeps. */
  readonly stored: boolean;
  /** It was asked of another service. */
  readonly remote: boolean;
  /** A name on the way is that of a credential. */
  readonly named: boolean;
  /** The request holds it under the name of a credential. */
  readonly ticket: boolean;
  /** A name on the way is that of what somebody paid for. */
  readonly paid: boolean;
  /** It stands in a message of somebody who signed it. */
  readonly message: boolean;
  /** The request holds it to show that a page of the backend sent it, whoever is in front of that. */
  readonly forgery: boolean;
  /** It is made of more than is looked at. */
  readonly cut: boolean;
}
/** Where a request names what it is about. */
export const ASKED: ReadonlySet<RequestPart> = new Set(['path', 'body', 'query', 'event']);
/** Why: somebody who is written out is put there as well. */
export const WRITTEN_OUT = 'somebody who is written out may stand for the caller';
/** Why: it is one of several things, and not all of them have to do with the caller. */
export const ONE_OF_SEVERAL = 'it may be something that has nothing to do with the caller';
/** Why: it is a helper's parameter, and only some of those who call it hand over somebody. */
export const SOME_CALLERS = 'whose it is hangs on who calls this';
export const NOTHING: Nature = {
  principal: false,
  doubt: undefined,
  exchanged: undefined,
  parts: new Set(),
  request: false,
  secret: false,
  stored: false,
  remote: false,
  named: false,
  ticket: false,
  paid: false,
  message: false,
  forgery: false,
  cut: false,
};

/** What is made of several. */
export function together(all: readonly Nature[]): Nature {
  const kept = all.some((it) => it.principal && it.exchanged === undefined);
  return {
    principal: all.some((it) => it.principal),
    doubt: all.find((it) => it.doubt !== undefined)?.doubt,
    exchanged: kept ? undefined : all.find((it) => it.exchanged !== undefined)?.exchanged,
    parts: new Set(all.flatMap((it) => [...it.parts])),
    request: all.some((it) => it.request),
    secret: all.some((it) => it.secret),
    stored: all.some((it) => it.stored),
    remote: all.some((it) => it.remote),
    named: all.some((it) => it.named),
    ticket: all.some((it) => it.ticket),
    paid: all.some((it) => it.paid),
    message: all.some((it) => it.message),
    forgery: all.some((it) => it.forgery),
    cut: all.some((it) => it.cut),
  };
}
/** It says nothing of a value. */
export function saysNothing(nature: Nature): boolean {
  const { parts, ...said } = nature;
  return parts.size === 0 && Object.values(said).every((it) => it === false || it === undefined);
}
/** What of a value can make anybody known. */
export function tells(nature: Nature): string {
  return [nature.principal, nature.ticket, nature.secret, isSent(nature)].map(Number).join('');
}
/** It came in where credentials travel. */
export function isSent({ parts }: Pick<Nature, 'parts'>): boolean {
  return parts.has('headers') || parts.has('cookies') || parts.has('session');
}
/** A text that nobody would guess: the name of a scheme is known to all. */
export function isSecret(text: unknown): boolean {
  return typeof text === 'string' && text.length >= 6 && !authSchemes.test(text);
}
/** It is nothing but the address that was called. */
export function isAddress({ parts }: Nature): boolean {
  return [...parts].every((it) => it === 'url');
}
/** What the caller has paid for is asked, and nothing that the request names; or what a message says that they signed. */
export function isNoneOfRights(all: readonly Nature[]): boolean {
  if (all.some((it) => it.message)) return true;
  return all.some((it) => it.paid) && all.every(({ parts }) => ![...parts].some((it) => ASKED.has(it)));
}
