/** What an endpoint is there for, as its public path, its method and its handler tell: some are open by their nature. */
import type { Answer, Behaviour, Endpoint } from '../model/model.ts';
import type { Credential } from './behaviour/acts.ts';

const WORDS: readonly (readonly [Endpoint['purpose'], RegExp])[] = [
  [
    'health',
    /(^|[/_-])(health(z|check|-check)?|live(ness|z)|readyz|readiness|ping)$|^(\/(api|v\d+|internal|system|server|app|service|instance|health))*\/(live|ready|(api-)?status|alive|heartbeat)$/,
  ],
  ['metrics', /(^|\/)(metrics|prometheus)$/],
  [
    'docs',
    /(^|\/)(docs?|api-docs|swagger(-ui)?|openapi(\.(json|ya?ml))?|redoc|reference|graphiql|playground|security\.txt|robots\.txt|\.well-known|favicon\.ico|sitemap\.xml)(\/|$)/,
  ],
  ['logout', /(^|[/_-])(log-?out|sign-?out)$/],
  ['login', /(^|[/_-])(passkey|webauthn)-[a-z-]*(options|challenge)$/],
  [
    'login',
    /(^|[/_-])(log-?in|sign-?in|authenticate|oauth2?|magic-?links?|passwordless|verify-?(2fa|otp|token))($|[/_-])|(^|[/_-])(sso|saml|2fa|mfa|otp|passkeys?|webauthn)(\/(acs|authenticate|callback|challenge|initiate|log-?in|start|verify))?$|\/(refresh(-?tokens?)?|auth\/(refresh|callback|token)[a-z-]*|token|sessions?)$/,
  ],
  [
    'signup',
    /(^|[/_-])(sign-?up|register|registration|join|setup|activate|activation|registration-[a-z-]+|auth\/verify|confirm(ation)?|verify-?(e?mail|account)(-?(token|code|link))?|invit(e|ation)s?\/(accept|redeem))($|\/)/,
  ],
  [
    'recovery',
    /(^|[/_-])(forgot[a-z_-]*|(forget|lost)-?(password|pass?wd|psw|pw|pass)[a-z-]*|recovery\/(request|validate|verify|confirm|reset)|auth\/recover|(request-?)?(reset|recover)[/-]?(password|pass?wd|psw|pw|account)|(password|pass?wd|psw|pw|account)[/_-]?(reset|forg[eo]t|lost|recovery|recover)(-?request)?|(new|set)-?password|reset-?request|request-?reset|(resend|request)-?(verification|confirmation|activation|magic|password)[a-z-]*|resend-?(e?mail|code|otp|link|token))($|\/)/,
  ],
  // A code is sent to an address or a telephone, and is what its owner comes in with.
  [
    'recovery',
    /(^|[/_-])((send|get|request)-?(e?mail-?|sms-?|phone-?|login-?|verify-?|verification-?|auth-?)?(code|otp|captcha)|(e?mail|sms|phone|mobile)[/_-]?(verify-?|verification-?|login-?)?(code|otp)|auth\/(code|captcha))s?$/,
  ],
  [
    'recovery',
    /(^|[/_-])(re-?send[a-z_-]*[_-](code|otp|token|link|e?mail|verification|validation|activation|confirmation)|send[_-](e?mail|code|link|otp)[a-z_-]*[_-](activ|verif|confirm)[a-z_-]*|(verification|activation)[_-](code|e?mail|link|otp)|unlock[_-]account)s?($|\/)/,
  ],
  ['webhook', /(^|[/_-])(web-?hooks?|hooks)($|\/)/],
];

/** Whoever has the link that was sent may go on: the token is the credential. */
const TICKET = /(^|\/)(reset|recover|unlock)\/:\w*(token|code|hash|key)/;

/** What was logged in, how it may be done, that it was done once, which tokens others have: whoever asks that comes in nowhere. */
const ABOUT_LOGINS =
  /(^|\/)(admin|integrations?)\/([\w-]+\/)*tokens?$|(^|[/_-])(log-?in|sign-?in|oauth2?|sso|saml)-(providers?|servers?|methods?|options|settings?|redirect-ur[il]s?)(-[a-z]+)?$|(^|\/)(config(uration)?s?|settings?)\/|(^|[/_-])(log|sign)-?ins?[/_-](lists?|logs?|history|histories|attempts|records?|activity|activities|events|stats|statistics|reports?)$|(^|\/)first-log-?in$/;

