import type { Library } from '../kinds.ts';

export default {
  package: 'typedi',
  is: [],
  types: { Container: ['.Container', '.default', 'Container .of ()'] },
  makes: [{ at: 'Container .get', class: '[0]' }],
} as const satisfies Library;
