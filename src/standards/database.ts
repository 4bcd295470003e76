import type { Standard } from './standard.ts';

export const database: readonly Standard[] = [
  {
    id: 'database/parameterized-queries',
    title: 'Values reach SQL only as bound parameters, never by joining strings.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        "`query('... $1', [id])`, mysql2 `execute('?', [])`, knex bindings, prisma tagged `$queryRaw`, drizzle's `sql` tagged template, sequelize `replacements/bind`, typeorm `:id` + params, SQLAlchemy `text(':id')` with params.",
      violated:
        'template literal, `+`, `.format`, `%` or f-string with non-constant parts in `query/execute/raw`, `$queryRawUnsafe`, `knex.raw()` over an interpolated template, typeorm `.where()` with an interpolated id, Mongo `$where` with input.',
    },
    cautions:
      'Tagged templates (prisma, drizzle, slonik, postgres.js, sql-template-strings) bind; placeholders generated like `$${i}`, constant table prefixes and allow-listed identifiers are safe.',
  },
  {
    id: 'database/identifier-allow-list',
    title: 'Table and column names that depend on input are taken from an allow-list.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        "`const cols = { name: 'name', date: 'created_at' }; cols[req.query.sort] ?? 'created_at'`, zod enum, `ALLOWED.includes(col)` with reject.",
      violated:
        "`ORDER BY ${req.query.sort}`, `orderBy(req.query.sort)`, `COPY {table}` from a caller's string, `order: [[req.query.sort, ...]]`.",
    },
    cautions:
      'Escaping helpers (`pg-format %I`, knex `??`, `quote_ident`) stop injection but still let any column through: warning.',
  },
  {
    id: 'database/transaction-for-multi-step-writes',
    title: 'Writes that belong together run in one transaction.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        '`BEGIN`..`COMMIT`, `prisma.$transaction`, knex/sequelize/drizzle `transaction`, typeorm `dataSource.transaction`/`@Transactional`, mongoose `withTransaction`, SQLAlchemy `session.begin()`, Django `atomic`.',
      violated:
        'Two or more awaited writes in one function on different tables (or a loop of writes) with no transaction around.',
    },
    cautions:
      'Independent writes such as audit rows or counters; caller may already hold the transaction (client/trx/manager parameter); FastAPI session per request commits once.',
  },
  {
    id: 'database/rollback-on-error',
    title: 'A manual transaction is rolled back in the failure path and the error goes on.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        "`catch (e) { await client.query('ROLLBACK'); throw e }`, `trx.rollback()`, `queryRunner.rollbackTransaction()`, `session.rollback()`, async context manager.",
      violated:
        '`BEGIN` with no catch/ROLLBACK, rollback not awaited, `return` between BEGIN and COMMIT, rollback without rethrow.',
    },
    cautions:
      'Callback-style transactions roll back by themselves when the callback throws; catching inside the callback defeats it.',
  },
  {
    id: 'database/release-connection-in-finally',
    title: 'A connection taken from a pool is given back on every path.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        '`finally { client.release() }`, `queryRunner.release()`, `async with pool.acquire()`, `defer conn.Close()`.',
      violated:
        '`pool.connect()`/`getConnection()` with release only on success, before an early return, or nowhere; acquisition inside the try with release of an undefined client.',
    },
    cautions:
      '`pool.query` needs no release; connection returned to the caller (ownership passes); listener connections held on purpose.',
  },
  {
    id: 'database/one-client-per-transaction',
    title: 'All statements of a transaction use the one client that began it.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        "`client.query` between BEGIN and COMMIT, `tx.user.create`, `trx('t')`, `{ transaction: t }`, `manager.getRepository`.",
      violated:
        "`pool.query('BEGIN')`; `pool.query`/`prisma.x`/`Model.create` without `{transaction}` inside the block or callback.",
    },
    cautions:
      'sequelize with CLS and AsyncLocalStorage plugins bind implicitly (option); deliberate out-of-transaction log writes.',
  },
  {
    id: 'database/connection-pool',
    title: 'Database access goes through one long-lived pool created at start-up.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'module-level `new Pool`, `createPool`, `create_async_engine`, one `PrismaClient`, `asyncpg.create_pool`.',
      violated:
        '`new Client()`, `createConnection`, `new PrismaClient()`, `create_engine` inside a handler or per-request function.',
    },
    cautions: 'Migrations, scripts, tests, LISTEN clients; serverless code caches the client on globalThis.',
  },
  {
    id: 'database/pool-limits-and-timeouts',
    title: 'The pool states its size and its connect, idle and statement timeouts.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'pg `max`, `idleTimeoutMillis`, `connectionTimeoutMillis`, `statement_timeout`; mysql2 `connectionLimit`; knex `pool:{min,max}`, `acquireConnectionTimeout`; SQLAlchemy `pool_size`, `pool_timeout`; asyncpg `command_timeout`; Go `SetMaxOpenConns`.',
      violated: '`new Pool({ connectionString })` alone; `max` above the cap; `connectionTimeoutMillis: 0`.',
    },
    cautions: 'Values may come from URL parameters (prisma `connection_limit`) or a pooler such as pgbouncer.',
    params: {
      acquire_s: 30,
      command_s: 10,
      connect_ms: 2000,
      idle_ms: 30000,
      max: 20,
      min: 10,
    },
  },
  {
    id: 'database/session-per-request',
    title: 'A database session is scoped to the request and closed by its provider.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'java'],
    evidence: {
      satisfied:
        '`async with async_session() as s: yield s` with `Depends(get_db)`, `@Transactional`, request-scoped EntityManager fork (MikroORM).',
      violated: 'Module-level `Session()` shared by requests; dependency returning a session with no close.',
    },
    cautions: 'Pools are shared on purpose, only sessions/units of work are not.',
  },
  {
    id: 'database/primary-keys',
    title: 'Every table has an explicit primary key, preferably a UUID made by the database.',
    level: 'should',
    check: 'artefact',
    languages: ['typescript', 'javascript', 'python', 'sql'],
    evidence: {
      satisfied:
        "`id UUID PRIMARY KEY DEFAULT gen_random_uuid()`, `SERIAL PRIMARY KEY`, prisma `@id @default(uuid())`, typeorm `@PrimaryGeneratedColumn('uuid')`.",
      violated: '`CREATE TABLE` with neither column nor table primary key.',
    },
    cautions: 'Join tables use composite keys; partitions and temp tables inherit; UUID preference is only an option.',
  },
  {
    id: 'database/foreign-keys',
    title: 'Reference columns have foreign key constraints with a chosen delete behaviour.',
    level: 'must',
    check: 'artefact',
    languages: ['typescript', 'javascript', 'python', 'sql'],
    evidence: {
      satisfied:
        '`category_id UUID REFERENCES categories(id) ON DELETE ...`, knex `.references().inTable().onDelete()`, prisma `@relation(onDelete:)`, SQLAlchemy `ForeignKey(..., ondelete=)`.',
      violated:
        'Column named `<table>_id` whose table exists in the project but has no constraint; constraint without ON DELETE (warning).',
    },
    cautions:
      'External ids (stripe_customer_id), polymorphic references, tables in another service; FK added later by ALTER TABLE.',
  },
  {
    id: 'database/index-foreign-keys',
    title: 'Every foreign key column is the leading column of some index.',
    level: 'should',
    check: 'artefact',
    languages: ['typescript', 'javascript', 'python', 'sql'],
    evidence: {
      satisfied:
        '`CREATE INDEX idx_products_category ON products(category_id)`, prisma `@@index([categoryId])`, `@Index()`, `index=True`, knex `.index()`.',
      violated: 'FK column with no index in any later migration, or only as a trailing column.',
    },
    cautions:
      'MySQL/InnoDB and Django create them by themselves; PK or UNIQUE leading on the column counts; sum over all migrations.',
  },
  {
    id: 'database/index-queried-columns',
    title: 'Columns used to filter, sort or join have fitting indexes, without duplicates of existing ones.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'sql'],
    evidence: {
      satisfied: 'each column in WHERE/ORDER BY/`where:` of repository code leads an index; full-text search by GIN.',
      violated: 'Frequent filter column without index; index repeating a UNIQUE or primary key.',
    },
    cautions:
      'Tiny tables, low-selectivity booleans, columns combined in a composite index; cannot see data volume: warn only.',
  },
  {
    id: 'database/unique-constraints',
    title: 'Natural keys such as e-mail or SKU are unique by constraint.',
    level: 'should',
    check: 'artefact',
    languages: ['typescript', 'javascript', 'python', 'sql'],
    evidence: {
      satisfied: '`email VARCHAR(255) UNIQUE NOT NULL`, `@unique`, `unique: true`, `CREATE UNIQUE INDEX`.',
      violated: 'email, username, sku, slug, code column without unique index; uniqueness checked in code only.',
    },
    cautions:
      'Multi-tenant uniqueness is composite; soft delete uses partial unique indexes; contact mails of orders repeat.',
  },
  {
    id: 'database/not-null-and-defaults',
    title: 'Required columns are NOT NULL, carry a bounded type, and have a default where one is natural.',
    level: 'should',
    check: 'artefact',
    languages: ['typescript', 'javascript', 'python', 'sql'],
    evidence: {
      satisfied:
        '`name VARCHAR(255) NOT NULL`, `inventory INT NOT NULL DEFAULT 0`, `active BOOLEAN NOT NULL DEFAULT true`.',
      violated: 'Nullable column behind a required DTO field; flag or counter without default.',
    },
    cautions: 'Adding NOT NULL to a filled table needs a backfill step; TEXT with CHECK length is fine in Postgres.',
  },
  {
    id: 'database/check-constraints',
    title: 'Value ranges are guarded in the schema by CHECK constraints.',
    level: 'should',
    check: 'artefact',
    languages: ['typescript', 'javascript', 'python', 'sql'],
    evidence: {
      satisfied:
        '`CHECK (price >= 0)`, `CHECK (inventory >= 0)`, knex `.checkPositive()`, `@Check`, `CheckConstraint`, `PositiveIntegerField`.',
      violated: 'price, amount, quantity, stock, balance, age, percent columns without CHECK.',
    },
    cautions:
      'Ledgers and refunds allow negatives; MySQL < 8.0.16 ignores CHECK; enum types replace it; prisma needs raw SQL.',
  },
  {
    id: 'database/timestamptz',
    title: 'Points in time are stored with time zone.',
    level: 'should',
    check: 'artefact',
    languages: ['typescript', 'javascript', 'python', 'sql'],
    evidence: {
      satisfied:
        "`TIMESTAMPTZ`, `@db.Timestamptz`, typeorm `type:'timestamptz'`, drizzle `timestamp({ withTimezone: true })`, `DateTime(timezone=True)`, `USE_TZ=True`.",
      violated:
        '`TIMESTAMP`/`timestamp without time zone` in Postgres, naive `datetime.utcnow()`/`new Date().toLocaleString()` stored.',
    },
    cautions:
      'MySQL TIMESTAMP is UTC; DATE for birthdays and TIME for opening hours are right; knex `timestamp()` is timestamptz on Postgres.',
  },
  {
    id: 'database/created-and-updated-columns',
    title: 'Tables keep creation and update time, and the latter is maintained automatically.',
    level: 'should',
    check: 'artefact',
    languages: ['typescript', 'javascript', 'python', 'sql'],
    evidence: {
      satisfied:
        '`created_at`/`updated_at` NOT NULL DEFAULT NOW() with trigger, `@UpdateDateColumn`, prisma `@updatedAt`, `timestamps: true`, `onupdate=func.now()`, `auto_now`.',
      violated: 'Entity table lacking either; updated_at with default only and no trigger or hook.',
    },
    cautions: 'Join, lookup and append-only tables need created_at at most; raw SQL bypasses ORM hooks.',
  },
  {
    id: 'database/exact-decimal-money',
    title: 'Money is kept exact everywhere: DECIMAL or minor units, never binary floats.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'sql', 'graphql', 'proto'],
    evidence: {
      satisfied:
        '`DECIMAL(10,2)`, `numeric`, `Decimal`, prisma `Decimal`, decimal.js/dinero, integer cents, `google.type.Money`.',
      violated: 'FLOAT/REAL/DOUBLE column, `parseFloat(price)`, GraphQL `Float`, proto `double price`, `float(total)`.',
    },
    cautions:
      'price/amount-like names that are not money (amount of grams), rates and scores; pg returns numeric as string.',
  },
  {
    id: 'database/full-text-index',
    title: 'Text search uses a full-text index instead of leading-wildcard LIKE.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'sql'],
    evidence: {
      satisfied:
        'tsvector column with GIN, `@@ to_tsquery`, Mongo `$text` with text index, FULLTEXT, pg_trgm, Elasticsearch.',
      violated:
        "`LIKE '%' || $1 || '%'`, `ILIKE '%x%'`, `Op.like '%..'`, prisma `contains`, unanchored `$regex` on large tables.",
    },
    cautions: 'Small tables and trigram-indexed ILIKE.',
  },
  {
    id: 'database/normalized-schema',
    title: 'The schema is normalised to at least third normal form.',
    level: 'must',
    check: 'manual',
    languages: ['sql'],
    evidence: {
      satisfied: 'one fact per table, no repeated groups, lookup values referenced by key.',
      violated:
        "columns like `tag1, tag2, tag3`, comma-separated lists, copies of another table's columns (static hint).",
    },
    cautions: 'JSONB for opaque data, snapshots (price at order time) and read models are deliberate denormalisation.',
  },
  {
    id: 'database/select-needed-columns',
    title: 'Queries fetch only the columns they need.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'sql'],
    evidence: {
      satisfied:
        "named columns, `select:`, `attributes:`, `.select('id','name')`, `.only()`, mongoose projection, `.lean()`.",
      violated: '`SELECT *`, `RETURNING *`, `findAll()`/`find()` of wide or sensitive tables.',
    },
    cautions: '`COUNT(*)`, `EXISTS(SELECT *)`, CTE wrappers, repositories mapping the full entity: warning level.',
  },
  {
    id: 'database/aggregate-in-database',
    title: 'Sums, counts and groupings are computed by the database.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: '`COUNT(*)`, `SUM ... GROUP BY`, `groupBy`, `aggregate`, `count_documents`.',
      violated:
        '`(await findMany()).length`, `.reduce`/`.filter` over a full result only to get a number, `len(query.all())`.',
    },
    cautions: 'Arrays already needed for the response; small bounded sets.',
  },
  {
    id: 'database/prepared-statements',
    title: 'Statements executed repeatedly are prepared.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'pg `{ name, text, values }`, mysql2 `execute`, `connection.prepare`, better-sqlite3 `prepare` outside the loop; asyncpg caches.',
      violated: 'mysql2 `query` with values in hot paths, `db.prepare` within a loop.',
    },
    cautions: 'Behind pgbouncer in transaction mode prepared statements must be off; ORMs manage it.',
  },
  {
    id: 'database/bulk-inserts',
    title: 'Many rows are written by one bulk statement or COPY, not one insert per loop turn.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'multi-row VALUES/`unnest`, `createMany`, `bulkCreate`, `insertMany`, `batchInsert`, COPY, `executemany`, `bulk_create`.',
      violated: '`await` of an insert/save within for/map/forEach.',
    },
    cautions: 'Loops over a handful of constants, per-row results with dependencies, seeds.',
  },
  {
    id: 'database/atomic-relative-updates',
    title: 'Balances and counters change by a relative update within the database, not by read, compute, write.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'sql'],
    evidence: {
      satisfied:
        "`SET balance = balance - $1`, `increment`, `$inc`, `F('stock') - 1`, `SELECT ... FOR UPDATE`, version column.",
      violated: '`const a = await find(); a.balance -= x; await a.save()` without lock or version check.',
    },
    cautions: 'Locked rows and optimistic locking (`@VersionColumn`, `@Version`) make it safe.',
  },
  {
    id: 'database/absent-row-handled',
    title: 'Code that reads one row deals with no row before using it.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: '`rows[0] ?? null` with typed `User | null`, `if (!row)`, `scalar_one_or_none` tested.',
      violated:
        '`mapToUser(result.rows[0])`, `(await findOne()).name`, return type promising `User` for a lookup that may miss.',
    },
    cautions: 'Aggregates and `INSERT ... RETURNING` always give a row.',
  },
  {
    id: 'database/naming-convention',
    title: 'Tables are plural snake_case, columns snake_case, indexes named after table and column.',
    level: 'should',
    check: 'artefact',
    languages: ['sql'],
    evidence: {
      satisfied: '`users`, `order_items`, `created_at`, `idx_products_price`.',
      violated: '`tblUser`, `"userName"`, unnamed or arbitrary index names.',
    },
    cautions: 'ORM projects with camelCase mapping by decision: only consistency is checked.',
  },
  {
    id: 'database/backup-and-recovery',
    title: 'Backups are scheduled and restoring them is described.',
    level: 'should',
    check: 'artefact',
    languages: ['yaml'],
    evidence: {
      satisfied: 'CronJob/pipeline with pg_dump or managed backup retention, restore runbook.',
      violated: 'Stateful store declared in the deployment files with neither.',
    },
    cautions: 'Managed backups configured elsewhere: declare in config, else not assessed.',
  },
  {
    id: 'database/read-replicas',
    title: 'Read-heavy services can send reads to replicas while writes and read-after-write go to the primary.',
    level: 'should',
    check: 'manual',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied: 'typeorm `replication`, sequelize `replication`, prisma read-replicas extension, Django router.',
      violated: 'option demanded by config and absent.',
    },
    cautions: 'Small services need none; replica reads right after a write are a bug.',
  },
];