/** All that comes under it is left to a package that signs people in: `/api/auth/*`. */
const HANDED_OVER = /(^|\/)auth\/(?:\(\.\*\)|\*\w*|:\w+[*+])$/;
/** A procedure by the name of its router and its own: `/trpc/user.register`. What follows the dot is no kind of file. */
const PROCEDURE = /\.(?!(?:json|ya?ml|txt|ico|xml|html?|m?js|css|php|map|well-known)$)(?=[a-z][\w-]*$)/;

/** The one login of whoever calls, which they give up by deleting it. */
const GIVEN_UP = /(^|\/)(auth|session|(log|sign)-?in)$/;
/** Whatever may follow: `/login(.*)`, `/login*`. */
const TAIL = /(?:\(\.\*\)|\*\w*)$/;

/** A name of a graph as a path. */
function dashed(name: string): string {
  // Of a function, its own: `app/actions#signIn`.
  return `/${name
    .slice(name.indexOf('#') + 1)
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()}`;
}

/** The purpose of a path; `business` when nothing special shows. */
export function purposeOf(method: string, path: string, kind: Endpoint['kind']): Endpoint['purpose'] {
  const plain = (
    kind === 'rest'
      ? path
          .toLowerCase()
          // A form of a page, by its name: `/login?/default`.
          .replace('?/', '/')
          .replace(/\/:[^/]+/g, '')
          .replace(TAIL, '')
          .replace(PROCEDURE, '/')
      : dashed(path)
  ).replace(/\/+$/, '');
  if (kind === 'rest' && HANDED_OVER.test(path.toLowerCase())) return 'login';
  if (kind === 'rest' && TICKET.test(path.toLowerCase())) return 'recovery';
  if (kind === 'rest' && isOfOne(method, path.toLowerCase(), plain)) return 'business';
  if (method === 'DELETE' && kind === 'rest' && GIVEN_UP.test(plain) && !path.includes(':')) return 'logout';
  // `isApprovedForSignup`: it is asked whether somebody may.
  if (kind !== 'rest' && /^\/(?:is|has|can|should)-/.test(plain)) return 'business';
  if (plain === '') return method === 'GET' ? 'page' : 'business';
  const reads = method === 'GET' || method === 'HEAD' || method === 'ALL';
  for (const [purpose, words] of WORDS) {
    if (!words.test(plain)) continue;
    if (purpose === 'login' && ABOUT_LOGINS.test(plain)) return 'business';
    if (!reads && (purpose === 'health' || purpose === 'metrics' || purpose === 'docs')) continue;
    return purpose;
  }
  return 'business';
}

/** A part of one thing of many, or a list, though it bears the name of what is open by its nature. */
function isOfOne(method: string, path: string, plain: string): boolean {
  const named = path.includes('/:');
  if (named && /\/(refresh|ping|ready|alive|playground|reference)($|\/)|\/invit[a-z]*\/(accept|redeem)$/.test(plain))
    return true;
  if (/\/sessions?\/:[^/]+$/.test(path) || (method !== 'POST' && /\/:[^/]+\/sessions$/.test(path))) return true;
  if (/^(?:DELETE|PATCH|PUT)$/.test(method) && /\/tokens?\/:[^/]+$/.test(path)) return true;
  return method === 'GET' && /\/sessions$|(^|\/)(?!auth\/)[^/]+\/session$/.test(plain);
}
/** Named for letting somebody in, and for nothing else. */
const ENTRANCE = /(^|[/_-])(log-?in|sign-?in|sign-?up|magic-?links?|passwordless)($|[/_-])/;
/** Names under which headers, cookies and sessions hold what was given out before. */
const SHOWN_BEFORE = /authorization|token|ticket|session|cookie|user_?id|^user$/i;
/** Names of what an account is found by. */
const KNOWN_BY = /^(?:e_?-?mail(?:_?address)?|user_?name|login|handle|phone(?:_?number)?|mobile)$/i;
const PASSWORD = /passw|pwd|passphrase/i;
/** What somebody is known by who is not signed in yet. */
const CREDENTIAL = /pass|pwd|secret|\bp(?:in|at)\b|otp|code|token|credential|assertion|signature|ticket|captcha/i;

