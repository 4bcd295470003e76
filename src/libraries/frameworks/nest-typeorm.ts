import type { Library } from '../kinds.ts';

export default {
  package: '@nestjs/typeorm',
  aliases: ['@nestjs/sequelize', '@nestjs/mongoose', '@nestjs/bull', '@nestjs/bullmq', '@mikro-orm/nestjs'],
  is: ['framework'],
  // Which model a repository belongs to is said by the token; its type is written on the parameter.
  decorators: [
    {
      at: '.InjectRepository|InjectModel|InjectDataSource|InjectEntityManager|InjectConnection|InjectQueue',
      does: 'inject',
      items: '[0]',
    },
    { at: '.Schema', does: 'model', options: '[0]' },
    { at: '.Prop', does: 'column', options: '[0]' },
  ],
} as const satisfies Library;
