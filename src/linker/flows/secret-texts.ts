/** Texts that are secrets by their own look, and texts that only stand where a secret will be. */

interface Format {
  readonly what: string;
  readonly pattern: RegExp;
}
/** Formats that nothing else has. */
const FORMATS: readonly Format[] = [
  { what: 'private key', pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----\s*(?![^-]{0,40}(?:\.{3}|…))\S/ },
  { what: 'cloud access key', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/ },
  { what: 'repository token', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{60,}|glpat-[\w-]{20,})\b/ },
  { what: 'payment key', pattern: /\b[sr]k_live_[0-9A-Za-z]{20,}\b/ },
  { what: 'chat token', pattern: /\bxox[abprs]-[0-9A-Za-z-]{10,}/ },
  { what: 'webhook address', pattern: /https:\/\/hooks\.slack\.com\/services\/T\w+\/B\w+\/\w+/ },
  { what: 'API key', pattern: /\bAIza[0-9A-Za-z_-]{35}\b/ },
  { what: 'API key', pattern: /\bSG\.[\w-]{16,}\.[\w-]{16,}\b/ },
  { what: 'API key', pattern: /\bsk-(?:proj-|ant-)?[A-Za-z0-9_-]{32,}\b/ },
  { what: 'registry token', pattern: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { what: 'API key', pattern: /\bkey-[0-9a-f]{32}\b/ },
];
const PLACEHOLDER =
  /^(?:x+|\*+|\.+|-+|_+|0+|1234\d*|abc\d*|test\w*|dummy\w*|fake\w*|sample\w*|placeholder|undefined|null|none|true|false|string|todo|tbd|n\/a)$|^<.*>$|^\(.*\)$|^\[.*\]$|^\$\{.*\}$|^\{\{.*\}\}$|^%\w+%$|^__\w+__$|^some[-_ ]|change.?me|replace.?(?:me|this|with)|your[-_ ]|[-_ ]here$|^change.?it$|^(?:0?123456789(?:0|abcdef)?|abcdef0123456789)+$|\{\{.*\}\}|example|placeholder|insert[-_ ]|\b(?:redacted|synthetic|fixture)\b|x{4,}|^process\.env/i;

const MADE_UP = 8;

