import type { Library } from '../kinds.ts';

export default {
  package: 'tsyringe',
  is: [],
  types: { Container: ['.container', 'Container .createChildContainer ()'] },
  makes: [{ at: 'Container .resolve|resolveAll', class: '[0]' }],
  bindings: [
    {
      at: 'Container .register',
      token: '[0]',
      class: '[1] .useClass',
      value: '[1] .useValue',
      made: '[1] .useFactory',
      same: '[1] .useToken',
    },
    { at: 'Container .register|registerSingleton', token: '[0]', class: '[1]' },
    { at: 'Container .registerInstance', token: '[0]', value: '[1]' },
    { at: 'Container .registerType', token: '[0]', same: '[1]' },
  ],
  decorators: [
    { at: '.inject|injectAll', does: 'inject', items: '[0]' },
    { at: '.injectable|singleton|scoped|autoInjectable', does: 'injectable' },
  ],
} as const satisfies Library;
