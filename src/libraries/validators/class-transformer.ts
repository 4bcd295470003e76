import type { Library } from '../kinds.ts';

export default {
  package: 'class-transformer',
  aliases: ['@nestjs/class-transformer'],
  is: ['validator'],
  decorators: [
    { at: '.Type', does: 'constraint', promises: 'ref', items: '[0]' },
    { at: '.Transform', does: 'constraint', promises: 'transform', items: '[0]' },
    { at: '.Expose|Exclude|TransformPlainToInstance|TransformInstanceToPlain', does: 'documents', options: '[0]' },
  ],
  flows: [
    { at: '.plainToInstance|plainToClass|plainToClassFromExist', from: '[1]', to: 'return' },
    { at: '.instanceToPlain|classToPlain|instanceToInstance|classToClass', from: '[0]', to: 'return' },
    { at: '.deserialize|deserializeArray', from: '[1]', to: 'return', deep: true },
  ],
} as const satisfies Library;
