import type { Library } from '../kinds.ts';

export default {
  package: 'node:child_process',
  ecosystem: 'node',
  types: {
    ChildProcess: ['.exec|execFile|spawn|fork ()'],
  },
  sinks: [
    { at: '.exec|execSync', kind: 'command', value: '[0]' },
    { at: '.spawn|spawnSync|execFile|execFileSync|fork', kind: 'command', value: '[0]' },
    {
      at: '.spawn|spawnSync|execFile|execFileSync',
      kind: 'command',
      value: '[1] flat',
      when: [{ argument: '[2] .shell', is: true }],
    },
    {
      at: '.spawn|spawnSync|execFile|execFileSync',
      kind: 'command',
      value: '[1] flat',
      when: [{ argument: '[0]', is: 'sh' }],
    },
    {
      at: '.spawn|spawnSync|execFile|execFileSync',
      kind: 'command',
      value: '[1] flat',
      when: [{ argument: '[0]', is: '/bin/sh' }],
    },
    {
      at: '.spawn|spawnSync|execFile|execFileSync',
      kind: 'command',
      value: '[1] flat',
      when: [{ argument: '[0]', is: 'bash' }],
    },
    {
      at: '.spawn|spawnSync|execFile|execFileSync',
      kind: 'command',
      value: '[1] flat',
      when: [{ argument: '[0]', is: '/bin/bash' }],
    },
    {
      at: '.spawn|spawnSync|execFile|execFileSync',
      kind: 'command',
      value: '[1] flat',
      when: [{ argument: '[0]', is: 'cmd' }],
    },
    {
      at: '.spawn|spawnSync|execFile|execFileSync',
      kind: 'command',
      value: '[1] flat',
      when: [{ argument: '[0]', is: 'cmd.exe' }],
    },
    {
      at: '.spawn|spawnSync|execFile|execFileSync',
      kind: 'command',
      value: '[1] flat',
      when: [{ argument: '[0]', is: 'powershell' }],
    },
    { at: '.exec|execSync|spawn|spawnSync|execFile|execFileSync|fork', kind: 'path', value: '[last] .cwd' },
  ],
  callbacks: [
    { at: '.exec|execFile', function: '[last]', runs: 'later', drops: true },
    { at: 'ChildProcess .on|once', function: '[1]', runs: 'later', drops: true },
    { at: 'ChildProcess .stdout|stderr|stdin .on|once', function: '[1]', runs: 'later', drops: true },
  ],
  blocking: [{ at: '.execSync|execFileSync|spawnSync', kind: 'process' }],
} as const satisfies Library;
