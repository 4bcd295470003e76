import type { Library } from '../kinds.ts';

export default {
  package: 'jose',
  versions: '3 || 4 || 5 || 6',
  is: ['auth', 'crypto'],
  scheme: 'JWT',
  types: {
    SignJWT: ['.SignJWT ()'],
    EncryptJWT: ['.EncryptJWT ()'],
  },
  fluent: [
    'SignJWT|EncryptJWT .setProtectedHeader|setIssuer|setSubject|setAudience|setJti|setNotBefore|setExpirationTime|setIssuedAt',
  ],
  credentials: [
    '.jwtVerify () .payload',
    '.jwtDecrypt () .payload',
    '.compactVerify () .payload',
    '.flattenedVerify () .payload',
  ],
  crypto: [
    { at: '.SignJWT', does: 'sign-token', input: '[0]' },
    {
      at: 'SignJWT .sign',
      does: 'sign-token',
      secret: '[0]',
      options: '[1]',
      expires: [{ value: 'receiver [0] .exp', unit: 's' }],
      chained: { expires: 'setExpirationTime', subject: 'setSubject', id: 'setJti' },
    },
    { at: '.EncryptJWT', does: 'sign-token', input: '[0]' },
    {
      at: '.jwtVerify',
      does: 'verify-token',
      later: true,
      input: '[0]',
      secret: '[1]',
      options: '[2]',
      algorithms: ['[2] .algorithms'],
      issuer: '[2] .issuer',
      audience: '[2] .audience',
    },
    {
      at: '.compactVerify|flattenedVerify|generalVerify',
      does: 'verify-token',
      later: true,
      input: '[0]',
      secret: '[1]',
      options: '[2]',
      algorithms: ['[2] .algorithms'],
    },
    {
      at: '.jwtDecrypt|compactDecrypt',
      does: 'verify-token',
      later: true,
      input: '[0]',
      secret: '[1]',
      options: '[2]',
    },
    { at: '.decodeJwt|decodeProtectedHeader', does: 'decode-token', input: '[0]' },
    { at: '.UnsecuredJWT .decode', does: 'decode-token', input: '[0]' },
  ],
  // What was not verified is still the caller's.
  flows: [{ at: '.decodeJwt|decodeProtectedHeader', from: '[0]', to: 'return', deep: true }],
  secrets: [
    { at: 'SignJWT .sign', value: '[0]', what: 'signing key' },
    { at: '.jwtVerify', value: '[1]', what: 'signing key' },
    { at: '.importPKCS8', value: '[0]', what: 'private key' },
    { at: '.importJWK', value: '[0] .d', what: 'private key' },
    { at: '.importJWK', value: '[0] .k', what: 'signing key' },
  ],
} as const satisfies Library;
