import type { Library } from '../kinds.ts';

export default {
  package: '@nestjs/jwt',
  is: ['auth'],
  scheme: 'JWT',
  types: { JwtService: ['.JwtService ()'] },
  crypto: [
    {
      at: 'JwtService .sign|signAsync',
      does: 'sign-token',
      input: '[0]',
      secret: '[1] .secret',
      options: '[1]',
      expires: [
        { value: '[1] .expiresIn', unit: 's' },
        { value: '[0] .exp', unit: 's' },
      ],
    },
    {
      at: '.JwtModule .register',
      does: 'set-lifetime',
      expires: [{ value: '[0] .signOptions .expiresIn', unit: 's' }],
    },
    {
      at: '.JwtModule .registerAsync',
      does: 'set-lifetime',
      expires: [{ value: '[0] .useFactory .signOptions .expiresIn', unit: 's' }],
    },
    { at: '.JwtService', does: 'set-lifetime', expires: [{ value: '[0] .signOptions .expiresIn', unit: 's' }] },
    {
      at: 'JwtService .verify',
      does: 'verify-token',
      input: '[0]',
      secret: '[1] .secret',
      options: '[1]',
      algorithms: ['[1] .algorithms'],
      issuer: '[1] .issuer',
      audience: '[1] .audience',
      ignoresExpiry: '[1] .ignoreExpiration',
    },
    {
      at: 'JwtService .verifyAsync',
      does: 'verify-token',
      later: true,
      input: '[0]',
      secret: '[1] .secret',
      options: '[1]',
      algorithms: ['[1] .algorithms'],
      issuer: '[1] .issuer',
      audience: '[1] .audience',
      ignoresExpiry: '[1] .ignoreExpiration',
    },
    { at: 'JwtService .decode', does: 'decode-token', input: '[0]', options: '[1]' },
  ],
  validators: [
    { at: 'JwtService .verify', input: '[0]', output: 'return', fails: 'throws' },
    { at: 'JwtService .verifyAsync', input: '[0]', output: 'return', fails: 'rejects' },
  ],
  secrets: [
    { at: '.JwtModule .register', value: '[0] .secret', what: 'token signing key' },
    { at: '.JwtModule .register', value: '[0] .privateKey', what: 'private key' },
    { at: 'JwtService .sign|signAsync|verify|verifyAsync', value: '[1] .secret', what: 'token signing key' },
    { at: '.JwtService', value: '[0] .secret', what: 'token signing key' },
  ],
} as const satisfies Library;
