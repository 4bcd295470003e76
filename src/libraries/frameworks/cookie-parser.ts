import type { Library } from '../kinds.ts';

export default {
  package: 'cookie-parser',
  is: ['framework'],
  middleware: [{ at: '()', does: 'parses', parts: ['cookies'], shape: 'deep' }],
  sources: [{ at: 'express:Request .cookies', part: 'cookies', shape: 'deep' }],
  credentials: [
    'express:Request .cookies .token|jwt|auth|session|sid|access_token|accessToken|access-token|auth_token|authToken|id_token|user|sessionId|session_id|refreshToken|refresh_token',
    'express:Request .signedCookies .*',
    '.signedCookie|signedCookies ()',
  ],
  secrets: [
    { at: '/', value: '[0]', what: 'cookie signing key' },
    { at: '.signedCookie|signedCookies', value: '[1]', what: 'cookie signing key' },
  ],
} as const satisfies Library;
