import { broken, defineRule, kept, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'permissive-cors',
  about: 'application',
  standards: ['http-security/explicit-cors'],
  severity: 'warning',
  worst: 'error',
  confidence: 'medium',
  cwe: [942],
  summary: 'Pages of every origin may read the answers.',
  messages: {
    any: 'Pages of every origin may call this application and read its answers.',
    reflect: 'The origin of every caller is accepted as it comes.',
    credentials: 'Pages of every origin may call this application with the cookies of its users and read the answers.',
  },
  why: 'A page that a user happens to open can then use the API from his browser, with his cookies or from inside his network.',
  remedy: 'List the origins of your own pages, from the configuration.',
  *check({ cors, corsOrigin, endpoints }) {
    if (!corsOrigin) {
      if (cors.is === 'unknown') yield unknown(cors.by ?? 'The set-up of CORS could not be seen.', cors.at);
      return;
    }
    const { at, is, credentials } = corsOrigin;
    // What everyone may read anyway, everyone's pages may read.
    const publicReads = endpoints.every(
      ({ method, authenticated }) => /^(?:GET|HEAD|OPTIONS)$/.test(method) && authenticated.is === 'no',
    );
    if (is === 'reflect' && credentials) yield broken('credentials', at, { severity: 'error', confidence: 'high' });
    // Without an origin every middleware of this kind lets everyone in.
    else if (is === 'any' || is === 'none' || is === 'reflect')
      yield broken(is === 'reflect' ? is : 'any', at, {
        // Several applications that one file sets up alike.
        cause: at.path,
        // Without cookies a page learns what anyone does who asks by himself, where others have to show a token.
        ...(is !== 'reflect' &&
          !credentials &&
          endpoints.some(({ authenticated }) => authenticated.is !== 'no') && { preset: 'strict' as const }),
        ...(publicReads && { severity: 'info' as const, confidence: 'low' as const }),
        // Where it is registered under a condition, which is often that of a developer's machine.
        ...(cors.is === 'conditional' && { confidence: 'low' as const }),
      });
    else if (is === 'unknown') yield unknown('The list of origins could not be seen.', at);
    else yield kept(at, is);
  },
});
