import type { Library } from '../kinds.ts';

export default {
  package: 'envalid',
  configured: ['.cleanEnv|customCleanEnv () .*'],
  schemas: [
    { at: '.str', makes: 'text' },
    { at: '.bool', makes: 'boolean' },
    { at: '.num|port', makes: 'number' },
    { at: '.email', makes: 'text', adds: 'email' },
    { at: '.url|host', makes: 'text' },
    { at: '.json', makes: 'any' },
  ],
  validators: [
    { at: '.cleanEnv', input: '[0]', schema: '[1]', output: 'return', fails: 'throws' },
    { at: '.customCleanEnv', input: '[0]', schema: '[1]', output: 'return', fails: 'throws' },
  ],
} as const satisfies Library;
