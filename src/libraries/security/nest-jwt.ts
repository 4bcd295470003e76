import type { Library } from '../kinds.ts';

export default {
  package: '@nestjs/jwt',
  is: ['auth'],
  types: { JwtService: ['.JwtService ()'] },
  crypto: [
    { at: 'JwtService .sign|signAsync', does: 'sign-token', input: '[0]', secret: '[1] .secret', options: '[1]' },
    { at: 'JwtService .verify', does: 'verify-token', input: '[0]', secret: '[1] .secret', options: '[1]' },
    {
      at: 'JwtService .verifyAsync',
      does: 'verify-token',
      later: true,
      input: '[0]',
      secret: '[1] .secret',
      options: '[1]',
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
