// What a pipe strips of members that its class does not name holds no operators of the caller's.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const flows = (options: string, members: string, update: string): number =>
  modelOf(
    {
      'main.ts': `import { NestFactory } from '@nestjs/core'; import { ValidationPipe } from '@nestjs/common'; import { AppModule } from './app.ts';
        const app = await NestFactory.create(AppModule); app.useGlobalPipes(new ValidationPipe(${options})); await app.listen(3000);`,
      'app.ts': `import { Body, Controller, Module, Param, Patch } from '@nestjs/common';
        import { InjectModel, MongooseModule, Prop, Schema, SchemaFactory } from '@nestjs/mongoose'; import { Model } from 'mongoose';
        import { Allow, IsOptional, IsString } from 'class-validator';
        @Schema() export class Note { @Prop() title: string; }
        export class Dto { ${members} }
        @Controller('notes') export class Notes {
          constructor(@InjectModel(Note.name) private notes: Model<Note>) {}
          @Patch(':id') update(@Param('id') id: string, @Body() dto: Dto) { return this.notes.updateOne({ _id: String(id) }, ${update}); }
        }
        @Module({ imports: [MongooseModule.forFeature([{ name: Note.name, schema: SchemaFactory.createForClass(Note) }])], controllers: [Notes] })
        export class AppModule {}`,
    },
    { 'class-validator': '*' },
  ).queries.flatMap(({ holes }) => holes.filter(({ flow }) => flow !== undefined)).length;
const TEXT = '@IsString() @IsOptional() title?: string;';

describe('a class that is the update', () => {
  it.each([
    ['stripped', '{ whitelist: true }', TEXT, 'dto', 0],
    ['stripped, with more', '{ whitelist: true }', TEXT, '{ ...dto, by: "x" }', 0],
    ['refused otherwise', '{ whitelist: true, forbidNonWhitelisted: true }', TEXT, 'dto', 0],
    ['with whatever else is sent', '{ transform: true }', TEXT, 'dto', 1],
    ['one member of which may be anything', '{ whitelist: true }', '@Allow() title: any;', 'dto.title', 1],
  ])('%s', (_, options, members, update, count) => {
    expect(flows(options, members, update)).toBe(count);
  });
});
