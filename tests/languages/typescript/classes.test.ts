import { describe, expect, it } from 'vitest';
import type { Value } from '../../../src/facts/index.ts';
import { factsOf, shown, used } from './reading.ts';

const only = <K extends Value['kind']>(code: string, kind: K) =>
  factsOf(code).values.filter((value): value is Extract<Value, { kind: K }> => value.kind === kind);

describe('classes', () => {
  it('have parents, members and marks', () => {
    const code =
      '@Controller("a") class A extends mixin(B) { @Get() m(@Body() b: T) {} static s = 1; get g() { return 1 } set g(v) {} #p = 2; [k] = 3; constructor(private readonly q: Q) { super() } }';
    const facts = factsOf(code);
    const [made] = facts.values.filter((value) => value.kind === 'class');
    expect(made!.marks!.map((id) => shown(facts, id))).toEqual(['Controller("a")']);
    expect(made!.extends.map((id) => shown(facts, id))).toEqual(['mixin(B)']);
    expect(made!.members).toMatchObject([
      { name: 'm', kind: 'method', marks: [expect.any(Number)] },
      { name: 's', kind: 'field', static: true, value: expect.any(Number) },
      { name: 'g', kind: 'getter' },
      { name: 'g', kind: 'setter' },
      { name: '#p', kind: 'field' },
      { name: expect.any(Number), kind: 'field' },
      { name: 'constructor', kind: 'constructor' },
    ]);
    const params = facts.values.filter((value) => value.kind === 'param');
    expect(params.find((param) => param.name === 'b')).toMatchObject({
      marks: [expect.any(Number)],
      type: expect.any(Number),
    });
    expect(params.find((param) => param.name === 'q')).toMatchObject({ field: 'q' });
  });

  it.each<[string, string[]]>([
    ['class A { m() { use(this); () => use(this) } }', ['this of function m', 'this of function m']],
    ['class A { a = () => use(this) }', ['this of class A']],
    ['class A extends B { m() { use(super.m()) } }', ['super of class A.m()']],
    ['use(class {}); const C = class {}; use(C)', ['class ', 'class C']],
    ['use(this)', ['this']],
  ])('%s', (code, expected) => {
    expect(used(code)).toEqual(expected);
  });

  it('overloads and abstract methods have no body', () => {
    expect(
      only('abstract class A { f(a: string): void; f(a: any) {} abstract g(): T }', 'class')[0]!.members,
    ).toMatchObject([
      { name: 'f', value: expect.any(Number) },
      { name: 'g', type: expect.any(Number) },
    ]);
  });
});

describe('types', () => {
  const annotated = (code: string) => {
    const facts = factsOf(code);
    return (facts.annotations ?? []).map((one) => `${shown(facts, one.value)}: ${shown(facts, one.type)}`);
  };
  it.each<[string, string[]]>([
    ['const a: pg.Pool = f()', ['f(): pg.Pool']],
    ['let a: Repository<User>', ['absent: Repository<User>']],
    ["const a: 'x' | B[] | { c: D } = f()", ['f(): |<literal, []<B>, {}>']],
    ['const a: Promise<typeof b> = f()', ['f(): Promise<typeof b>']],
    ['function f(this: T) { return this }', ['this of function f: T']],
  ])('%s', (code, expected) => {
    expect(annotated(code)).toEqual(expected);
  });

  it('names lead to what they name, wherever it is declared', () => {
    const facts = factsOf(
      "import { P } from 'm'; function f(a: P, b: C, c: I, d: T, e: X) {} class C {} interface I { a?: C; m(): P } type T = I",
    );
    const targets = facts.values
      .filter((value) => value.kind === 'param')
      .map((param) => facts.values[param.type!])
      .map((type) => (type?.kind === 'type' && type.target !== undefined ? shown(facts, type.target) : undefined));
    expect(targets).toEqual(['m#P', 'class C', 'I', 'I', undefined]);
    const declared = facts.values.find((value) => value.kind === 'type' && value.members !== undefined);
    expect(declared).toMatchObject({
      name: 'I',
      members: [{ name: 'a', optional: true, type: expect.any(Number) }, { name: 'm' }],
    });
  });

  it('a type parameter hides an outer name', () => {
    const type = only('class T {} function f<T>(a: T) {}', 'type')[0]!;
    expect(type.target).toBeUndefined();
  });

  it('a value and a type of one name are apart', () => {
    const facts = factsOf('const A = f(); type A = string; function g(a: A) { use(A) } export { A }');
    expect(shown(facts, facts.exports[0]!.value!)).toBe('f()');
  });
});
