import type { Library } from '../kinds.ts';

export default {
  package: 'sequelize-typescript',
  is: ['database', 'orm'],
  types: {
    Sequelize: ['.Sequelize ()'],
    ModelStatic: ['.Model', 'Sequelize .model ()', 'Repository'],
    Model: ['.Model ()'],
    Repository: ['Sequelize .getRepository ()'],
  },
  extends: {
    Sequelize: ['sequelize:Sequelize'],
    ModelStatic: ['sequelize:ModelStatic'],
    Model: ['sequelize:Model'],
    Repository: ['sequelize:ModelStatic'],
  },
  decorators: [
    { at: '.Table', does: 'model', options: '[0]' },
    { at: '.Column', does: 'column', options: '[0]' },
    { at: '.PrimaryKey|AutoIncrement|Unique|Index', does: 'column' },
    { at: '.AllowNull|Default|Comment|ForeignKey', does: 'column', options: '[0]' },
    { at: '.CreatedAt|UpdatedAt|DeletedAt', does: 'column' },
    { at: '.BelongsTo|HasMany|HasOne|BelongsToMany', does: 'column', options: '[0]' },
    { at: '.IsEmail', does: 'constraint', promises: 'email' },
    { at: '.IsUUID', does: 'constraint', promises: 'uuid' },
    { at: '.Is|Length|Max|Min|Not|NotContains|NotIn|IsIn', does: 'constraint', options: '[0]' },
  ],
  pools: [
    {
      at: '.Sequelize',
      is: 'pool',
      options: '[last]',
      limited: true,
      size: ['pool.max', 'pool.min'],
      timeouts: ['pool.acquire', 'pool.idle', 'dialectOptions.connectTimeout', 'dialectOptions.statement_timeout'],
    },
  ],
  secrets: [
    { at: '.Sequelize', value: '[last] .password', what: 'database password' },
    { at: '.Sequelize', value: '[0]', what: 'connection string' },
  ],
} as const satisfies Library;
