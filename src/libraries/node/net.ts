import type { Library } from '../kinds.ts';

export default {
  package: 'node:net',
  aliases: ['node:tls'],
  ecosystem: 'node',
  types: {
    Server: ['.createServer ()', '.Server ()'],
    Socket: [
      '.createServer [last] param0',
      '.connect|createConnection ()',
      '.Socket|TLSSocket ()',
      'Socket .connect ()',
    ],
  },
  extends: { Socket: ['node:stream:Duplex'] },
  sources: [
    {
      at: '.createServer [last] param0 .on [1] param0',
      part: 'body',
      shape: 'text',
      when: [{ argument: '[0]', is: 'data' }],
    },
  ],
  guards: [{ at: '.isIP|isIPv4|isIPv6', input: '[0]', safeFor: ['sql', 'nosql', 'command', 'code', 'path'] }],
  sinks: [
    { at: '.connect|createConnection', kind: 'request', value: '[0] .host' },
    { at: '.connect|createConnection', kind: 'request', value: '[1]' },
  ],
  callbacks: [
    { at: '.createServer|connect|createConnection', function: '[last]', runs: 'later', drops: true },
    { at: 'Server|Socket .on|once', function: '[1]', runs: 'later', drops: true },
    { at: 'Server .listen|close', function: '[last]', runs: 'later' },
  ],
  settings: [{ at: 'Server .listen', is: 'listens' }],
  secrets: [
    { at: '.createServer|connect', value: '[0] .key', what: 'private key' },
    { at: '.createServer|connect', value: '[0] .passphrase', what: 'private key' },
  ],
} as const satisfies Library;
