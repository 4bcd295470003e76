// What Python texts say: the same words that the other language has for the same things.
import { beforeAll, describe, expect, it } from 'vitest';
import { readyLanguages } from '../../../src/host/index.ts';
import { around, calls, extracted, factsOf, shown, used } from '../typescript/reading.ts';

beforeAll(() => readyLanguages(['code.py']));
const path = 'code.py';
const use = (code: string): string[] => used(code, path);

describe('text', () => {
  it.each([
    [`use(f"a{x}b{y!r:>{w}}" 'c')`, '`a{x}b{y}c`'],
    [`use("a" + x + "b")`, '`a{x}b`'],
    [`use("%s and %d%%" % (x, y))`, '`{x} and {y}%`'],
    [`use("%(a)s" % {"a": x})`, '`{x}`'],
    [`use("{} {b} {{}}".format(x, b=y))`, '`{x} {y} {}`'],
    [`use("%s" % items_of(x, y))`, '`{items_of(x, y)}`'],
    [`use(r"\\n" "\\n\\x41")`, '"\\\\n\\nA"'],
    [`s = "a"\ns += x\nuse(s)`, '`{"a"}{x}`'],
  ])('%s', (code, expected) => {
    expect(use(code)).toEqual([expected]);
  });
  it('leaves a format that it does not understand to the call', () => {
    expect(use('use("{0.a}".format(*x))')).toEqual(['"{0.a}".format(x)']);
  });
});

describe('operators', () => {
  it.each([
    ['use(a and not b or c)', '((a && ! b) || c)'],
    ['use(a is None, b is not c, d not in e)', '(a === null), (b !== c), ! (d in e)'],
    ['use(1 < a <= 2)', '((1 < a) && (a <= 2))'],
    ['use(a if b else c)', 'branch(a | c)'],
    ['use(a[1:2], a["k"], a[0], a[b])', '[:] a, a.k, a.0, a[b]'],
    ['use([i for i in a if i], {**a, "b": 1}, (1,))', '[element(a)], {...a, b: 1}, [1]'],
    ['use((n := f()), n)', 'f(), f()'],
  ])('%s', (code, expected) => {
    expect(use(code)).toEqual([expected]);
  });
  it('names of arguments are kept, and what brings them by the dozen', () => {
    const [call] = calls(factsOf('use(a, *b, c=1, **d)', path), 'use');
    expect(call).toMatchObject({ names: [null, null, 'c', '**'], spreads: [1], unused: true });
  });
});

describe('names', () => {
  it.each([
    ['a branch', 'x = 1\nif c:\n    x = 2\nuse(x)', 'branch(2 | 1)'],
    ['a loop', 'x = 0\nfor i in a:\n    use(x)\n    x = i', 'loop(0 | element(a))'],
    ['a shared variable', 'x = 1\nx = 2\ndef f():\n    use(x)', 'load x'],
    ['a global', 'x = 1\ndef f():\n    global x\n    x = 2\nuse(x)', 'load x'],
    ['a constant', 'def f():\n    use(x)\nx = 1', '1'],
    ['a class body', 'x = 1\nclass A:\n    x = 2\n    def f(self):\n        use(x)', '1'],
    ['a comprehension', 'i = 1\n[i for i in a]\nuse(i)', '1'],
    ['what an exception leaves', 'x = 1\ntry:\n    x = f()\nexcept E:\n    use(x)', 'catch(1 | f())'],
    ['a parameter with a default', 'def f(a=1):\n    use(a)', 'default(a | 1)'],
    ['parts', 'a, (b, *c) = f()\nuse(b, c)', 'f().1.0, [...f().1]'],
  ])('%s', (_, code, expected) => {
    expect(use(code)).toEqual([expected]);
  });
});

describe('regions', () => {
  it.each([
    ['if a:\n    use()\n', ['branch a true']],
    ['if a:\n    pass\nelif b:\n    use()\n', ['branch a false', 'branch b true']],
    ['def f():\n    if a:\n        return\n    use()\n', ['function', 'rest a false']],
    ['def f():\n    if a:\n        pass\n    else:\n        raise E\n    use()\n', ['function', 'rest a true']],
    ['try:\n    use()\nexcept E:\n    pass\n', ['try']],
    ['try:\n    pass\nexcept (A, B) as e:\n    use()\n', ['catch']],
    ['try:\n    pass\nexcept E:\n    pass\nelse:\n    use()\n', ['after']],
    ['def f():\n    try:\n        pass\n    except E:\n        return\n    use()\n', ['function', 'after']],
    ['with a as b, c:\n    use()\n', ['scope', 'scope']],
    ['for i in a:\n    use()\n', ['loop over a']],
    ['while a:\n    use()\n', ['loop a']],
    ['for i in a:\n    pass\nelse:\n    use()\n', ['block']],
    ['match a:\n    case 1 | 2 if b:\n        use()\n', ['block', 'case 1, 2', 'branch b true']],
    ['a and use()\n', ['branch a true']],
  ])('%j', (code, expected) => {
    expect(around(factsOf(code, path), 'use')).toEqual(expected);
  });
  it('every way out of a function is an exit', () => {
    const { exits, values } = factsOf('def f():\n    if a:\n        return 1\n', path);
    expect(exits.map((exit) => [exit.kind, values[exit.value!]!.kind])).toEqual([
      ['return', 'literal'],
      ['return', 'absent'],
    ]);
    expect(factsOf('def f():\n    while True:\n        pass\n', path).exits).toEqual([]);
  });
  it('a throw names what catches it', () => {
    const { exits, regions } = factsOf(
      'def f():\n    try:\n        raise A(1) from b\n    except A:\n        raise\n',
      path,
    );
    expect(exits.map((exit) => regions[exit.to]!.kind)).toEqual(['try', 'function']);
    expect(regions.find((region) => region.kind === 'catch')).toHaveProperty('types');
  });
});