/**
 * The purpose of an endpoint of which more is known than its path: nobody who is signed in already logs in, signs up or
 * asks for a lost password, but for a second step of the login.
 */
export function purposeAmong(
  { method, path, kind }: Pick<Endpoint, 'method' | 'path' | 'kind'>,
  authenticated: Answer,
  handler: Behaviour,
  credentials: ReadonlySet<Credential>,
): Endpoint['purpose'] {
  const purpose = purposeOf(method, path, kind);
  const guarded = authenticated.is === 'yes' && isBefore(authenticated);
  // Whoever has shown a handler who they are, and is given nothing to show later, is in already.
  const isIn = guarded || (authenticated.is === 'yes' && !credentials.has('sign-token'));
  if (purpose === 'business') {
    if (guarded || !mayEnter(method)) return purpose;
    if (isSigned(handler, credentials)) return 'webhook';
    return isIn ? purpose : entrance(path, handler, credentials);
  }
  if (purpose !== 'login' && purpose !== 'signup' && purpose !== 'recovery') return purpose;
  if (purpose === 'login' && BY_WORD.test(path)) {
    if (isAboutElse(handler, credentials)) return 'business';
    if (method === 'GET' && isIn && onlyKnown(credentials) && asksNothing(handler)) return 'business';
  }
  if (ENTRANCE.test(kind === 'rest' ? path.toLowerCase() : dashed(path))) return purpose;
  return guarded && !(purpose === 'login' && showsCredential(handler)) ? 'business' : purpose;
}
/**
 * Whoever shows the password of an account is given a token to show later, and shows none: nobody is known before.
 */
export function letsIn(
  { method, path, kind }: Pick<Endpoint, 'method' | 'path' | 'kind'>,
  { inputs }: Behaviour,
  credentials: ReadonlySet<Credential>,
): boolean {
  return (
    purposeOf(method, path, kind) === 'login' &&
    credentials.has('sign-token') &&
    inputs.some(({ part, name }) => part === 'body' && PASSWORD.test(name ?? '')) &&
    !inputs.some(({ part, name }) => part !== 'body' && SHOWN_BEFORE.test(name ?? ''))
  );
}
/** A message that its sender has signed. */
function isSigned({ inputs }: Behaviour, credentials: ReadonlySet<Credential>): boolean {
  return (
    credentials.has('compare-password') &&
    inputs.some(({ part, name }) => part === 'headers' && SIGNED.test(name ?? ''))
  );
}
/** A login by this word alone, which names other things as well: of a browser, of work, of a phone, for programs. */
const BY_WORD = /\/(?:sessions?|token|callback)$/i;
/** What is asked of the caller is seen, and is nothing by which somebody is known. */
function isAboutElse(handler: Behaviour, credentials: ReadonlySet<Credential>): boolean {
  const body = handler.inputs.filter(({ part }) => part === 'body');
  const isNamed = body.length > 0 && body.every(({ name }) => name !== undefined);
  return isNamed && onlyKnown(credentials) && !showsCredential(handler) && !namesSomebody([], handler.inputs);
}
/** It reads nothing of the request but who sends it. */
function asksNothing({ complete, inputs }: Behaviour): boolean {
  return complete && inputs.every(({ part }) => part === 'headers' || part === 'cookies');
}
/** At most a token is verified that was given out before: nobody is let in by that. */
function onlyKnown(credentials: ReadonlySet<Credential>): boolean {
  return [...credentials].every((it) => it === 'verify-token');
}
/** Nobody comes in by reading, or by deleting something. */
function mayEnter(method: string): boolean {
  return method === 'POST' || method === 'PUT' || method === 'MUTATION' || method === 'ACTION';
}
/** Tables of those who may sign in, and of what lets somebody in once. */
const ACCOUNTS =
  /(?:^|[._]|[a-z](?=[A-Z]))(?:\w*user|\w*identity|account|member|customer|identity|identities|login|profile)s?(?:_?(?:entity|model|table|account|repository|repo|dao|service))?$/i;
const TICKETS =
  /token|invit|verification|confirmation|otp|ticket|nonce|magic|one_?time|(?:auth\w*|login|reset|activation|recovery)_?codes?/i;
