import type { Standard } from './standard.ts';

export const migrations: readonly Standard[] = [
  {
    id: 'migrations/versioned-migrations',
    title: 'All schema changes are ordered, versioned migration files kept with the code.',
    level: 'must',
    check: 'artefact',
    languages: ['typescript', 'javascript', 'python', 'sql'],
    evidence: {
      satisfied:
        '`001_create_users_table.sql`, knex/typeorm/sequelize/prisma migrations dir, alembic versions, Flyway; unique rising prefixes.',
      violated:
        '`sequelize.sync({force|alter})`, typeorm `synchronize: true`, `Base.metadata.create_all`, DDL in request code; duplicate or missing numbers; entities without a migration.',
    },
    cautions: '`sync` in tests or local sqlite; Mongo projects; CREATE in test containers.',
  },
  {
    id: 'migrations/up-and-down',
    title: 'Each migration has a working up part and a down part that undoes it.',
    level: 'must',
    check: 'artefact',
    languages: ['typescript', 'javascript', 'python', 'sql'],
    evidence: {
      satisfied:
        'exports `up` and `down` (knex, sequelize, typeorm), alembic `downgrade`, paired `.down.sql`; down drops what up adds.',
      violated: 'missing, empty, `pass` or throwing down; down not covering a created table, column or index.',
    },
    cautions:
      'Irreversible data steps with an explicit marker and backup note; prisma and Flyway free have no down: accept a paired down script; knex `alterTable` pairs.',
  },
  {
    id: 'migrations/rollback-and-status-commands',
    title: 'The project has commands to undo the last migration and to show the current version.',
    level: 'should',
    check: 'artefact',
    languages: ['typescript', 'javascript', 'python', 'yaml'],
    evidence: {
      satisfied: 'package.json scripts `migrate:down`, `migrate:status` (or Makefile, alembic, manage.py).',
      violated: 'migrations directory and only an up script.',
    },
    cautions: 'Tools giving it natively (alembic, Django, flyway info) count.',
  },
  {
    id: 'migrations/pre-migration-backup',
    title: 'A backup of what a migration touches is taken before it runs in production.',
    level: 'must',
    check: 'artefact',
    languages: ['sql', 'yaml'],
    evidence: {
      satisfied:
        'deploy pipeline runs pg_dump/mysqldump/snapshot step before the migrate step; backup file named after the migration.',
      violated: 'migrate step without prior backup; DROP/ALTER TYPE migration with no backup reference.',
    },
    cautions: 'Purely additive migrations may skip it; point-in-time recovery counts by config.',
  },
];
