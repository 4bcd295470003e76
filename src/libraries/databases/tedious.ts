import type { Library } from '../kinds.ts';

export default {
  package: 'tedious',
  is: ['database'],
  types: { Connection: ['.Connection|connect ()'], Request: ['.Request ()'] },
  queries: [{ at: '.Request', language: 'sql', text: ['[0]'], placeholders: 'named-at' }],
  transactions: [
    { at: 'Connection .transaction', does: 'callback', function: '[0]' },
    { at: 'Connection .beginTransaction', does: 'begin', returns: 'receiver' },
    { at: 'Connection .commitTransaction', does: 'commit' },
    { at: 'Connection .rollbackTransaction', does: 'rollback' },
  ],
  connections: [{ acquire: '.Connection', release: ['Connection .close'] }],
  pools: [
    {
      at: '.Connection',
      is: 'connection',
      options: '[0]',
      timeouts: ['options.connectTimeout', 'options.requestTimeout', 'options.cancelTimeout'],
    },
  ],
  callbacks: [
    { at: '.Request', function: '[1]', runs: 'later' },
    { at: 'Connection|Request .on', function: '[1]', runs: 'later' },
    {
      at: 'Connection .beginTransaction|commitTransaction|rollbackTransaction|connect',
      function: '[0]',
      runs: 'later',
    },
  ],
  secrets: [
    { at: '.Connection', value: '[0] .authentication .options .password', what: 'database password' },
    { at: '.Connection', value: '[0] .authentication .options .clientSecret', what: 'client secret' },
    { at: '.Connection', value: '[0] .password', what: 'database password' },
  ],
} as const satisfies Library;
