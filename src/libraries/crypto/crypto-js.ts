import type { Library } from '../kinds.ts';

export default {
  package: 'crypto-js',
  is: ['crypto'],
  crypto: [
    { at: '.MD5|SHA1|SHA224|SHA256|SHA384|SHA512|SHA3|RIPEMD160', does: 'hash', input: '[0]' },
    { at: '.HmacMD5|HmacSHA1|HmacSHA256|HmacSHA384|HmacSHA512', does: 'hash', input: '[0]', secret: '[1]' },
    { at: '.PBKDF2', does: 'hash-password', input: '[0]', options: '[2]' },
    { at: '/md5', does: 'hash', input: '[0]' },
    { at: '/sha1', does: 'hash', input: '[0]' },
    { at: '/sha256', does: 'hash', input: '[0]' },
    { at: '/hmac-sha256', does: 'hash', input: '[0]', secret: '[1]' },
    { at: '.lib .WordArray .random', does: 'random' },
  ],
  sanitizers: [
    { at: '.MD5|SHA1|SHA224|SHA256|SHA384|SHA512|SHA3|RIPEMD160', input: '[0]', safeFor: ['*'], yields: 'text' },
  ],
  flows: [{ at: '.AES|DES|TripleDES|Rabbit|RC4 .encrypt|decrypt', from: '[0]', to: 'return' }],
  secrets: [
    { at: '.AES|DES|TripleDES|Rabbit|RC4 .encrypt|decrypt', value: '[1]', what: 'encryption key' },
    { at: '/aes .encrypt|decrypt', value: '[1]', what: 'encryption key' },
    { at: '/tripledes .encrypt|decrypt', value: '[1]', what: 'encryption key' },
    { at: '.HmacMD5|HmacSHA1|HmacSHA256|HmacSHA384|HmacSHA512', value: '[1]', what: 'signing key' },
  ],
} as const satisfies Library;
