import type { Library } from '../kinds.ts';

export default {
  package: 'tsyringe',
  is: [],
  types: { Container: ['.container', 'Container .createChildContainer ()'] },
  makes: [{ at: 'Container .resolve|resolveAll', class: '[0]' }],
} as const satisfies Library;