const PASSING = new RegExp(`${TICKETS.source}|session|pending`, 'i');
/** What is kept of a login. */
const KEPT = /token|session|login|attempt|log|audit|device|history|event/i;
/** What is begun by a login. */
const OPENED = /session|login|token/i;
const SIGNED = /signature|hmac/i;
/** Named for what comes before everything else, where a name and a password are handed in. */
const AUTH = /(^|\/)auth(?:enticate)?\/?$/i;
const TICKET_NAME = /token|code|otp|ticket|hash|\bkey\b|signature/i;
/**
 * What the handler does tells that it lets somebody in: an account is made with a password or for whom a token is signed;
 * a password, a token of another service or one that was sent is compared; a token is given out.
 */
function entrance(path: string, handler: Behaviour, credentials: ReadonlySet<Credential>): Endpoint['purpose'] {
  const { inputs, reads, writes } = handler;
  if (
    AUTH.test(path) &&
    namesSomebody([], inputs) &&
    inputs.some(({ name }) => name !== undefined && PASSWORD.test(name))
  )
    return 'login';
  // Who comes in uses up a ticket or a session, and takes nothing else away.
  if (writes.some((it) => it.does === 'delete' && !PASSING.test(it.target))) return 'business';
  const makes = writes.some(
    (it) =>
      (it.does === 'create' || it.does === 'upsert') &&
      (!isNamedFor(path, it.target) || namesSomebody(it.fields, inputs)),
  );
  if (makes && credentials.has('hash-password')) return 'signup';
  const made = writes.filter((it) => ACCOUNTS.test(it.target) && (it.does === 'create' || it.does === 'upsert'));
  const named = made.some((it) => it.fields?.some((field) => /passw|pwd|secret/i.test(field)));
  // Somebody, and by what he is known.
  const known = new Set(made.map((it) => it.target)).size > 1;
  if (made.length > 0 && (named || known || credentials.has('sign-token'))) return 'signup';
  // Whoever only asks who is calling verifies a token as well.
  const begins = writes.some((it) => OPENED.test(it.target) && (it.does === 'create' || it.does === 'upsert'));
  if (credentials.has('verify-token') && (credentials.has('sign-token') || begins)) return 'login';
  const keeps = writes.every((it) => it.does === 'update' || KEPT.test(it.target));
  if (credentials.has('compare-password') && keeps) return 'login';
  if (credentials.has('sign-token') && showsCredential(handler)) return 'login';
  const shows = inputs.some(({ part, name }) => part !== 'headers' && name !== undefined && TICKET_NAME.test(name));
  const finds = reads.some(
    (it) => TICKETS.test(it.target) && (it.absenceChecked === true || it.throwsWhenAbsent === true),
  );
  // It is gone once it was shown.
  const uses = writes.some(
    (it) => it.does === 'delete' && TICKETS.test(it.target) && reads.some(({ target }) => target === it.target),
  );
  if (finds && (shows || uses)) return 'recovery';
  // Nothing of what it does is seen, and the collection of accounts is what it adds to.
  const seen = [inputs, reads, writes, handler.responses, handler.throws].some((acts) => acts.length > 0);
  return !seen && /(?:^|\/)(?:users|accounts|members|customers)\/?$/i.test(path) ? 'signup' : 'business';
}
/** The path is that of what is made, and that is no account: it has a password of its own. */
function isNamedFor(path: string, target: string): boolean {
  const last = /([^/]+)\/?$/.exec(path.toLowerCase())?.[1];
  return !ACCOUNTS.test(target) && last?.replace(/s$/, '') === target.toLowerCase().replace(/s$/, '');
}
/** Whoever comes is asked for what they are known by. */
function namesSomebody(fields: readonly string[] = [], inputs: Behaviour['inputs']): boolean {
  return [...fields, ...inputs.flatMap(({ name }) => name ?? [])].some((it) => KNOWN_BY.test(it));
}
/** The handler of a login asks for the credential itself, and a strategy for names and passwords is a login. */
function isBefore({ by = '' }: Answer): boolean {
  return by !== 'the handler itself' && !/local/i.test(by);
}
function showsCredential({ inputs }: Behaviour): boolean {
  return inputs.some(({ name }) => name !== undefined && CREDENTIAL.test(name));
}
