/** What an endpoint is there for, as its public path, its method and its handler tell: some are open by their nature. */
import type { Answer, Behaviour, Endpoint } from '../model/model.ts';

const WORDS: readonly (readonly [Endpoint['purpose'], RegExp])[] = [
  ['health', /(^|[/_-])(health(z|check|-check)?|live(ness|z)?|ready(z)?|readiness|ping|status|alive|heartbeat)$/],
  ['metrics', /(^|\/)(metrics|prometheus)$/],
  [
    'docs',
    /(^|\/)(docs?|api-docs|swagger(-ui)?|openapi(\.(json|ya?ml))?|redoc|reference|graphiql|playground|security\.txt|robots\.txt|favicon\.ico|sitemap\.xml)(\/|$)/,
  ],
  ['logout', /(^|[/_-])(log-?out|sign-?out)$/],
  [
    'login',
    /(^|[/_-])(log-?in|sign-?in|authenticate|oauth2?|sso|saml|2fa|mfa|otp|magic-?links?|passwordless|passkeys?|webauthn|verify-?(2fa|otp|token))($|[/_-])|\/(refresh(-?tokens?)?|auth\/(refresh|callback|token)[a-z-]*|token|sessions?)$/,
  ],
  [
    'signup',
    /(^|[/_-])(sign-?up|register|registration|join|setup|activate|confirm(ation)?|verify-?(e?mail|account))($|\/)/,
  ],
  [
    'recovery',
    /(^|[/_-])(forgot[a-z-]*|(reset|recover)[/-]?(password|pw|account)|(password|pw|account)[/_-]?(reset|forgot|recovery|recover))($|\/)/,
  ],
  ['webhook', /(^|[/_-])(web-?hooks?|hooks)($|\/)/],
];

/** Whoever has the link that was sent may go on: the token is the credential. */
const TICKET = /(^|\/)(reset|recover|unlock)\/:\w*(token|code|hash|key)/;

/** A name of a graph as a path. */
function dashed(name: string): string {
  return `/${name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase()}`;
}

/** The purpose of a path; `business` when nothing special shows. */
export function purposeOf(method: string, path: string, kind: Endpoint['kind']): Endpoint['purpose'] {
  const plain = (kind === 'rest' ? path.toLowerCase().replace(/\/:[^/]+/g, '') : dashed(path)).replace(/\/+$/, '');
  if (kind === 'rest' && TICKET.test(path.toLowerCase())) return 'recovery';
  if (plain === '') return method === 'GET' ? 'page' : 'business';
  const reads = method === 'GET' || method === 'HEAD' || method === 'ALL';
  for (const [purpose, words] of WORDS) {
    if (!words.test(plain)) continue;
    if (!reads && (purpose === 'health' || purpose === 'metrics' || purpose === 'docs')) continue;
    return purpose;
  }
  return 'business';
}

/** Named for letting somebody in, and for nothing else. */
const ENTRANCE = /(^|[/_-])(log-?in|sign-?in|sign-?up|magic-?links?|passwordless)($|[/_-])/;
/** What somebody is known by who is not signed in yet. */
const CREDENTIAL = /pass|pwd|secret|\bpin\b|otp|code|token|credential|assertion|signature|ticket|captcha/i;

/**
 * The purpose of an endpoint of which more is known than its path: nobody who is signed in already logs in, signs up or
 * asks for a lost password, but for a second step of the login.
 */
export function purposeAmong(
  { method, path, kind }: Pick<Endpoint, 'method' | 'path' | 'kind'>,
  authenticated: Answer,
  handler: Behaviour,
  makesAccount: boolean,
): Endpoint['purpose'] {
  const purpose = purposeOf(method, path, kind);
  const guarded = authenticated.is === 'yes' && isBefore(authenticated);
  if (purpose === 'business') return makesAccount && method === 'POST' && !guarded ? 'signup' : 'business';
  if (purpose !== 'login' && purpose !== 'signup' && purpose !== 'recovery') return purpose;
  if (ENTRANCE.test(kind === 'rest' ? path.toLowerCase() : dashed(path))) return purpose;
  return guarded && !(purpose === 'login' && showsCredential(handler)) ? 'business' : purpose;
}
/** The handler of a login asks for the credential itself, and a strategy for names and passwords is a login. */
function isBefore({ by = '' }: Answer): boolean {
  return by !== 'the handler itself' && !/local/i.test(by);
}
function showsCredential({ inputs }: Behaviour): boolean {
  return inputs.some(({ name }) => name !== undefined && CREDENTIAL.test(name));
}
