import type { Library } from '../kinds.ts';

export default {
  package: 'signale',
  is: ['logger'],
  types: { Signale: ['/', '()', '.Signale ()', 'Signale .scope ()'] },
  logs: [
    { at: 'Signale .fatal|error', level: 'error', message: '[0]', fields: '[1..]' },
    { at: 'Signale .warn', level: 'warn', message: '[0]', fields: '[1..]' },
    { at: 'Signale .debug', level: 'debug', message: '[0]', fields: '[1..]' },
    {
      at: 'Signale .log|info|success|start|complete|note|pending|await|watch|fav|star|pause|wait',
      level: 'info',
      message: '[0]',
      fields: '[1..]',
    },
  ],
} as const satisfies Library;
