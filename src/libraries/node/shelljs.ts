import type { Library } from '../kinds.ts';

export default {
  package: 'shelljs',
  aliases: ['node-cmd', 'shelljs-exec-proxy', 'exec-sh', 'child-process-promise'],
  sinks: [
    { at: '.exec|run|get|runSync|execSync|promise', kind: 'command', value: '[0]' },
    { at: '/', kind: 'command', value: '[0]' },
    { at: '.spawn|execFile', kind: 'command', value: '[0]' },
    { at: '.cat|rm|mkdir|ls|touch|cd', kind: 'path', value: '[*]' },
  ],
} as const satisfies Library;
