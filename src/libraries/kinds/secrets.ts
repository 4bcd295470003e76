/** Secrets and cryptography. */
import type { AccessPath, ArgumentPath, When } from './paths.ts';

/** A place where a secret is handed over, so that a literal there is a secret. */
export interface SecretRow {
  readonly at: AccessPath;
  readonly value: ArgumentPath;
  readonly what: string;
}
/**
 * Password hashing and comparing, token signing and verifying, ciphers: cryptographic acts rules ask about.
 * `accept-tokens` sets up what will verify tokens, `set-lifetime` says for a package how long those live that are signed,
 * `authenticate-cipher` hands a cipher the tag to check.
 */
export interface CryptoRow {
  readonly at: AccessPath;
  readonly does:
    | 'hash-password'
    | 'compare-password'
    | 'sign-token'
    | 'verify-token'
    | 'decode-token'
    | 'hash'
    | 'random'
    | 'encrypt'
    | 'decrypt'
    | 'accept-tokens'
    | 'set-lifetime'
    | 'authenticate-cipher';
  readonly input?: ArgumentPath;
  readonly secret?: ArgumentPath;
  readonly options?: ArgumentPath;
  /** It gives a message of whoever signed it: what stands in it is no right of theirs. */
  readonly message?: true;
  /** It says whether it holds, where others throw. */
  readonly fails?: 'false';
  /** It takes as long for texts that differ as for equal ones. */
  readonly steady?: true;
  /** It gives a promise: whoever does not wait for it goes on. */
  readonly later?: boolean;
  readonly when?: readonly When[];
  /** Where a token is given its end; numbers are seconds, or milliseconds. */
  readonly expires?: readonly { readonly value: ArgumentPath; readonly unit: 's' | 'ms' }[];
  /** Where algorithms are named. */
  readonly algorithms?: readonly ArgumentPath[];
  /** The algorithm where the function has its own: that of a cipher with its mode. */
  readonly algorithm?: string;
  /** The mode of a cipher, where it can be chosen. */
  readonly mode?: ArgumentPath;
  readonly issuer?: ArgumentPath;
  readonly audience?: ArgumentPath;
  /** Set to true, tokens that have ended are taken as well; for `checksExpiry` set to false. */
  readonly ignoresExpiry?: ArgumentPath;
  readonly checksExpiry?: ArgumentPath;
  /** Names of the methods that say it, where a token is made by one call after the other. */
  readonly chained?: { readonly expires?: string; readonly subject?: string; readonly id?: string };
  /** How costly hashing is made, and how costly it has to be. */
  readonly cost?: { readonly value: ArgumentPath; readonly least: number };
  /** It makes keys of anything: only what is a password counts. */
  readonly general?: true;
  /** A salt that the caller chooses. */
  readonly salt?: ArgumentPath;
  /** The initialisation vector (nonce) of a cipher, and its key. */
  readonly iv?: ArgumentPath;
  readonly key?: ArgumentPath;
}
