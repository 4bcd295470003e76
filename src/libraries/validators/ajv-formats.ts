import type { Library } from '../kinds.ts';

export default {
  package: 'ajv-formats',
  aliases: ['ajv-errors', 'ajv-keywords', 'ajv-formats-draft2019'],
  is: ['validator'],
  returns: [{ at: '/', value: '[0]' }],
} as const satisfies Library;
