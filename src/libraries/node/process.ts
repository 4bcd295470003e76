import type { Library } from '../kinds.ts';

export default {
  package: 'node:process',
  ecosystem: 'node',
  callbacks: [
    { at: '.on|once|addListener|prependListener', function: '[1]', runs: 'later' },
    { at: '.nextTick', function: '[0]', runs: 'later', drops: true },
  ],
  sinks: [
    { at: '.chdir', kind: 'path', value: '[0]' },
    { at: '.dlopen', kind: 'path', value: '[1]' },
  ],
  logs: [
    { at: '.stdout .write', level: 'info', message: '[0]' },
    { at: '.stderr .write', level: 'error', message: '[0]' },
  ],
} as const satisfies Library;