describe('functions and classes', () => {
  it('parameters bring their types, defaults and marks', () => {
    const facts = factsOf('def f(a: Annotated[A | None, B(1)] = C(), *b, **c) -> D: pass', path);
    const params = facts.values.filter((value) => value.kind === 'param');
    expect(params.map(({ name, rest }) => [name, rest ?? false])).toEqual([['a', false], ['b', true], ['c', true]]); // prettier-ignore
    const [a] = params;
    expect([a!.type, a!.default, ...a!.marks!].map((id) => shown(facts, id!))).toEqual(['|<A, null>', 'C()', 'B(1)']);
  });
  it('decorators are marks', () => {
    const facts = factsOf('@app.get("/x")\nasync def f():\n    yield 1', path);
    const fn = facts.values.find((value) => value.kind === 'function');
    expect(fn).toMatchObject({ name: 'f', async: true, generator: true });
    expect(shown(facts, fn!.marks![0]!)).toBe('app.get("/x")');
  });
  it('members of a class', () => {
    const code =
      'class A(B, metaclass=M):\n  x: int\n  y: T = 1\n  z = 2\n  def __init__(self, a):\n    super().__init__(a)\n    use(self, a)\n  @property\n  def p(self): pass\n  @staticmethod\n  def s(q): use(q)\n  @classmethod\n  def c(cls): use(cls)';
    const facts = factsOf(code, path);
    const cls = facts.values.find((value) => value.kind === 'class')!;
    expect(cls.members.map(({ name, kind, static: own }) => `${own ? 'static ' : ''}${kind} ${String(name)}`)).toEqual([
      'field x',
      'field y',
      'static field y',
      'field z',
      'static field z',
      'constructor __init__',
      'getter p',
      'static method s',
      'static method c',
    ]);
    expect(use(code)).toEqual(['this of function __init__, a', 'q', 'this of function c']);
    expect(facts.values.filter((value) => value.kind === 'super')).toHaveLength(1);
  });
});

describe('modules', () => {
  it('imports and exports', () => {
    const facts = factsOf('import a.b\nimport c.d as e\nfrom ..f import g as h, i\nfrom j import *\nx = 1', path);
    const imports = facts.values.flatMap((it) => (it.kind === 'import' ? [`${String(it.from)}#${it.name}`] : []));
    expect(imports).toEqual(['a.b#*', 'a#*', 'c.d#*', '..f#g', '..f#i', 'j#*']);
    expect(facts.exports.map(({ name }) => name)).toEqual(['*', 'a', 'e', 'h', 'i', 'x']);
  });
  it('a name that nobody declares may come of the one wildcard', () => {
    const facts = factsOf('from m import *\nprint(x, len)', path);
    const [call] = calls(facts, 'print');
    expect(call!.args.map((id) => shown(facts, id))).toEqual(['m#x', 'len']);
  });
  it('directives share their grammar with the other language', () => {
    const text =
      'x = 1  # backend-audit-disable-line a -- why\n# backend-audit-disable-next-line b\n"# backend-audit-disable-file c"';
    expect(factsOf(text, path).directives).toMatchObject([
      { kind: 'disable-line', rules: ['a'], reason: 'why', line: 1 },
      { kind: 'disable-next-line', rules: ['b'], line: 2 },
    ]);
  });
  it('what has no word is a gap', () => {
    expect(factsOf('a[1:2] = b', path).gaps.map(({ why }) => why)).toEqual(['an assignment to a slice']);
    expect(factsOf('print "x"', path).gaps).toHaveLength(1);
  });
});

describe('refusals', () => {
  it.each([
    ['x = 1\ny = (\n', 2],
    ['def f(:\n  pass', 1],
    ['a = 1\nclass\n', 2],
  ])('%j is no Python', (code, line) => {
    expect(extracted(code, path)).toMatchObject({ refused: { code: 'syntax', line } });
  });
  const many = 100_000;
  it.each([
    ['brackets', `x = ${'['.repeat(many)}${']'.repeat(many)}`],
    ['calls', `${'f('.repeat(many)}${')'.repeat(many)}`],
    ['not', `x = ${'not '.repeat(many)}a`],
    ['conditions', `x = ${'a if b else '.repeat(many)}c`],
    ['lambdas', `x = ${'lambda: '.repeat(many)}1`],
    ['powers', `x = ${'2 ** '.repeat(many)}2`],
    ['elif', `if a:\n  pass\n${'elif b:\n  pass\n'.repeat(many / 10)}`],
    [
      'indents',
      `${Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}if a:`).join('\n')}\n${' '.repeat(501)}pass`,
    ],
  ])('%s without end', (_, code) => {
    expect(extracted(code, path)).toMatchObject({ refused: { code: 'too-deep' } });
  });
  it('but chains that lean to the left are read', () => {
    for (const code of [
      `x = ${'a + '.repeat(many / 10)}b`,
      `x = a${'.b()'.repeat(many / 10)}`,
      `x = ${'a and '.repeat(many / 10)}b`,
    ]) {
      expect(extracted(code, path)).toHaveProperty('facts');
    }
  });
});
