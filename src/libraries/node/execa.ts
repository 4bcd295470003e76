import type { Library } from '../kinds.ts';

export default {
  package: 'execa',
  sinks: [
    { at: '/', kind: 'command', value: '[0]' },
    { at: '.execa|execaSync|execaCommand|execaCommandSync', kind: 'command', value: '[0]' },
    { at: '/', kind: 'command', value: '[1] flat', when: [{ argument: '[2] .shell', is: true }] },
    { at: '.execa|execaSync', kind: 'command', value: '[1] flat', when: [{ argument: '[2] .shell', is: true }] },
  ],
  blocking: [{ at: '.execaSync|execaCommandSync', kind: 'process' }],
} as const satisfies Library;
