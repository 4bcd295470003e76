import type { Library } from '../kinds.ts';

export default {
  package: 'convict',
  types: { Config: ['()'] },
  fluent: ['Config .validate|load|loadFile|set'],
  configured: ['Config .get ()'],
  schemas: [{ at: '/', members: '[0]', makes: 'object' }],
  validators: [{ at: 'Config .validate', input: 'receiver', fails: 'throws' }],
  secrets: [{ at: '/', value: '[0] .password .default', what: 'password' }],
} as const satisfies Library;
