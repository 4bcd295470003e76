/** Secrets and cryptography. */
import type { AccessPath, ArgumentPath, When } from './paths.ts';

/** A place where a secret is handed over, so that a literal there is a secret. */
export interface SecretRow {
  readonly at: AccessPath;
  readonly value: ArgumentPath;
  readonly what: string;
}
/** Password hashing and comparing, token signing and verifying, ... : cryptographic acts rules ask about. */
export interface CryptoRow {
  readonly at: AccessPath;
  readonly does:
    'hash-password' | 'compare-password' | 'sign-token' | 'verify-token' | 'decode-token' | 'hash' | 'random';
  readonly input?: ArgumentPath;
  readonly secret?: ArgumentPath;
  readonly options?: ArgumentPath;
  /** It says whether it holds, where others throw. */
  readonly fails?: 'false';
  /** It gives a promise: whoever does not wait for it goes on. */
  readonly later?: boolean;
  readonly when?: readonly When[];
}
