/** What an endpoint is there for, as its public path and method tell: some are open by their nature. */
import type { Endpoint } from '../model/model.ts';

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
    /(^|[/_-])(log-?in|sign-?in|authenticate|oauth2?|sso|saml|2fa|mfa|otp|verify-?(2fa|otp|token))($|[/_-])|\/(refresh(-?tokens?)?|auth\/(refresh|callback|token)[a-z-]*|token|sessions?)$/,
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

/** The purpose of a path; `business` when nothing special shows. */
export function purposeOf(method: string, path: string, kind: Endpoint['kind']): Endpoint['purpose'] {
  const plain = (
    kind === 'rest'
      ? path.toLowerCase().replace(/\/:[^/]+/g, '')
      : `/${path.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase()}`
  ).replace(/\/+$/, '');
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
