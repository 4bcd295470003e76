import { broken, defineRule, kept, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'insecure-session-cookie',
  about: 'session',
  standards: ['auth/server-side-sessions'],
  severity: 'info',
  worst: 'warning',
  confidence: 'medium',
  preset: 'strict',
  cwe: [614, 1004],
  summary: 'The cookie of the session can be read by scripts, or travels in the clear.',
  messages: {
    script: 'Scripts of the page can read the cookie of the session.',
    clear: 'The cookie of the session travels over plain HTTP as well.',
    default: 'Nothing says that the cookie of the session is for HTTPS alone.',
    everywhere: 'With sameSite none and without secure, browsers throw the cookie of the session away.',
  },
  why: 'Who has the cookie is signed in. A script that got into a page sends it away, and so does the first request over plain HTTP.',
  remedy:
    'Set `httpOnly: true`, `secure: true` and `sameSite` to lax or strict. Behind a proxy that ends TLS, trust it, so that secure works.',
  *check({ cookie: { at, httpOnly, secure, sameSite } }, { applications }) {
    if (applications.length === 0) return;
    if (httpOnly.is === 'no') yield broken('script', httpOnly.at ?? at, { severity: 'warning' });
    if (secure.is === 'no' && sameSite === 'none') yield broken('everywhere', secure.at ?? at, { severity: 'warning' });
    else if (secure.is === 'no' && secure.by !== undefined)
      yield broken('clear', secure.at ?? at, { severity: 'warning' });
    else if (secure.is === 'no') yield broken('default', at);
    if (httpOnly.is === 'yes' && secure.is === 'yes') yield kept(at);
    else if (httpOnly.is !== 'no' && secure.is !== 'no')
      yield unknown('What the cookie is given could not be seen, or a setting decides it.', at);
  },
});
