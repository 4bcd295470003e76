// What a place in a file is called by: what stands there whatever its layout, and the function around it.
import { describe, expect, it } from 'vitest';
import { OutlinedCode } from '../../src/engine/outlined-code.ts';

/** The function around `|`. */
const within = (code: string, python = false): string =>
  new OutlinedCode(code.replace('|', ''), python).within(code.indexOf('|'));
/** What stands between `‹` and `›`. */
const saying = (code: string, python = false): string =>
  new OutlinedCode(code.replace(/[‹›]/g, ''), python).saying(code.indexOf('‹'), code.indexOf('›') - 1).join(' ');

describe('the function around a place', () => {
  it.each<readonly [code: string, name: string]>([
    ['function f() { | }', 'f'],
    ['function f() {|}', 'f'],
    ['function f() { }|', ''],
    ['|function f() { }', ''],
    ['function |f() { }', 'f'],
    ['function f() { |', 'f'],
    ['function f(a = { b: 1 }) { | }', 'f'],
    ['function f(): { a: string } { | }', 'f'],
    ['function f(a: B): asserts a is C { | }', 'f'],
    ['function f<A, B>(a: A) { | }', 'f'],
    ['async function* f() { | }', 'f'],
    ['(function f() { | })()', 'f'],
    ['const f = function g() { | }', 'g'],
    ['const f = () => { | }', 'f'],
    ['const f = async| (a) => { }', 'f'],
    ['const f = a => { | }', 'f'],
    ['const f: A<B, C> = (a): Map<string, Array<number>> => { | }', 'f'],
    ['let f; f = () => { | }', 'f'],
    ['a.b.f = async function () { | }', 'f'],
    ['a.b.f = async| function () { }', 'f'],
    ['const x = 1, y = 2; a.b.c.d.e.f = () => { | }', 'f'],
    ['const o = { f: () => { | } }', 'f'],
    ['const o = { f(a) { | } }', 'f'],
    ['const o = { "a-b": () => { | } }', 'a-b'],
    ["router.get('/cakes', (req, res) => { | })", 'get /cakes'],
    ["router.get('/cakes', guard, async function (req, res) { | })", 'get /cakes'],
    ["on('x', function* () { | })", 'on x'],
    ["on('x', wrap(() => { | }))", ''],
    ["(a)('x', () => { | })", ' x'],
    ["on('x') + (() => { | })", ''],
    ['on(x, () => { | })', ''],
    ['on(() => { | })', ''],
    ['class A { f(a) { | } }', 'A.f'],
    ['class A { | f(a) { } }', 'A'],
    ['class A { async f<T>(a: T): Promise<T> { | } }', 'A.f'],
    ['class A { static async *f() { | } }', 'A.f'],
    ['class A { get f(): number { | } }', 'A.f'],
    ['class A { private readonly f = async (): Promise<void> => { | } }', 'A.f'],
    ['class A { f(a) { if (a) { | } } }', 'A.f'],
    ['class A { f() { class B { g() { | } } } }', 'B.g'],
    ['class A { f() { class B { } | } }', 'A.f'],
    ['class A { f() { | class B { g() { } } } }', 'A.f'],
    ['function f() { function g() { | } }', 'g'],
    ['function f() { function g() { } | }', 'f'],
    ['class extends A { f() { | } }', 'f'],
    ['class A<T extends B> extends C { | }', 'A'],
    ['function f() {} class A { | }', 'A'],
    ['a.class.b(() => { | })', ''],
    ...[
      'if (a)',
      'for (const a of b)',
      'while (a)',
      'switch (a)',
      'with (a)',
      'try',
      'do',
      'try {} catch',
      'try {} catch (a)',
    ].map((head) => [`${head} { | }`, ''] as const),
    ['if (a) f(b); else { | }', ''],
    ['try {} finally { | }', ''],
    ['const a = { b: { | } }', ''],
    ['a ? { | } : b', ''],
    ['const a = f(b), c = { | }', ''],
    ['f(a): b; { | }', ''],
  ])('%s', (code, name) => {
    expect(within(code)).toBe(name);
  });

  it.each([
    ['class A:\n    def f(self):\n        |pass\n    x = 1\n', 'A.f'],
    ['class A:\n    def f(self):\n        pass\n    |x = 1\n', 'A'],
    ['class A:\n    def f(self):\n        pass\n|x = 1\n', ''],
    ['class A: |x', 'A'],
    ['async  def f():\n    |x\n', 'f'],
    ['def f(\n    a,\n):\n    |x\n', 'f'],
    ['def f():\n    a = [\n]\n    |x\n', 'f'],
    ['def f():\n    x\n# note\n    |y\n', 'f'],
    ['def f():\n    def g():\n        |x\n', 'g'],
    ['def f():\n    def g():\n        x\n    |y\n', 'f'],
    ['def f():\n    x\ndef g():\n    |y\n', 'g'],
    ['\tdef f(self):\n\t\t|x', 'f'],
    ['@a\n|def f():\n  x', 'f'],
    ['|x = 1\ndef f():\n  pass', ''],
    ['undefined = 1\n|x', ''],
  ])('Python: %j', (code, name) => {
    expect(within(code, true)).toBe(name);
  });
});

