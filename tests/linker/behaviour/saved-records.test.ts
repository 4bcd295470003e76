// An audit record that a repository saves is one, however its row is made: and an interceptor may save it.
import { expect, it } from 'vitest';
import { modelOf } from './harness.ts';

const audited = (route: string, guard = ''): string =>
  modelOf({
    'main.ts': `import { Controller, Injectable, Module, Post, UseInterceptors } from '@nestjs/common'; import { NestFactory } from '@nestjs/core';
import { InjectRepository, TypeOrmModule } from '@nestjs/typeorm'; import { Column, Entity, PrimaryGeneratedColumn, Repository } from 'typeorm'; import { tap } from 'rxjs/operators';
@Entity() class AuditLog { @PrimaryGeneratedColumn() id!: number; @Column() userId!: string; @Column() action!: string; @Column() resource!: string; }
@Entity() class Item { @PrimaryGeneratedColumn() id!: number; @Column() name!: string; }
@Injectable() class Audits { constructor(@InjectRepository(AuditLog) readonly rows: Repository<AuditLog>) {}
  async made(userId: string, action: string, resource: string) { const row = this.rows.create({ userId, action, resource }); return this.rows.save(row); }
  async filled(userId: string) { const row = new AuditLog(); row.userId = userId; row.action = 'create'; row.resource = 'items'; await this.rows.save(row); }
  async known(id: number) { await this.rows.save({ id, action: 'create', resource: 'items', userId: 'x' }); } }
@Injectable() class Recording { constructor(private audits: Audits) {}
  intercept(context, next) { return next.handle().pipe(tap(async () => { await this.audits.rows.save({ userId: 'x', action: 'create', resource: 'items' }); })); } }
@Controller('items') class Items { constructor(@InjectRepository(Item) private items: Repository<Item>, private audits: Audits) {}
  ${guard} @Post() async create() { await this.items.insert({ name: 'x' }); ${route} } }
@Module({ imports: [TypeOrmModule.forFeature([AuditLog, Item])], controllers: [Items], providers: [Audits, Recording] }) class AppModule {}
NestFactory.create(AppModule).then((app) => app.listen(1));`,
  }).endpoints[0]!.audited.is;

it.each([
  ['made by the repository', `await this.audits.made('x', 'create', 'items');`, '', 'yes'],
  ['made by its class, member by member', `await this.audits.filled('x');`, '', 'yes'],
  ['saved by an interceptor', '', '@UseInterceptors(Recording)', 'yes'],
  ['that was there before', `await this.audits.known(1);`, '', 'no'],
  ['of nothing', '', '', 'no'],
])('a row %s', (_, route, guard, is) => {
  expect(audited(route, guard)).toBe(is);
});
