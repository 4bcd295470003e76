/** What names of columns and tables are taken to mean. A name alone makes no finding above `info`. */

const OWNER =
  /^(?:(?:user|owner|author|creator|account|customer|tenant|organi[sz]ation|actor|sender|poster)_?(?:id|uuid)|(?:created|updated|posted|sent|uploaded|requested)_?by(?:_?id)?)$/i;
/** A column that says whose a row is, or who did it. */
export function isOwnerColumn(name: string): boolean {
  return OWNER.test(name);
}

const PASSING = /audit|log|event|history|counter|session|token|metric|outbox|notification|cache|code|otp/i;
/** A table of rows that come and go with what is done, and that nobody misses. */
export function isPassing(table: string): boolean {
  return PASSING.test(table);
}

const GROWING =
  /(?:^|[_.\s]|(?<=[a-z]))(?:events?|logs?|messages?|audits?|notifications?|transactions?|activit(?:y|ies)|histor(?:y|ies))$/i;
/** A table to which rows are only added, so that it grows for ever. */
export function growsForEver(table: string): boolean {
  return GROWING.test(table);
}

const SECRET =
  /^(?:(?:encrypted_?|hashed_?)?(?:password|passwd|pwd|passphrase)(?:_?(?:hash|digest|salt))?|(?:password|pwd)[_]?(?:hash|digest)|salt|(?:client_?|totp_?|otp_?|mfa_?|two_?factor_?)?secret|api_?key|private_?key|(?:reset|verification|confirmation|refresh)_?token|recovery_?codes?|ssn)$/i;
/** A column that nobody has to see: a password, its digest, what keys and codes are made of. */
export function isSecretColumn(name: string): boolean {
  return SECRET.test(name.split('.').at(-1)!.replace(/["`]/g, ''));
}
