/**
 * What is done with tokens, passwords, ciphers and signatures.
 */
import type { Location } from '../facts/facts.ts';
import type { Answer } from './answer.ts';

export interface TokenClaim {
  /** Empty for a row that is the whole payload. */
  readonly name: string;
  readonly at: Location;
  readonly holds?: 'password' | 'row' | 'contact' | 'id';
}
/** What a call does with a token (JWT and the like). */
export interface TokenUse {
  readonly at: Location;
  readonly package: string;
  /** `default`: it is said how long those live that are issued without a lifetime of their own. */
  readonly does: 'issue' | 'verify' | 'decode' | 'default';
  /** Payload, options and chained calls together; absent: not all could be seen. */
  readonly claims?: readonly TokenClaim[];
  /** It ends, and after how many seconds. */
  readonly expires: Answer & { readonly seconds?: number };
  /** Which algorithms are accepted is said, and which. */
  readonly algorithms: Answer & { readonly names?: readonly string[] };
  /** What verifying looks at. */
  readonly checks: { readonly issuer: Answer; readonly audience: Answer; readonly expiry: Answer };
  /** One text for both sides, a pair of the project's own, or a key of another party. */
  readonly key: 'symmetric' | 'private' | 'public' | 'foreign' | 'unknown';
  readonly use: 'access' | 'refresh' | 'link' | 'unknown';
  /** For what is decoded: where the same token is verified. */
  readonly verifiedAt?: Location;
  /** For what is decoded: where its payload ends up. */
  readonly reaches: readonly ('principal' | 'decision' | 'filter' | 'answer')[];
}
/** What is done with a password. */
export interface PasswordUse {
  readonly at: Location;
  readonly does: 'hash' | 'compare' | 'digest' | 'encrypt' | 'equals' | 'filter' | 'store';
  /** The function that does it, as libraries name it: `md5`, `bcrypt`. */
  readonly by: string;
  /** Rounds, iterations or memory, where constant, and the least that is safe. */
  readonly cost?: number;
  readonly least?: number;
  /** The salt is made anew for each password. */
  readonly salted: Answer;
  /** Its outcome decides, and nobody waits for it. */
  readonly floating?: true;
  /** Where the password comes from. */
  readonly from?: Location;
}
/** A call that encrypts or decrypts. */
export interface CipherUse {
  readonly at: Location;
  readonly package: string;
  readonly does: 'encrypt' | 'decrypt';
  /** With its mode, lower case, where constant: `aes-256-cbc`. */
  readonly algorithm?: string;
  readonly iv: 'fresh' | 'constant' | 'derived' | 'none' | 'unknown';
  /** Where the initialisation vector is made, or the call. */
  readonly ivAt: Location;
  /** A tag is set, or a code over the text is checked. */
  readonly authenticated: Answer;
}
/** A comparison with a keyed digest: it decides whether a message comes from whoever holds the key. */
export interface SignatureCheck {
  readonly at: Location;
  /** Equality ends at the first character that differs. */
  readonly by: 'equality' | 'constant-time';
  /** The digest is over the parsed body, written as text again here. */
  readonly reserialised?: Location;
}
