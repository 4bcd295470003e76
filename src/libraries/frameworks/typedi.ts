import type { Library } from '../kinds.ts';

export default {
  package: 'typedi',
  is: [],
  types: { Container: ['.Container', '.default', 'Container .of ()'] },
  makes: [{ at: 'Container .get', class: '[0]' }],
  bindings: [
    { at: 'Container .set', token: '[0]', value: '[1]' },
    { at: 'Container .set', token: '[0] .id', value: '[0] .value', class: '[0] .type', made: '[0] .factory' },
  ],
  decorators: [
    { at: '.Inject|InjectMany', does: 'inject', items: '[0]' },
    { at: '.Service', does: 'injectable' },
  ],
} as const satisfies Library;