describe('what stands at a place', () => {
  it.each([
    ['‹pool.query(sql, [id, sql])›', '$0 . query $1 [ $2 $1 ]'],
    ['‹const a = b + a;›', 'const $0 = $1 + $0'],
    ['‹{ key: value, "text": other, short }›', '{ key : $0 text : $1 $2 }'],
    ['f(‹"text"›)', '"text'],
    ['‹a ? b : c›', '$0 ? $1 : $2'],
    ['‹a ? "b" : c›', '$0 ? "b : $1'],
    ['‹new Thing(a)›', 'new Thing $0'],
    ['‹@Get("x") run(a)›', '@ Get "x run $0'],
    ['‹@get class a {}›', '@ get class a { }'],
    ['‹a?.b›', '$0 ?. b'],
    ['‹function name(a) { hidden(); } b›', 'function name $0 $1'],
    ['‹x.y = async () => { hidden(); }›', '$0 . y = async =>'],
    ['‹if (a) { b(); } else { c(); }›', 'if $0 { b } else { c }'],
    ['a = (‹b + c›) * d', '$0 + $1'],
    ['f(a, ‹{ b }›)', '{ $0 }'],
    [`‹${'a.b();'.repeat(16)}›`, '$0 . b '.repeat(16).trim()],
    [`‹${'a.b();'.repeat(17)}›`, '$0 . b '.repeat(16).trim()],
    // Layout and comments have no part in it.
    ['‹ a /* x */ +\u00a0// y\n\ufeff\tb /**/ ›', '$0 + $1'],
    ['‹a /* never ended›', '$0'],
    ["‹x = 'it\\'s'›", '$0 = "it\'s'],
    ['‹x = "it\'s\\n"›', '$0 = "it\'s\\n'],
    ["‹x = 'not ended\ny›", '$0 = "not ende $1'],
    // Numbers are what they amount to.
    ['‹1_000 + 0x10 - .5 * 1e-3 / 10n›', '1000 + 16 - 0.5 * 0.001 / 10n'],
    ['‹1.50 + 1e+3›', '1.5 + 1000'],
    // A slash begins a pattern, or divides.
    ['‹a = /x[/"]\\/y/g.test(b)›', '$0 = "/x[/"]\\/y/g . test $1'],
    ['‹return /"/ / a›', 'return "/"/ / $0'],
    ['‹a / b / "c"›', '$0 / $1 / "c'],
    ['‹f(a) / b / "c"›', 'f $0 / $1 / "c'],
    ['‹[a] / b / "c"›', '[ $0 ] / $1 / "c'],
    ['‹{} / b / "c"›', '{ } / $0 / "c'],
    ['‹/a/›', '"/a/'],
    // Templates have texts and holes.
    ['‹`a ${b} c` + d›', '"a  $0 " c + $1'],
    ['‹`${ { a: `b}` } }c\\`${d}`›', '" { a : "b} } "c\\` $0 "'],
    ['‹`$a {b}` + `never ended›', '"$a {b} + "never ended'],
  ])('%s', (code, said) => {
    expect(saying(code)).toBe(said);
  });

  it.each([
    ['‹cursor.execute("a" + b)›', '$0 . execute "a + $1'],
    ['‹x = """a "b"\nc"""\ny›', '$0 = "a "b"\nc $1'],
    ["‹x = '''a'''›", '$0 = "a'],
    ['‹x = """never ended›', '$0 = "never en'],
    ['‹a = 1 # note "\n + b \\\n + c›', '$0 = 1 + $1 + $2'],
    ['‹a // b›', '$0 / / $1'],
    ['‹a / "b" / c›', '$0 / "b / $1'],
    ['‹x = {"a": 1}›', '$0 = { a : 1 }'],
    ['‹def f(a, b: int) -> str:\n    return a›', 'def f $0 $1 : $2 - > $3'],
    ['‹@app.route("/x")\ndef f(a):\n    pass›', '@ app . route "/x def f $0'],
    ['‹class A(B):\n    x = 1›', 'class A B'],
    ['‹if a: b()›', 'if $0 : b'],
    ['‹f(lambda x: x)›', 'f lambda $0 : $0'],
  ])('Python: %j', (code, said) => {
    expect(saying(code, true)).toBe(said);
  });

  it.each([
    ['pool.‹query(›sql, [id])', 'query'],
    ['pool.‹query(sql›, [id])', 'query $0 [ $1 ]'],
    ['pool.‹quer›y(sql, [id])', 'query $0 [ $1 ]'],
    ['const ‹id = 1; pool.query(sql, [id›])', 'query $0 [ $1 ]'],
    ['‹if (a) { b(c›); }', 'b $0'],
    ['if (a) { ‹b; f(c›) }', 'f $0'],
    ['const f = () => { ‹a; f(b›); }', 'f $0'],
    ['‹f({ a: { b: c›, d } }, e)', 'f { a : { b : $0 $1 } } $2'],
    ['‹f(a && { b: c›, d })', 'f $0 & & { b : $1 $2 }'],
    ['‹return { a: b›, c }', 'return { a : $0 $1 }'],
    ['pool.query(‹sql, [id›])', '$0 [ $1'],
  ])('is a call where it begins without and ends within: %s', (code, said) => {
    expect(saying(code)).toBe(said);
  });
});

it('lines and columns are offsets, whatever ends a line', () => {
  const code = new OutlinedCode('a\nb\r\nc\rd\u2028e', false);
  expect([1, 2, 3, 4, 5].map((line) => code.offset(line, 1))).toEqual([0, 2, 5, 7, 9]);
  expect(code.offset(3, 4)).toBe(8);
});
