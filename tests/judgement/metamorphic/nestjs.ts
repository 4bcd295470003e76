/** What breaks in the railway (Nest, TypeScript). */
import { fresh, swap, type Edit, type Row } from './backend.ts';

const appModule = 'src/app.module.ts';
const audit = 'src/common/audit.interceptor.ts';
const authController = 'src/auth/auth.controller.ts';
const authDto = 'src/auth/auth.dto.ts';
const authGuard = 'src/auth/auth.guard.ts';
const authService = 'src/auth/auth.service.ts';
const bootstrap = 'src/bootstrap.ts';
const config = 'src/config.ts';
const database = 'src/database.module.ts';
const errors = 'src/common/errors.filter.ts';
const extra = 'src/extra.controller.ts';
const main = 'src/main.ts';
const rolesGuard = 'src/auth/roles.guard.ts';
const ticketDto = 'src/tickets/tickets.dto.ts';
const tickets = 'src/tickets/tickets.controller.ts';
const ticketsService = 'src/tickets/tickets.service.ts';
const trainDto = 'src/trains/trains.dto.ts';
const trainRows = 'src/trains/trains.repository.ts';
const trains = 'src/trains/trains.controller.ts';
const trainsModule = 'src/trains/trains.module.ts';
const trainsService = 'src/trains/trains.service.ts';

/** A controller of its own, behind the guards of all. */
const mounted = (code: string, before = ''): readonly Edit[] => [
  fresh(
    extra,
    `import { Body, Controller, Delete, Get, HttpCode, Inject, NotFoundException, Param, ParseIntPipe, ParseUUIDPipe, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';\nimport { Pool } from 'pg';\nimport { Roles, UserId } from './auth/access.decorators';\nimport { POOL } from './database.module';\n${before}\n@Controller({ path: 'extra', version: '1' })\nexport class ExtraController {\n  constructor(@Inject(POOL) private readonly pool: Pool) {}\n${code}\n}\n`,
  ),
  swap(appModule, 'controllers: [HealthController,', 'controllers: [ExtraController, HealthController,'),
  swap(
    appModule,
    "import { HealthController } from './health.controller';",
    "import { ExtraController } from './extra.controller'; import { HealthController } from './health.controller';",
  ),
];
/** All that belongs into a record of a request. */
const wholeRecord: readonly Edit[] = [
  swap(audit, '      target: request.originalUrl,\n', '      target: request.originalUrl, command: request.method,\n'),
  swap(
    audit,
    "outcome: 'failure', error_detail: error.name,",
    "outcome: 'failure', status_code: 500, error_detail: error.name,",
  ),
];
const prisma =
  "import { PrismaClient } from '@prisma/client';\nimport { IsInt, IsString, Length, Max, Min } from 'class-validator';\nconst prisma = new PrismaClient();\n";

