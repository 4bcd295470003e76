import type { Library } from '../kinds.ts';

export default {
  package: 'node:worker_threads',
  aliases: ['node:cluster'],
  ecosystem: 'node',
  types: { Worker: ['.Worker ()', '.fork ()'], MessagePort: ['.parentPort', '.MessageChannel () .port1|port2'] },
  sinks: [
    { at: '.Worker', kind: 'code', value: '[0]', when: [{ argument: '[1] .eval', is: true }] },
    { at: '.Worker', kind: 'path', value: '[0]' },
  ],
  callbacks: [
    { at: 'Worker|MessagePort .on|once', function: '[1]', runs: 'later', drops: true },
    { at: '.on', function: '[1]', runs: 'later' },
  ],
} as const satisfies Library;
