// What comes of a pipe of the project is what that gives back, and not what the caller sent.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const flows = (transform: string): number =>
  modelOf({
    'app.ts': `import { Controller, Get, Module, Query } from '@nestjs/common'; import { NestFactory } from '@nestjs/core';
      import { InjectDataSource } from '@nestjs/typeorm'; import { DataSource } from 'typeorm';
      class Made { transform(value: any) { ${transform} } }
      @Controller('places') class Places {
        constructor(@InjectDataSource() private source: DataSource) {}
        @Get() all(@Query(Made) query: any) { return this.source.query(\`select * from places where \${query.where}\`); }
      }
      @Module({ controllers: [Places] }) class AppModule {}
      const app = await NestFactory.create(AppModule); await app.listen(3000);`,
  }).queries.flatMap(({ holes }) => holes.filter(({ flow }) => flow !== undefined)).length;

describe('what a pipe gives back', () => {
  it.each([
    [
      'is something else',
      "const made = { where: 'true' }; if (value.town) made.where = 'town is not null'; return made;",
      0,
    ],
    ['is what it was given', 'return value;', 1],
    ['is a copy of it', 'return { ...value };', 1],
  ])('%s', (_, transform, count) => {
    expect(flows(transform)).toBe(count);
  });
});