export const rows: readonly Row[] = [
  // api
  {
    breaks: 'the silence of 204',
    edits: [
      swap(
        tickets,
        'ticketId: string): Promise<void> {\n    await this.tickets.refund(passengerId, ticketId);',
        'ticketId: string) {\n    await this.tickets.refund(passengerId, ticketId); return { data: ticketId };',
      ),
    ],
    gives: ['body-with-no-content'],
  },
  {
    breaks: 'the status of what is new',
    edits: [swap(trains, "  @Post()\n  @Roles('conductor')", "  @Post() @HttpCode(200)\n  @Roles('conductor')")],
    gives: ['create-without-201'],
  },
  {
    breaks: 'what is kept from the answer',
    given: mounted(
      "  @Get('me')\n  async me(@UserId() id: string) {\n    const { rows } = await this.pool.query('SELECT id, email FROM people WHERE id = $1', [id]);\n    if (!rows[0]) throw new NotFoundException('Nobody');\n    return { data: rows[0] };\n  }",
    ),
    edits: [swap(extra, 'SELECT id, email FROM', 'SELECT id, email, password_hash FROM')],
    gives: ['exposed-secret-field'],
  },
  {
    breaks: 'what is kept from the answer by a class',
    given: [
      ...mounted(
        "  @Get('people/:id')\n  @Roles('conductor')\n  async person(@Param('id', ParseUUIDPipe) id: string) {\n    const person = await people.findOneBy({ id });\n    if (!person) throw new NotFoundException('Nobody');\n    return person;\n  }",
        "import { ClassSerializerInterceptor, UseInterceptors } from '@nestjs/common';\nimport { DataSource } from 'typeorm';\nimport { Person } from './person.entity';\nconst people = new DataSource({ type: 'postgres', url: process.env.DATABASE_URL, entities: [Person] }).getRepository(Person);\n@UseInterceptors(ClassSerializerInterceptor)",
      ),
      fresh(
        'src/person.entity.ts',
        "import { Exclude } from 'class-transformer';\nimport { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';\n@Entity()\nexport class Person {\n  @PrimaryGeneratedColumn('uuid') id: string;\n  @Column() email: string;\n  @Exclude() @Column() passwordHash: string;\n}\n",
      ),
    ],
    edits: [swap('src/person.entity.ts', '@Exclude() @Column()', '@Column()')],
    gives: ['exposed-secret-field'],
    silent: 'Which columns a class of rows has, and which of them it keeps, is not read.',
  },
  {
    breaks: 'the method that says that something changes',
    edits: [swap(trains, "@Delete(':id')", "@Get(':id/remove')")],
    gives: ['get-changes-state'],
  },
  {
    breaks: 'the end of a list',
    edits: [
      swap(trainRows, ' ORDER BY number LIMIT $2`,', ' ORDER BY number`,'),
      swap(trainRows, '[kind ?? null, limit],', '[kind ?? null],'),
    ],
    gives: ['missing-pagination'],
  },
  {
    breaks: 'the greatest size of a page',
    edits: [swap(trainDto, '  @Max(100)\n', '')],
    gives: ['unbounded-page-size'],
  },
  {
    breaks: 'the case of its paths',
    given: mounted(
      [...['price-list', 'gift-card', 'tax-rate', 'day-plan', 'night-plan', 'line-state'], 'stop-list']
        .map((path, at) => `  @Get('${path}')\n  path${String(at)}() {\n    return { data: [] };\n  }`)
        .join('\n'),
    ),
    edits: [swap(extra, 'stop-list', 'stopList')],
    gives: ['mixed-path-case'],
  },
  {
    breaks: 'the place from which a growing list goes on',
    given: mounted(
      "  @Get('events')\n  async events(@Query() { after }: After) {\n    const { rows } = await this.pool.query('SELECT id, at FROM events WHERE id > $1 ORDER BY id LIMIT 20', [after]);\n    return { data: rows };\n  }",
      "import { Type } from 'class-transformer';\nimport { IsInt, Max, Min } from 'class-validator';\nclass After {\n  @Type(() => Number) @IsInt() @Min(0) @Max(100000) after: number;\n}",
    ),
    edits: [swap(extra, 'WHERE id > $1 ORDER BY id LIMIT 20', 'ORDER BY id LIMIT 20 OFFSET $1')],
    gives: ['offset-on-growing-set'],
  },
  {
    breaks: 'the choice of what may be filtered by',
    given: mounted(
      "  @Get('drivers')\n  async drivers(@Query() query: any) {\n    const name = String(query.name);\n    return { data: await prisma.driver.findMany({ where: { name }, take: 20 }) };\n  }",
      prisma,
    ),
    edits: [swap(extra, 'where: { name }', 'where: query')],
    gives: ['raw-query-filter'],
  },
  // architecture
  {
    breaks: 'that a provider is one',
    edits: [
      swap(trainsModule, 'providers: [', 'providers: [AuthService, '),
      swap(
        trainsModule,
        "import { Module } from '@nestjs/common';",
        "import { Module } from '@nestjs/common'; import { AuthService } from '../auth/auth.service';",
      ),
    ],
    gives: ['duplicate-provider'],
  },
  {
    breaks: 'that controllers stay inside',
    edits: [swap(trainsModule, '  providers: [', '  exports: [TrainsController], providers: [')],
    gives: ['exported-controller'],
  },
  {
    breaks: 'the way inward',
    edits: [
      swap(
        trainRows,
        "import { Pool } from 'pg';",
        "import { Pool } from 'pg'; import { TrainsController } from './trains.controller'; export const who = () => TrainsController.name;",
      ),
    ],
    gives: ['layer-cycle'],
  },
  {
    breaks: 'who makes the collaborator',
    given: [
      fresh(
        'src/pool.ts',
        "import { Pool } from 'pg';\nimport { config } from './config';\nexport const pool = new Pool({ connectionString: config.databaseUrl, max: 20, connectionTimeoutMillis: 2_000, idleTimeoutMillis: 30_000, statement_timeout: 10_000 });\n",
      ),
      swap(trainRows, '  constructor(@Inject(POOL) private readonly pool: Pool) {}', '  private readonly pool = pool;'),
      swap(trainRows, "import { Pool } from 'pg';", "import { pool } from '../pool';"),
    ],
    edits: [
      swap(
        trainsService,
        '  constructor(private readonly trains: TrainsRepository) {}',
        '  private readonly trains = new TrainsRepository();',
      ),
    ],
    gives: ['inline-collaborator'],
  },
  {
    breaks: 'the case of its files',
    edits: [fresh('src/common/keyRing.ts', 'export const keyRing = 1;\n')],
    given: [
      'day-plan',
      'line-size',
      'tax-rate',
      'signal-state',
      'stop-hour',
      'gift-card',
      'price-list',
      'order-line',
      'page-size',
      'date-range',
      'till-book',
    ].map((name) => fresh(`src/common/${name}.ts`, 'export const value = 1;\n')),
    gives: ['mixed-file-case'],
  },
  {
    breaks: 'the ending that says what a class is',
    given: ['Seat', 'Stop', 'Line', 'Fare', 'Crew', 'Gate'].map((name) =>
      fresh(
        `src/services/${name.toLowerCase()}.ts`,
        `export class ${name}Service {\n  readonly name = '${name}';\n}\n`,
      ),
    ),
    edits: [swap('src/services/gate.ts', 'GateService', 'Gate')],
    gives: ['missing-role-suffix'],
  },
  // audit-logging
  {
    breaks: 'the name of who did it',
    given: wholeRecord,
    edits: [swap(audit, "      actor: request.user?.id ?? 'anonymous',\n", '')],
    gives: ['incomplete-request-record'],
  },
  {
    breaks: 'the place from which it was done',
    given: wholeRecord,
    edits: [swap(audit, '      ip_address: request.ip,\n', '')],
    gives: ['incomplete-request-record'],
  },
  {
    breaks: 'the first of two records',
    edits: [swap(audit, "    this.auditLog.log({ ...record, outcome: 'started' });\n", '')],
    gives: ['one-sided-audit'],
  },
  {
    breaks: 'the doubt about the outcome',
    edits: [
      swap(
        audit,
        "      tap(() => {\n        const { statusCode } = http.getResponse<Response>();\n        this.auditLog.log({ ...record, outcome: 'success', status_code: statusCode, duration_seconds: seconds() });\n      }),\n      catchError((error: Error) => {\n        this.auditLog.log({ ...record, outcome: 'failure', error_detail: error.name, duration_seconds: seconds() });\n        return throwError(() => error);\n      }),",
        "      finalize(() => {\n        const { statusCode } = http.getResponse<Response>();\n        this.auditLog.log({ ...record, outcome: 'success', status_code: statusCode, duration_seconds: seconds() });\n      }),",
      ),
      swap(audit, 'catchError, tap, throwError,', 'finalize,'),
    ],
    gives: ['unconditional-audit-outcome'],
  },
  {
    breaks: 'the record of all mutations',
    edits: [swap(appModule, '    { provide: APP_INTERCEPTOR, useClass: AuditInterceptor },\n', '')],
    gives: ['unaudited-mutation'],
  },
  {
    breaks: 'the record of what is not read only',
    edits: [swap(audit, "new Set(['GET', 'HEAD', 'OPTIONS'])", "new Set(['GET', 'HEAD', 'OPTIONS', 'DELETE'])")],
    gives: ['unaudited-mutation'],
  },
  {
    breaks: 'the record in the interceptor',
    edits: [
      swap(audit, "    this.auditLog.log({ ...record, outcome: 'started' });\n", ''),
      swap(
        audit,
        "        this.auditLog.log({ ...record, outcome: 'success', status_code: statusCode, duration_seconds: seconds() });\n",
        '        void statusCode;\n',
      ),
      swap(
        audit,
        "        this.auditLog.log({ ...record, outcome: 'failure', error_detail: error.name, duration_seconds: seconds() });\n",
        '',
      ),
    ],
    gives: ['unaudited-mutation'],
  },
  {
    breaks: 'the log of a refusal',
    edits: [
      swap(authGuard, "      this.logger.warn({ event: 'access.refused', ip: request.ip, url: request.url });\n", ''),
    ],
    gives: ['unlogged-security-event'],
  },
  {
    breaks: 'the log of a role that is lacking',
    edits: [
      swap(rolesGuard, "      this.logger.warn({ event: 'access.denied', user: user?.id, needs: needed, url });\n", ''),
    ],
    gives: ['unlogged-security-event'],
  },
  {
    breaks: 'the log of a failed sign-in',
    edits: [swap(authService, "      this.logger.warn({ event: 'session.refused', email, ip });\n", '')],
    gives: ['unlogged-security-event'],
    silent: 'The audit record of the interceptor tells of it.',
  },
  {
    breaks: 'the members of a record',
    edits: [
      swap(
        audit,
        "this.auditLog.log({ ...record, outcome: 'started' });",
        'this.auditLog.log(`started ${record.action} by ${record.actor}`);',
      ),
    ],
    gives: ['unstructured-audit-record'],
  },
  {
    breaks: 'the wait for what is recorded as done',
    edits: [
      swap(
        audit,
        "this.auditLog.log({ ...record, outcome: 'started' });",
        "this.auditLog.log({ ...record, outcome: 'success', status_code: 200, duration_seconds: seconds() });",
      ),
    ],
    gives: ['premature-audit-record'],
  },
  {
    breaks: 'the movement beside the balance',
    given: [
      fresh(
        'src/accounts.repository.ts',
        "import { Inject, Injectable } from '@nestjs/common';\nimport { Pool } from 'pg';\nimport { POOL } from './database.module';\n@Injectable()\nexport class AccountsRepository {\n  constructor(@Inject(POOL) private readonly pool: Pool) {}\n  async deposit(id: string, cents: number): Promise<void> {\n    const client = await this.pool.connect();\n    try {\n      await client.query('BEGIN');\n      await client.query('UPDATE accounts SET balance = balance + $2 WHERE id = $1', [id, cents]);\n      await client.query('INSERT INTO movements (account_id, cents) VALUES ($1, $2)', [id, cents]);\n      await client.query('COMMIT');\n    } catch (error) {\n      await client.query('ROLLBACK');\n      throw error;\n    } finally {\n      client.release();\n    }\n  }\n}\n",
      ),
    ],
    edits: [
      swap(
        'src/accounts.repository.ts',
        "      await client.query('INSERT INTO movements (account_id, cents) VALUES ($1, $2)', [id, cents]);\n",
        '',
      ),
    ],
    gives: ['ledger-outside-transaction'],
  },
  // auth
  {
    breaks: 'the header in which a token comes',
    edits: [swap(authGuard, "request.headers.authorization?.replace(/^Bearer /, '')", 'String(request.query.api_key)')],
    gives: ['api-key-in-query'],
  },
  {
    breaks: 'who the caller is said to be',
    edits: [
      swap(tickets, "@Roles('passenger')\n", '\n'),
      swap(tickets, '@UserId() passengerId: string, @Body() ticket: NewTicket', '@Body() ticket: NewTicket'),
      swap(tickets, 'this.tickets.buy(passengerId, ticket)', 'this.tickets.buy(ticket.passengerId, ticket)'),
      swap(ticketDto, '  @IsUUID()\n  trainId', '  @IsUUID()\n  passengerId: string; @IsUUID() trainId'),
    ],
    gives: ['caller-chosen-identity'],
  },
  {
    breaks: 'the role that nobody chooses',
    given: mounted(
      "  @Public()\n  @Throttle({ default: { limit: 5, ttl: 900_000 } })\n  @Post('people')\n  async join(@Body() { email, password }: NewPerson) {\n    const hash = await bcrypt.hash(password, 12);\n    const { rows } = await this.pool.query('INSERT INTO people (email, password_hash, role) VALUES ($1, $2, $3) ON CONFLICT (email) DO NOTHING RETURNING id', [email, hash, 'passenger']);\n    if (!rows[0]) throw new ConflictException('This address is known already');\n    return { data: rows[0] };\n  }",
      "import { ConflictException } from '@nestjs/common';\nimport * as bcrypt from 'bcryptjs';\nimport { Throttle } from '@nestjs/throttler';\nimport { Transform } from 'class-transformer';\nimport { IsEmail, IsIn, IsString, Length, Matches, MaxLength } from 'class-validator';\nimport { Public } from './auth/access.decorators';\nclass NewPerson {\n  @IsEmail() @MaxLength(254) @Transform(({ value }) => String(value).toLowerCase()) email: string;\n  @IsString() @Length(10, 200) @Matches(/[a-z]/) @Matches(/[A-Z]/) @Matches(/[0-9]/) password: string;\n}",
    ),
    edits: [
      swap(extra, "[email, hash, 'passenger']", '[email, hash, role]'),
      swap(extra, '{ email, password }: NewPerson', '{ email, password, role }: NewPerson'),
      swap(extra, 'class NewPerson {', "class NewPerson { @IsIn(['passenger', 'conductor']) role: string;"),
    ],
    gives: ['caller-chosen-role'],
  },
  {
    breaks: 'the look at the end of a token',
    edits: [swap(authGuard, "issuer: 'railway'", "issuer: 'railway', ignoreExpiration: true")],
    gives: ['ignored-expiration'],
  },
  {
    breaks: 'for whom a token stands',
    edits: [swap(authService, '      subject: person.id,\n', '')],
    gives: ['incomplete-token-claims'],
  },
  {
    breaks: 'the length of its life',
    edits: [swap(authService, "'15m'", "'90d'")],
    gives: ['long-lived-token'],
  },
  {
    breaks: 'the end of a token',
    edits: [swap(authService, "      expiresIn: '15m',\n", '')],
    gives: ['unexpiring-token'],
  },
  {
    breaks: 'the secrecy of claims',
    edits: [swap(authService, '{ role: person.role }', '{ role: person.role, password: person.password_hash }')],
    gives: ['sensitive-token-claim'],
  },
  {
    breaks: 'the look at who made a token',
    edits: [swap(authGuard, ", issuer: 'railway'", '')],
    gives: ['unchecked-issuer'],
  },
  {
    breaks: 'the algorithms that are accepted',
    edits: [swap(authGuard, "algorithms: ['HS256'], ", '')],
    gives: ['unpinned-algorithm'],
  },
  {
    breaks: 'the look at the signature',
    edits: [
      swap(
        authGuard,
        "verify(token ?? '', config.jwtSecret, { algorithms: ['HS256'], issuer: 'railway' })",
        "decode(token ?? '')",
      ),
      swap(authGuard, 'import { verify }', 'import { decode }'),
      swap(
        authGuard,
        "typeof claims === 'string' || !claims.sub",
        "claims === null || typeof claims === 'string' || !claims.sub",
      ),
    ],
    gives: ['unverified-token', 'unguarded-endpoint'],
  },
  {
    breaks: 'the guard of all',
    edits: [swap(appModule, '    { provide: APP_GUARD, useClass: AuthGuard },\n', '')],
    gives: ['unguarded-endpoint'],
  },
  {
    breaks: 'both guards of all',
    edits: [
      swap(appModule, '    { provide: APP_GUARD, useClass: AuthGuard },\n', ''),
      swap(appModule, '    { provide: APP_GUARD, useClass: RolesGuard },\n', ''),
    ],
    gives: ['unguarded-endpoint'],
  },
  {
    breaks: 'the need to sign in of one endpoint',
    edits: [
      swap(trains, "  @Get(':id')", "  @Public() @Get(':id')"),
      swap(trains, 'import { Roles }', 'import { Public, Roles }'),
    ],
    gives: ['unguarded-endpoint'],
  },
  {
    breaks: 'the need to sign in of a controller',
    edits: [
      swap(trains, '@Controller({', '@Public() @Controller({'),
      swap(trains, 'import { Roles }', 'import { Public, Roles }'),
    ],
    gives: ['unguarded-endpoint'],
  },
  {
    breaks: 'the refusal of the guard',
    edits: [swap(authGuard, "      throw new UnauthorizedException('Please sign in');\n", '      return true;\n')],
    gives: ['unguarded-endpoint'],
  },
  {
    breaks: 'the role that is asked for',
    edits: [swap(trains, "  @Delete(':id')\n  @Roles('conductor')\n", "  @Delete(':id')\n\n")],
    gives: ['missing-role-check'],
  },
  {
    breaks: 'the guard of roles',
    edits: [swap(appModule, '    { provide: APP_GUARD, useClass: RolesGuard },\n', '')],
    gives: ['missing-role-check'],
  },
  {
    breaks: 'the refusal of roles',
    edits: [swap(rolesGuard, "      throw new ForbiddenException('Not allowed');\n", '')],
    gives: ['missing-role-check'],
  },
  {
    breaks: 'the key by which roles are looked up',
    edits: [swap(rolesGuard, '(ROLES, [context.getHandler()', "('roles', [context.getHandler()")],
    gives: ['missing-role-check'],
  },
  {
    breaks: 'the look at the role',
    edits: [swap(rolesGuard, '!user || !needed.includes(user.role)', '!user')],
    gives: ['missing-role-check'],
  },
  {
    breaks: 'the status for a role that is lacking',
    edits: [
      swap(rolesGuard, "new ForbiddenException('Not allowed')", "new UnauthorizedException('Not allowed')"),
      swap(rolesGuard, 'ExecutionContext, ForbiddenException,', 'ExecutionContext, UnauthorizedException,'),
    ],
    gives: ['wrong-forbidden-status'],
  },
  {
    breaks: 'the status for a token that is lacking',
    edits: [swap(authGuard, "      throw new UnauthorizedException('Please sign in');\n", '      return false;\n')],
    gives: ['wrong-refusal-status'],
  },
  // database
  {
    breaks: 'the binding of a value',
    edits: [
      swap(
        trainRows,
        '`SELECT ${columns} FROM trains WHERE id = $1`, [id]',
        "`SELECT ${columns} FROM trains WHERE number = '${id}'`",
      ),
      swap(trains, "async show(@Param('id', ParseUUIDPipe) id", "async show(@Param('id') id"),
    ],
    gives: ['sql-injection'],
  },
  {
    breaks: 'the list of columns to sort by',
    edits: [
      swap(trainRows, 'ORDER BY number LIMIT', 'ORDER BY ${sort} LIMIT'),
      swap(
        trainRows,
        'list(kind: Kind | undefined, limit: number)',
        'list(kind: Kind | undefined, limit: number, sort: string)',
      ),
      swap(trainsService, 'list({ kind, limit }: TrainQuery)', 'list({ kind, limit, sort }: TrainQuery)'),
      swap(trainsService, 'this.trains.list(kind, limit)', 'this.trains.list(kind, limit, sort)'),
      swap(trainDto, 'export class TrainQuery {', 'export class TrainQuery { @IsString() @Length(1, 40) sort: string;'),
    ],
    gives: ['unlisted-identifier'],
  },
  {
    breaks: 'the names of columns',
    edits: [swap(trainRows, 'SELECT ${columns} FROM trains WHERE id = $1', 'SELECT * FROM trains WHERE id = $1')],
    gives: ['select-star'],
  },
  {
    breaks: 'the bound of the pool',
    edits: [swap(database, '          max: 20,\n', '')],
    gives: ['unbounded-pool'],
  },
  {
    breaks: 'the pool',
    edits: [
      swap(
        trainRows,
        'const { rows } = await this.pool.query<Train>(`SELECT ${columns} FROM trains WHERE id',
        'const { rows } = await new Pool({ max: 5 }).query<Train>(`SELECT ${columns} FROM trains WHERE id',
      ),
    ],
    gives: ['connection-per-request'],
  },
  {
    breaks: 'the one pool of all requests',
    edits: [
      swap(database, '      provide: POOL,\n', '      provide: POOL, scope: Scope.REQUEST,\n'),
      swap(database, 'import { Global, Module }', 'import { Global, Module, Scope }'),
    ],
    gives: ['connection-per-request'],
    silent: 'The scope of a provider is not read.',
  },
  {
    breaks: 'the way back of a client',
    edits: [swap(ticketsService, '    } finally {\n      client.release();\n    }', '    }')],
    gives: ['leaked-connection'],
  },
  {
    breaks: 'the way back of a client after a failure',
    edits: [
      swap(ticketsService, '      return rows[0];\n', '      client.release(); return rows[0];\n'),
      swap(ticketsService, '    } finally {\n      client.release();\n    }', '    }'),
    ],
    gives: ['leaked-connection'],
  },
  {
    breaks: 'the roll-back',
    edits: [swap(ticketsService, "      await client.query('ROLLBACK');\n", '')],
    gives: ['missing-rollback'],
  },
  {
    breaks: 'the client of the transaction',
    edits: [
      swap(
        ticketsService,
        'const { rows } = await client.query<Ticket>(',
        'const { rows } = await this.pool.query<Ticket>(',
      ),
    ],
    gives: ['query-outside-transaction'],
  },
  {
    breaks: 'the transaction',
    edits: [
      swap(ticketsService, "      await client.query('BEGIN');\n", ''),
      swap(ticketsService, "      await client.query('COMMIT');\n", ''),
      swap(ticketsService, "      await client.query('ROLLBACK');\n", ''),
    ],
    gives: ['writes-without-transaction'],
  },
  {
    breaks: 'the BEGIN',
    edits: [swap(ticketsService, "      await client.query('BEGIN');\n", '')],
    gives: ['writes-without-transaction'],
  },
  {
    breaks: 'the change that the database does by itself',
    edits: [
      swap(
        ticketsService,
        "      const taken = await client.query('UPDATE trains SET seats = seats - $2 WHERE id = $1 AND seats >= $2', [trainId, seats]);\n      if (taken.rowCount === 0) throw new ConflictException('Not enough seats');\n",
        "      const free = await client.query('SELECT seats FROM trains WHERE id = $1', [trainId]); if (!free.rows[0] || free.rows[0].seats < seats) throw new ConflictException('Not enough seats');\n      await client.query('UPDATE trains SET seats = $2 WHERE id = $1', [trainId, free.rows[0].seats - seats]);\n",
      ),
    ],
    gives: ['read-modify-write'],
  },
  {
    breaks: 'the look whether a row is there',
    edits: [swap(authService, '!person || !(await', '!(await')],
    gives: ['unchecked-row'],
  },
  {
    breaks: 'the one insert of a request',
    edits: [
      swap(
        ticketsService,
        "      await client.query('COMMIT');\n",
        "      for (let seat = 0; seat < seats; seat++) await client.query('INSERT INTO seats_taken (ticket_id, seat) VALUES ($1, $2)', [rows[0].id, seat]); await client.query('COMMIT');\n",
      ),
    ],
    gives: ['insert-in-loop'],
  },
  {
    breaks: 'the one query for all',
    given: mounted(
      "  @Get('tickets')\n  async mine(@UserId() id: string) {\n    const { rows } = await this.pool.query('SELECT id, train_id FROM tickets WHERE passenger_id = $1 LIMIT 20', [id]);\n    const trains = await this.pool.query('SELECT id, number FROM trains WHERE id = ANY($1) LIMIT 20', [rows.map((row) => row.train_id)]);\n    return { data: trains.rows };\n  }",
    ),
    edits: [
      swap(
        extra,
        "const trains = await this.pool.query('SELECT id, number FROM trains WHERE id = ANY($1) LIMIT 20', [rows.map((row) => row.train_id)]);",
        "const trains = { rows: await Promise.all(rows.map(async (row) => (await this.pool.query('SELECT id, number FROM trains WHERE id = $1', [row.train_id])).rows[0])) };",
      ),
    ],
    gives: ['query-in-loop'],
  },
  {
    breaks: 'the count that the database makes',
    given: mounted(
      "  @Get('ready')\n  async ready() {\n    const { rows } = await this.pool.query(\"SELECT count(*)::int AS tickets FROM tickets WHERE state = 'ready'\");\n    return { data: rows[0].tickets };\n  }",
    ),
    edits: [swap(extra, 'SELECT count(*)::int AS tickets', 'SELECT id'), swap(extra, 'rows[0].tickets', 'rows.length')],
    gives: ['aggregation-in-code'],
  },
  {
    breaks: 'the beginning of what is searched for',
    given: mounted(
      "  @Get('stops')\n  async stops(@Query() { name }: ByName) {\n    const { rows } = await this.pool.query('SELECT id, name FROM stops WHERE name LIKE $1 ORDER BY name LIMIT 20', [`${name}%`]);\n    return { data: rows };\n  }",
      "import { Transform } from 'class-transformer';\nimport { IsString, Length } from 'class-validator';\nclass ByName {\n  @IsString() @Length(1, 40) @Transform(({ value }) => String(value).trim()) name: string;\n}",
    ),
    edits: [swap(extra, '`${name}%`', '`%${name}%`')],
    gives: ['leading-wildcard-search'],
  },
  {
    breaks: 'a session for each request',
    edits: [
      swap(database, "import { Pool } from 'pg';", "import { Client } from 'pg';"),
      swap(database, 'new Pool({', 'new Client({'),
    ],
    gives: ['shared-session'],
  },
  // deployment
  {
    breaks: 'the port that is set from outside',
    edits: [swap(main, 'app.listen(config.port)', 'app.listen(3000)')],
    gives: ['hardcoded-port'],
  },
  // error-handling
  {
    breaks: 'the circumstances of an error',
    edits: [
      swap(
        errors,
        '      method: request.method,\n      url: request.originalUrl,\n      ip: request.ip,\n      userId: request.user?.id,\n',
        '',
      ),
    ],
    gives: ['contextless-error-log'],
  },
  {
    breaks: 'what is kept inside',
    edits: [swap(errors, "message: 'Internal server error', id", 'message: error.message, id')],
    gives: ['internal-error-leak'],
  },
  {
    breaks: 'the wait for a write',
    edits: [
      swap(
        tickets,
        '    await this.tickets.refund(passengerId, ticketId);',
        '    this.tickets.refund(passengerId, ticketId);',
      ),
    ],
    gives: ['lost-rejection'],
  },
  {
    breaks: 'the wait for an answer that is looked at',
    edits: [
      swap(trainsService, 'const found = await this.trains.delete(id);', 'const found = this.trains.delete(id);'),
    ],
    gives: ['lost-rejection'],
  },
  {
    breaks: 'the answer where nothing is',
    edits: [swap(trainsService, "    if (!train) throw new NotFoundException('Train not found');\n", '')],
    gives: ['missing-not-found'],
  },
  {
    breaks: 'the way on of an error',
    edits: [swap(ticketsService, '      throw error;\n', '')],
    gives: ['missing-rollback'],
  },
  {
    breaks: 'the status of each class',
    edits: [
      swap(
        errors,
        "    if (error instanceof HttpException) {\n      const answer = error.getResponse();\n      const details = typeof answer === 'object' && 'message' in answer ? answer.message : undefined;\n      const code = error.name.replace(/Exception$/, '');\n      response.status(error.getStatus()).json({ error: { code, message: error.message, details } });\n      return;\n    }\n",
        '',
      ),
    ],
    gives: ['unmapped-error-class'],
  },
  {
    breaks: 'the number by which an error is found',
    edits: [
      swap(errors, "message: 'Internal server error', id }", "message: 'Internal server error' }"),
      swap(errors, '      id,\n      message', '      message'),
      swap(errors, '    const id = randomUUID();\n', ''),
    ],
    gives: ['untraceable-error'],
  },
  {
    breaks: 'the class of an error',
    edits: [
      swap(ticketsService, "throw new ConflictException('Not enough seats')", "throw new Error('Not enough seats')"),
    ],
    gives: ['untyped-domain-error'],
  },
  {
    breaks: 'the one shape of errors',
    given: mounted(
      "  @Get('state')\n  state(@Query('line') line: string, @Res() res: Response) {\n    if (line === 'closed') return res.status(409).json({ error: { code: 'Closed', message: 'The line is closed' } });\n    if (line === 'sold') return res.status(410).json({ error: { code: 'Sold', message: 'The line is sold' } });\n    return res.json({ data: 'open' });\n  }",
      "import type { Response } from 'express';",
    ),
    edits: [swap(extra, "{ error: { code: 'Sold', message: 'The line is sold' } }", "{ message: 'The line is sold' }")],
    gives: ['inconsistent-error-shape'],
  },
  {
    breaks: 'the end after a refusal',
    edits: [
      swap(
        errors,
        'response.status(error.getStatus()).json({ error: { code, message: error.message, details } });\n      return;\n',
        'response.status(error.getStatus()).json({ error: { code, message: error.message, details } });\n',
      ),
    ],
    gives: ['work-after-error-response'],
  },
  // http-security
  {
    breaks: 'the limit of a body',
    given: [
      swap(
        bootstrap,
        'import { NestFactory }',
        "import type { NestExpressApplication } from '@nestjs/platform-express'; import { NestFactory }",
      ),
      swap(bootstrap, 'await NestFactory.create(', 'await NestFactory.create<NestExpressApplication>('),
      swap(bootstrap, '  app.use(helmet());', "  app.use(helmet()); app.useBodyParser('json', { limit: '50kb' });"),
    ],
    edits: [swap(bootstrap, "limit: '50kb'", "limit: '50mb'")],
    gives: ['excessive-body-limit'],
  },
  {
    breaks: 'the headers',
    edits: [swap(bootstrap, '  app.use(helmet());\n', '')],
    gives: ['missing-security-headers'],
  },
  {
    breaks: 'the limit for all',
    edits: [swap(appModule, '    { provide: APP_GUARD, useClass: ThrottlerGuard },\n', '')],
    gives: ['missing-rate-limit'],
  },
  {
    breaks: 'the limit at a door',
    edits: [
      swap(authController, '@Throttle({ default: { limit: 5, ttl: 15 * 60_000 } })', '@SkipThrottle()'),
      swap(authController, 'import { Throttle }', 'import { SkipThrottle }'),
    ],
    gives: ['unlimited-sensitive-endpoint'],
  },
  {
    breaks: 'the narrower limit at a door',
    edits: [swap(authController, '  @Throttle({ default: { limit: 5, ttl: 15 * 60_000 } })\n', '')],
    gives: ['unlimited-sensitive-endpoint'],
  },
  {
    breaks: 'the origins that are let in',
    edits: [swap(bootstrap, 'origin: config.allowedOrigins, ', 'origin: true, credentials: true, ')],
    gives: ['permissive-cors'],
  },
  {
    breaks: 'the settings of other origins',
    edits: [
      swap(
        bootstrap,
        "app.enableCors({ origin: config.allowedOrigins, methods: ['GET', 'POST', 'PATCH', 'DELETE'] })",
        'app.enableCors()',
      ),
    ],
    gives: ['permissive-cors'],
  },
  // integrations
  ...(['raw', 'slow'] as const).map((which): Row => ({
    breaks: which === 'raw' ? 'the bytes that were signed' : 'the time that a comparison takes',
    given: [
      ...mounted(
        "  @Public()\n  @Post('payments')\n  @HttpCode(204)\n  paid(@Req() req: RawBodyRequest<Request>, @Headers('x-signature') signature: string): void {\n    const own = createHmac('sha256', config.jwtSecret).update(req.rawBody!).digest();\n    const given = Buffer.from(signature ?? '', 'hex');\n    if (given.length !== own.length || !timingSafeEqual(own, given)) {\n      this.logger.warn({ event: 'signature.refused', ip: req.ip });\n      throw new UnauthorizedException('The signature is wrong');\n    }\n  }\n  private readonly logger = new Logger('security');",
        "import { createHmac, timingSafeEqual } from 'node:crypto';\nimport { Headers, Logger, UnauthorizedException, type RawBodyRequest } from '@nestjs/common';\nimport type { Request } from 'express';\nimport { Public } from './auth/access.decorators';\nimport { config } from './config';\n",
      ),
      swap(bootstrap, 'create(AppModule, { logger', 'create(AppModule, { rawBody: true, logger'),
    ],
    edits: [
      which === 'raw'
        ? swap(extra, 'update(req.rawBody!)', 'update(JSON.stringify(req.body))')
        : swap(
            extra,
            'given.length !== own.length || !timingSafeEqual(own, given)',
            "own.toString('hex') !== signature",
          ),
    ],
    gives: which === 'raw' ? ['reserialised-signature'] : ['timing-unsafe-signature'],
  })),
  // performance
  {
    breaks: 'the turn of others while a password is compared',
    edits: [
      swap(authService, 'await compare(password, person.password_hash)', 'compareSync(password, person.password_hash)'),
      swap(authService, 'import { compare }', 'import { compareSync }'),
    ],
    gives: ['blocking-call'],
  },
  {
    breaks: 'the stream of a download',
    given: mounted(
      "  @Get('plans/:id')\n  async plan(@Param('id', ParseUUIDPipe) id: string) {\n    return new StreamableFile(createReadStream(join('/srv/plans', `${id}.pdf`)));\n  }",
      "import { createReadStream } from 'node:fs';\nimport { readFile } from 'node:fs/promises';\nimport { join } from 'node:path';\n",
    ),
    edits: [swap(extra, 'createReadStream(join(', 'await readFile(join(')],
    gives: ['buffered-download'],
  },
  {
    breaks: 'the compression',
    given: [
      swap(bootstrap, '  app.use(helmet());', '  app.use(helmet()); app.use(compression());'),
      swap(
        bootstrap,
        "import helmet from 'helmet';",
        "import helmet from 'helmet'; import compression from 'compression';",
      ),
    ],
    edits: [
      swap(bootstrap, ' app.use(compression());', ''),
      swap(bootstrap, " import compression from 'compression';", ''),
    ],
    gives: ['uncompressed-responses'],
  },
  // secrets-crypto
  ...(
    [
      ['the cost of a hash', 'await bcrypt.hash(password, 12)', 'await bcrypt.hash(password, 4)', ['weak-hash-cost']],
      [
        'the slowness of a hash',
        'await bcrypt.hash(password, 12)',
        "createHash('sha256').update(password).digest('hex')",
        ['fast-password-hash'],
      ],
      ['the form of an address', '@IsEmail() @MaxLength(254)', '@IsString() @MaxLength(254)', ['unchecked-format']],
      ['the hash of a password', 'await bcrypt.hash(password, 12)', 'password', ['plaintext-password']],
      ['the wait for a hash', 'await bcrypt.hash(password, 12)', 'bcrypt.hashSync(password, 12)', ['blocking-call']],
      [
        'the strength of a password',
        '@Length(10, 200) @Matches(/[a-z]/) @Matches(/[A-Z]/) @Matches(/[0-9]/)',
        '@Length(4, 200)',
        ['weak-password-policy'],
      ],
      [
        'what is done with an address that is known',
        " ON CONFLICT (email) DO NOTHING RETURNING id', [email, hash]);\n    if (!rows[0]) throw new ConflictException('This address is known already');",
        " RETURNING id', [email, hash]);\n",
        ['unchecked-business-rule'],
      ],
    ] as const
  ).map(([breaks, from, to, gives]): Row => ({
    breaks,
    given: mounted(
      "  @Public()\n  @Throttle({ default: { limit: 5, ttl: 900_000 } })\n  @Post('people')\n  async join(@Body() { email, password }: NewPerson) {\n    const hash = await bcrypt.hash(password, 12);\n    const { rows } = await this.pool.query('INSERT INTO people (email, password_hash) VALUES ($1, $2) ON CONFLICT (email) DO NOTHING RETURNING id', [email, hash]);\n    if (!rows[0]) throw new ConflictException('This address is known already');\n    return { data: rows[0] };\n  }",
      "import { createHash } from 'node:crypto';\nimport { ConflictException } from '@nestjs/common';\nimport * as bcrypt from 'bcryptjs';\nimport { Throttle } from '@nestjs/throttler';\nimport { Transform } from 'class-transformer';\nimport { IsEmail, IsIn, IsString, Length, Matches, MaxLength } from 'class-validator';\nimport { Public } from './auth/access.decorators';\nclass NewPerson {\n  @IsEmail() @MaxLength(254) @Transform(({ value }) => String(value).toLowerCase()) email: string;\n  @IsString() @Length(10, 200) @Matches(/[a-z]/) @Matches(/[A-Z]/) @Matches(/[0-9]/) password: string;\n}",
    ),
    edits: [swap(extra, from, to)],
    gives,
    ...(gives[0] === 'unchecked-business-rule' && {
      silent: 'An error handler that tells errors apart may know the violated constraint.',
    }),
  })),
  {
    breaks: 'how a password is compared',
    edits: [swap(authService, '!(await compare(password, person.password_hash))', 'password !== person.password_hash')],
    gives: ['hand-made-password-check'],
  },
  {
    breaks: 'the wait for a comparison',
    edits: [
      swap(authService, '!(await compare(password, person.password_hash))', '!compare(password, person.password_hash)'),
    ],
    gives: ['unawaited-compare'],
  },
  {
    breaks: 'the secrecy of a key',
    edits: [swap(config, "jwtSecret: required('JWT_SECRET')", "jwtSecret: 'h7Jk29fLq0Zx81MvBn45TyUeWr63PdSa'")],
    gives: ['hardcoded-secret'],
  },
  {
    breaks: 'the secrecy of the way to the database',
    edits: [swap(config, "databaseUrl: required('DATABASE_URL')", "databaseUrl: 'postgres://db.railway.net/railway'")],
    gives: ['hardcoded-connection'],
  },
  // security
  ...(
    [
      [
        'that input is no command',
        "execFile('ls', ['-l', join('/srv/plans', basename(name))], done)",
        'exec(`ls -l ${name}`, done)',
        ['command-injection'],
      ],
      ['that input is no code', 'JSON.parse(name)', 'eval(name)', ['code-injection']],
      ['that input is no path', "join('/srv/notes', basename(name))", "join('/srv/notes', name)", ['path-traversal']],
      [
        'that input is no address',
        "new URL(`/fares/${encodeURIComponent(name)}`, 'https://fares.example')",
        'name',
        ['request-forgery'],
      ],
      ['that input is no way out', "targets[name] ?? '/'", 'name', ['open-redirect']],
      ['that input is no way out by the framework', "url: targets[name] ?? '/home'", 'url: name', ['open-redirect']],
      ['that input is no operator', '{ name: String(body.name) }', '{ name: body.name }', ['nosql-injection']],
    ] as const
  ).map(([breaks, from, to, gives]): Row => ({
    breaks,
    given: mounted(
      "  @Get('list')\n  list(@Query() { name }: ByName) {\n    return new Promise((done) => execFile('ls', ['-l', join('/srv/plans', basename(name))], done));\n  }\n" +
        "  @Get('plan')\n  plan(@Query() { name }: ByName) {\n    return { data: JSON.parse(name).steps };\n  }\n" +
        "  @Get('note')\n  async note(@Query() { name }: ByName) {\n    return { data: await readFile(join('/srv/notes', basename(name)), 'utf8') };\n  }\n" +
        "  @Get('fare')\n  async fare(@Query() { name }: ByName) {\n    const answer = await fetch(new URL(`/fares/${encodeURIComponent(name)}`, 'https://fares.example'), { signal: AbortSignal.timeout(2000) });\n    return { data: answer.status };\n  }\n" +
        "  @Get('go')\n  go(@Query() { name }: ByName, @Res() res: Response) {\n    res.redirect(targets[name] ?? '/');\n  }\n" +
        "  @Get('way')\n  @Redirect()\n  way(@Query() { name }: ByName) {\n    return { url: targets[name] ?? '/home', statusCode: 302 };\n  }\n" +
        "  @Post('find')\n  @Roles('conductor')\n  async find(@Body() body: any) {\n    return { data: await db.collection('people').find({ name: String(body.name) }, { projection: { name: 1 } }).limit(5).toArray() };\n  }",
      "import { exec, execFile } from 'node:child_process';\nimport { readFile } from 'node:fs/promises';\nimport { basename, join } from 'node:path';\nimport { Redirect } from '@nestjs/common';\nimport { Transform } from 'class-transformer';\nimport { IsString, Length } from 'class-validator';\nimport type { Response } from 'express';\nimport { MongoClient } from 'mongodb';\nconst db = new MongoClient(process.env.MONGO_URL!, { maxPoolSize: 10 }).db();\nconst targets: Record<string, string> = { shop: '/shop', till: '/till' };\nclass ByName {\n  @IsString() @Length(1, 80) @Transform(({ value }) => String(value).trim()) name: string;\n}",
    ),
    edits: [swap(extra, from, to)],
    gives,
    ...(breaks.endsWith('by the framework') && {
      silent: 'What a handler gives back below @Redirect() is not read as its target.',
    }),
  })),
  // validation
  {
    breaks: 'the end of all schemas',
    edits: [swap(bootstrap, 'whitelist: true, forbidNonWhitelisted: true, ', '')],
    gives: ['loose-schema'],
  },
  {
    breaks: 'the pipe of all',
    edits: [
      swap(
        bootstrap,
        '  app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }));\n',
        '',
      ),
    ],
    gives: ['unvalidated-body', 'unvalidated-parameters'],
  },
  {
    breaks: 'the class of a body',
    edits: [swap(trains, '@Body() train: NewTrain', '@Body() train: any')],
    gives: ['unvalidated-body'],
  },
  {
    breaks: 'the class of a body at run time',
    edits: [
      swap(tickets, "import { NewTicket } from './tickets.dto';", "import type { NewTicket } from './tickets.dto';"),
    ],
    gives: ['unvalidated-body'],
  },
  {
    breaks: 'the rules of a class',
    edits: [swap(ticketDto, '  @IsUUID()\n', '\n'), swap(ticketDto, '  @IsInt()\n  @Min(1)\n  @Max(6)\n', '\n')],
    gives: ['unvalidated-body'],
  },
  {
    breaks: 'the class of a query',
    edits: [swap(trains, '@Query() query: TrainQuery', '@Query() query: any')],
    gives: ['unvalidated-parameters'],
  },
  {
    breaks: 'the check of a parameter',
    edits: [
      swap(
        tickets,
        "async show(@UserId() passengerId: string, @Param('ticketId', ParseUUIDPipe)",
        "async show(@UserId() passengerId: string, @Param('ticketId')",
      ),
    ],
    gives: ['unvalidated-parameters'],
  },
  {
    breaks: 'the list of what a kind may be',
    edits: [swap(trainDto, '  @IsIn(kinds)\n  kind: Kind;', '  @IsString() @Length(1, 20)\n  kind: Kind;')],
    gives: ['open-enum'],
  },
  {
    breaks: 'the length of a text',
    edits: [swap(trainDto, '  @Length(2, 80)\n', '')],
    gives: ['unbounded-field'],
  },
  {
    breaks: 'the bound of a number',
    given: [
      swap(trainDto, '  seats: number;\n', '  seats: number; @IsInt() @Min(0) @Max(90_000) priceCents: number;\n'),
    ],
    edits: [swap(trainDto, ' @Min(0) @Max(90_000)', '')],
    gives: ['unbounded-field'],
  },

  {
    breaks: 'the one spelling of an address',
    edits: [swap(authDto, '  @Transform(({ value }) => String(value).toLowerCase())\n', '')],
    gives: ['unnormalised-input'],
  },
  {
    breaks: 'the form of an identifier',
    given: mounted(
      "  @Get('stops/:id')\n  async stop(@Param() { id }: ById) {\n    const { rows } = await this.pool.query('SELECT id, name FROM stops WHERE id = $1', [id]);\n    if (!rows[0]) throw new NotFoundException('No such stop');\n    return { data: rows[0] };\n  }",
      "import { IsString, IsUUID, MaxLength } from 'class-validator';\nclass ById {\n  @IsUUID() id: string;\n}",
    ),
    edits: [swap(extra, '@IsUUID() id', '@IsString() id')],
    gives: ['untyped-identifier'],
  },
  {
    breaks: 'the form of a parameter',
    edits: [swap(trains, "async show(@Param('id', ParseUUIDPipe) id", "async show(@Param('id') id")],
    gives: ['unvalidated-parameters'],
  },
  {
    breaks: 'the types of an upload',
    edits: [swap(trains, ", new FileTypeValidator({ fileType: 'image/jpeg' })", '')],
    gives: ['unrestricted-upload'],
  },
  {
    breaks: 'the size of an upload',
    edits: [
      swap(trains, 'new MaxFileSizeValidator({ maxSize: 2 * 1024 * 1024 }), ', ''),
      swap(
        trains,
        "FileInterceptor('photo', { limits: { fileSize: 2 * 1024 * 1024, files: 1 } })",
        "FileInterceptor('photo')",
      ),
    ],
    gives: ['unrestricted-upload'],
  },
  {
    breaks: 'the members that are written',
    given: mounted(
      "  @Post('signals')\n  @Roles('conductor')\n  async signal(@Body() { heat }: NewSignal) {\n    return { data: await prisma.signal.create({ data: { heat }, select: { id: true } }) };\n  }",
      `${prisma}class NewSignal {\n  @IsInt() @Min(0) @Max(400) heat: number;\n}`,
    ),
    edits: [swap(extra, '{ heat }: NewSignal', 'body: any'), swap(extra, 'data: { heat },', 'data: body,')],
    gives: ['mass-assignment'],
  },
  {
    breaks: 'the check of what another service answers',
    given: mounted(
      "  @Get('weather')\n  async weather() {\n    const answer = await fetch('https://weather.example/today', { signal: AbortSignal.timeout(2000) });\n    if (!answer.ok) throw new BadGatewayException('Nobody knows the weather');\n    const { sky } = weather.parse(await answer.json());\n    return { data: sky };\n  }",
      "import { BadGatewayException } from '@nestjs/common';\nimport { z } from 'zod';\nconst weather = z.object({ sky: z.string().max(40) });",
    ),
    edits: [swap(extra, 'weather.parse(await answer.json())', 'await answer.json()')],
    gives: ['unvalidated-external-response'],
  },
];
