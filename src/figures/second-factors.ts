import type { Endpoint } from '../model/model.ts';
import type { Figure } from './figure.ts';

/** What a second factor is called in paths and in what is sent. */
const SECOND_FACTOR =
  /(?:^|[/_-])(?:2fa|mfa|totp|otp|two-?factor|second-?factor|webauthn|passkeys?)(?:$|[/_-])|(?:mfa|totp|otp|twoFactor|2fa)(?:Code|Token)?$/i;

/**
 * Endpoints of signing in that take a second factor. Only names tell: whether the identity provider asks for one no code
 * says, so that nothing is judged.
 */
export const secondFactors: Figure = {
  id: 'second-factors',
  standards: ['auth/mfa'],
  counts: 'endpoints of signing in that take a second factor, by the names of their path and of what they read',
  of: 'endpoints of signing in',
  measure({ endpoints }) {
    const all = endpoints.filter((it) => it.purpose === 'login');
    if (all.length === 0) return { unknown: 'no endpoint of signing in was found' };
    const list = all.flatMap((it) => (takesSecond(it) ? [{ what: `${it.method} ${it.path}`, at: it.at }] : []));
    return { value: list.length, of: all.length, list };
  },
};
function takesSecond({ path, params, handler }: Endpoint): boolean {
  const names = [...params.map(({ name }) => name), ...handler.inputs.flatMap(({ name }) => name ?? [])];
  return SECOND_FACTOR.test(path) || names.some((name) => SECOND_FACTOR.test(name));
}
