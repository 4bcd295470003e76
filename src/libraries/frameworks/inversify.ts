import type { Library } from '../kinds.ts';

/** The container of InversifyJS: https://inversify.io/docs/fundamentals/binding/ */
export default {
  package: 'inversify',
  is: [],
  types: {
    Container: ['.Container ()', 'Container .createChild ()'],
    Binding: [
      'Container .bind|rebind|rebindSync ()',
      '.ContainerModule|AsyncContainerModule [0] param0 ()',
      '.ContainerModule|AsyncContainerModule [0] param0 .bind|rebind ()',
    ],
  },
  makes: [{ at: 'Container .get|getAsync|resolve', class: '[0]' }],
  bindings: [
    { at: 'Binding .to', token: 'receiver [0]', class: '[0]' },
    { at: 'Binding .toSelf', token: 'receiver [0]', class: 'receiver [0]' },
    { at: 'Binding .toConstantValue', token: 'receiver [0]', value: '[0]' },
    { at: 'Binding .toDynamicValue|toResolvedValue', token: 'receiver [0]', made: '[0]' },
    { at: 'Binding .toService', token: 'receiver [0]', same: '[0]' },
  ],
  decorators: [
    { at: '.inject', does: 'inject', items: '[0]' },
    { at: '.injectable', does: 'injectable' },
  ],
} as const satisfies Library;
