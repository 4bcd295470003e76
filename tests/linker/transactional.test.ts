// Whether writes that belong together are one transaction, where somebody else than the handler begins it.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const answersOf = (files: Readonly<Record<string, string>>) =>
  Object.fromEntries(modelOf(files).endpoints.map((it) => [it.path, it.transactional.is]));

const sequelize = `import { DataTypes, Sequelize } from 'sequelize';
const sequelize = new Sequelize(process.env.DB);
const A = sequelize.define('A', { n: DataTypes.INTEGER }), B = sequelize.define('B', { n: DataTypes.INTEGER });
`;

describe('a transaction that is begun before the handler', () => {
  it('may be kept with the request by middleware, and ended when the answer is sent', () => {
    const answers = answersOf({
      'app.ts': `import express from 'express'; ${sequelize}
const begin = async (req, res, next) => { const t = await sequelize.transaction(); req.t = t;
  res.on('finish', () => { if (res.statusCode < 400) t.commit(); else t.rollback(); }); next(); };
const app = express();
app.post('/within', begin, async (req, res) => { await A.create({ n: 1 }, { transaction: req.t }); await B.create({ n: 1 }, { transaction: req.t }); res.end(); });
app.post('/bare', async (req, res) => { await A.create({ n: 1 }); await B.create({ n: 1 }); res.end(); });
app.listen(1);`,
    });
    expect(answers).toEqual({ '/within': 'unknown', '/bare': 'no' });
  });

  it('may be begun by hand in an interceptor, that ends it behind the handler', () => {
    const answers = answersOf({
      'app.ts': `import { CallHandler, Controller, ExecutionContext, Injectable, Module, Post, Req, UseInterceptors } from '@nestjs/common'; ${sequelize}
import { catchError, tap } from 'rxjs';
@Injectable() class Tx { async intercept(context: ExecutionContext, next: CallHandler) {
  const request = context.switchToHttp().getRequest(); const t = await sequelize.transaction(); request.t = t;
  return next.handle().pipe(tap(() => t.commit()), catchError(async (error) => { await t.rollback(); throw error; })); } }
@Controller() class C {
  @UseInterceptors(Tx) @Post('within') async a(@Req() req) { await A.create({ n: 1 }, { transaction: req.t }); await B.create({ n: 1 }, { transaction: req.t }); }
  @Post('bare') async b() { await A.create({ n: 1 }); await B.create({ n: 1 }); } }
@Module({ controllers: [C] }) class AppModule {}`,
    });
    expect(answers).toEqual({ '/within': 'unknown', '/bare': 'no' });
  });

  it('may be that of a method that a decorator marks', () => {
    const answers = answersOf({
      'app.ts': `import { Controller, Injectable, Module, Post } from '@nestjs/common';
import { DataSource, Entity, PrimaryColumn } from 'typeorm'; import { Transactional } from 'typeorm-transactional';
@Entity() class A { @PrimaryColumn() id!: number; } @Entity() class B { @PrimaryColumn() id!: number; }
@Injectable() class S { constructor(private ds: DataSource) {}
  @Transactional() async both() { await this.ds.getRepository(A).save({ id: 1 }); await this.ds.getRepository(B).save({ id: 1 }); }
  async bare() { await this.ds.getRepository(A).save({ id: 1 }); await this.ds.getRepository(B).save({ id: 1 }); } }
@Controller() class C { constructor(private s: S) {} @Post('within') a() { return this.s.both(); } @Post('bare') b() { return this.s.bare(); } }
@Module({ controllers: [C], providers: [S] }) class AppModule {}`,
    });
    expect(answers).toEqual({ '/within': 'yes', '/bare': 'no' });
  });
});
