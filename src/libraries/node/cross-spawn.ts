import type { Library } from '../kinds.ts';

export default {
  package: 'cross-spawn',
  sinks: [
    { at: '/', kind: 'command', value: '[0]' },
    { at: '.sync|spawn', kind: 'command', value: '[0]' },
    { at: '/', kind: 'command', value: '[1] flat', when: [{ argument: '[2] .shell', is: true }] },
    { at: '.sync|spawn', kind: 'command', value: '[1] flat', when: [{ argument: '[2] .shell', is: true }] },
  ],
  blocking: [{ at: '.sync', kind: 'process' }],
} as const satisfies Library;