/** What a text holds by its format alone, and the secret in it; `isMadeUp`: it is the look of one. */
export function secretFormat(
  text: string,
): { readonly what: string; readonly secret: string; readonly isMadeUp: boolean } | undefined {
  if (text.length < 16) return undefined;
  for (const { what, pattern } of FORMATS) {
    const secret = pattern.exec(text)?.[0];
    if (secret !== undefined) return { what, secret, isMadeUp: what !== 'private key' && isMadeUp(secret) };
  }
  return undefined;
}
/** Chance does not put so many letters or digits in their order, or the same so often: `AbCdEfGh…`, `XXXXXXXX`. */
function isMadeUp(text: string): boolean {
  const lower = text.toLowerCase();
  let [ascending, same] = [1, 1];
  for (let at = 1; at < lower.length; at++) {
    const step = lower.charCodeAt(at) - lower.charCodeAt(at - 1);
    ascending = step === 1 ? ascending + 1 : 1;
    same = step === 0 ? same + 1 : 1;
    if (ascending >= MADE_UP || same >= MADE_UP) return true;
  }
  return false;
}
/** The text with everything in it that has such a format hidden, and of a key all that follows its head. */
export function maskedFormats(text: string): string {
  if (text.length < 16) return text;
  const keyless = text.replace(/(-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----)[^'"`]+/g, '$1***');
  return FORMATS.reduce((shown, { pattern }) => shown.replace(new RegExp(pattern, 'g'), masked), keyless);
}
/** Credentials in an address: the password part. */
export function passwordInUrl(text: string): string | undefined {
  const found = /^[a-z][a-z0-9+.-]*:\/\/([^\s/:@]*):([^\s/@]+)@[^\s/]/i.exec(text);
  return found?.[2] === undefined ||
    isPlaceholder(found[2]) ||
    /^\$|^pass(?:word)?$|^(?:api[-_]?)?secret$/i.test(found[2])
    ? undefined
    : found[2];
}
/** What runs on the same machine only is tried out there. */
export function isLocal(address: string): boolean {
  return /@(?:localhost|127\.0\.0\.1|0\.0\.0\.0|host\.docker\.internal)\b/.test(address);
}
/** True for texts that stand for a secret to be filled in. */
export function isPlaceholder(text: string): boolean {
  return text.trim() === '' || PLACEHOLDER.test(text.trim());
}
/** The value of a member of an address's query that is named like a secret, where it looks like one. */
export function secretInQuery(text: string): string | undefined {
  const found =
    /^https?:.*[?&](?:password|passwd|pwd|passphrase|secret|client_secret|api_?key|access_token|auth_token|token)=([^&#\s]+)/i.exec(
      text,
    )?.[1];
  if (found === undefined || found.length < 8 || isPlaceholder(found) || isWord(found)) return undefined;
  return /\d/.test(found) && /[a-z]/i.test(found) && /^[\w%.~-]+$/.test(found) ? found : undefined;
}
/** What is secret of a text that is handed over: of `name:password` the password, of `Bearer token` the token. */
export function secretPart(what: string, text: string): string | undefined {
  if (what !== 'credentials') return text;
  return /^(?:Basic|Bearer|Token)\s+(\S+)$/i.exec(text)?.[1] ?? /^[^\s:]+:(.+)$/s.exec(text)?.[1];
}
/** Keys that are made to be shipped to browsers: publishable keys of payment, analytics and error services. */
const PUBLISHABLE = /^(?:pk_(?:live|test)_|phc_|pub-c-|G-[A-Z\d]{6,}$|UA-\d+-\d+$|pk\.eyJ)/;
/** Keys that everyone may know, and names of secrets that a store holds. */
export function isPublic(text: string): boolean {
  return (
    PUBLISHABLE.test(text) ||
    /-----BEGIN (?:[A-Z]+ )*(?:PUBLIC KEY|CERTIFICATE)-----|^arn:|^(?:vault|op|ssm|sops|keyvault|secretsmanager):/.test(
      text,
    )
  );
}
/** Says only that a key would stand here: `re_key`, `api-key`, `sg_token`. */
export function isNamedKey(text: string): boolean {
  return /^[a-z]{1,6}[-_](?:api[-_]?)?(?:key|token)$/i.test(text);
}
const WORDS = new Set(
  'my the a an some hard coded hardcoded test testing tests try pass password passwd passphrase passwort pwd pw secret token key root admin administrator user username guest default dev develop development demo local localhost db database postgres postgresql mysql mariadb mongo mongodb redis rabbitmq custom string text value change me it old new fake dummy sample mock temp tmp qwerty letmein welcome hello foo bar baz qux'.split(
    ' ',
  ),
);
/** Made of everyday words and numbers, or of letters in their order: `root`, `mySecretToken1`, `abcdefgh`. */
export function isWord(text: string): boolean {
  if (/^[a-z]{1,4}$/.test(text) || isAscending(text)) return true;
  const parts = text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((it) => it !== '');
  return parts.length > 0 && text.replace(/\D/g, '').length <= 4 && parts.every(isKnown);
}
/** One of the words, or several run together (`mypassword`). */
function isKnown(part: string): boolean {
  if (WORDS.has(part)) return true;
  for (let at = part.length - 1; at > 1; at--) if (WORDS.has(part.slice(0, at)) && isKnown(part.slice(at))) return true;
  return false;
}
function isAscending(text: string): boolean {
  for (let at = 1; at < text.length; at++) if (text.charCodeAt(at) !== text.charCodeAt(at - 1) + 1) return false;
  return text.length > 3;
}
/** A name that says its value is a secret; what it says. */
export function secretName(name: string): string | undefined {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((it) => it !== '');
  // How it is written says nothing about what it is.
  if (words.length > 1 && /^(b64|base64|plain|plaintext|raw|encoded|utf8|literal|string|str)$/.test(words.at(-1)!))
    words.pop();
  const joined = words.join('_');
  const last = words.at(-1) ?? '';
  // What is said about a secret is none: its name, its place, its length, its hash.
  if (
    /^(name|field|key_name|id|url|uri|path|file|header|length|min|max|regex|pattern|type|label|hash|hashed|expires|expiry|expiration|ttl|in|reset|error|message|msg|policy|strength|input|placeholder|schema|rules|required|invalid|column|prefix|suffix|env|var|param|cookie|count|limit|provider|generator|service|handler|validator|options|config|text|title|hint|description|algorithm|issuer|audience|version|scheme|bucket|region|endpoint)$/.test(
      last,
    )
  )
    return undefined;
  // What is to be done with a password.
  if (/^(?:reset|forgot|forgotten|forget|change|update|edit|set|recover|confirm)_(?:password|passwd|pwd)$/.test(joined))
    return undefined;
  if (/(^|_)(password|passwd|pwd|passphrase)s?$/.test(joined)) return 'password';
  if (/(^|_)(api|access|secret|private|signing|encryption|master|auth|account)_?keys?$/.test(joined)) return 'key';
  if (/(^|_)(secret|client_secret|jwt_secret|session_secret|cookie_secret|app_secret)s?$/.test(joined)) return 'secret';
  return /(^|_)(auth|access|api|bearer|refresh|bot|service|secret|private)_?tokens?$/.test(joined)
    ? 'token'
    : undefined;
}
/** What is left of a password when it was hashed. */
export function isHash(text: string): boolean {
  return (
    /^\$(?:2[abxy]|argon2\w*|pbkdf2[\w-]*|scrypt|[156])\$/.test(text) ||
    // Salt and hash, as those write them down who hash by hand.
    /^[\da-f]{16,}[.:$][\da-f]{40,}$/i.test(text)
  );
}
/** Bits of information per character. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const c of text) counts.set(c, (counts.get(c) ?? 0) + 1);
  let sum = 0;
  for (const n of counts.values()) sum -= (n / text.length) * Math.log2(n / text.length);
  return sum;
}
/** Words of a sentence, a path, an identifier: nothing that anyone would use as a secret. */
export function isProse(text: string): boolean {
  return (
    /^[a-z]+(?:[A-Z][a-z]+)+$/.test(text) ||
    /\s\S+\s/.test(text) ||
    // Two words with a mark behind them, or one with letters that few keyboards have.
    /^\p{L}[\p{L}'’]*\s\p{L}+\s?[?!.:…]?$/u.test(text) ||
    (/^\p{L}+[?!.:…]?$/u.test(text) && /[^\x20-\x7e]/.test(text)) ||
    // The type of a column, and rules that a value is held to: `varchar(255)`, `required|string|max:255`.
    /^[a-z]+\(\d+(?:,\s?\d+)?\)$/i.test(text) ||
    /^[a-z_]+(?::[\w,]+)?(?:\|[a-z_]+(?::[\w,]+)?)+$/.test(text) ||
    // Chinese, Japanese and Korean sentences have no spaces.
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{2}/u.test(text) ||
    /^[./]|^https?:\/\/[^:@]*$/.test(text) ||
    // A path with a name to fill in: `realms/main/clients/{id}/client-secret`.
    (/(?:^|\/)(?:\{\w+\}|:\w+)(?:\/|$)/.test(text) && /^[\w.-]*(?:\/(?:[\w.-]+|\{\w+\}|:\w+))+$/.test(text)) ||
    isCode(text)
  );
}
/** Readable words with something between them, as codes of errors, keys of texts and names of kinds are: `auth/invalid_token`, `E_NO_KEY`, `name+password`. */
function isCode(text: string): boolean {
  const parts = text.split(/[-_./:+ ]+/);
  const isWordOf = (part: string): boolean => /^(?:[A-Z]{2,}|[A-Z]?[a-z]{2,}(?:[A-Z][a-z]+)*)$/.test(part);
  const words = parts.filter(isWordOf).length;
  const aside = text === text.toUpperCase() ? /^[A-Z]?\d{1,4}$|^[A-Z]$/ : /^[A-Za-z]$/;
  return words > 1 && parts.every((part) => isWordOf(part) || aside.test(part));
}
/** What something is called, as members of enums and of lists of errors are: `AccessTokenError`, `RefreshTokenGuard`. */
export function isTypeName(text: string, name: string): boolean {
  if (!/^(?:[A-Z][a-z]+){2,}$/.test(text)) return false;
  if (/(?:Error|Exception|Failure|Fault|Invalid|Expired|Missing|Required|Denied|Failed)$/.test(text)) return true;
  const own = name.toLowerCase().replace(/[^a-z]/g, '');
  if (own === 'password' && text.toLowerCase().startsWith(own)) return true;
  if (!own.endsWith('token')) return false;
  // What asks for something by a token: `SHELF_SERVICE_TOKEN = 'ShelfService'`.
  const what = own.slice(0, -'token'.length);
  return text.toLowerCase().startsWith(own) || text.toLowerCase() === what;
}
/** All but the first two characters hidden. */
export function masked(text: string): string {
  return `${text.slice(0, 2)}${'*'.repeat(Math.min(8, Math.max(3, text.length - 2)))}`;
}
