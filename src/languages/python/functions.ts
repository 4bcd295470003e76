import type { FunctionValue, Param, ValueId } from '../../facts/index.ts';
import type { Deferred, Emitter, GivenParameter, Growing } from './emitter.ts';
import { expression } from './expressions.ts';
import { join, openCells, openPart, write } from './flow.ts';
import { Frame } from './frame.ts';
import { parameterName } from './resolve.ts';
import { body } from './statements.ts';
import { child, has, parts, type Node } from './tree.ts';
import { written } from './types.ts';

/** Decorators, defaults and types in the order in which they are evaluated, then the function; its body follows later. */
export function functionValue(e: Emitter, node: Node, marks: readonly ValueId[], method: Deferred['method']): ValueId {
  const { start, end } = node;
  const given = givenParameters(e, child(node, 'parameters'));
  const returns = child(node, 'return_type');
  const returnType = returns === undefined ? -1 : written(e, returns).type;
  const name = child(node, 'name');
  const value: Growing<FunctionValue> = {
    kind: 'function',
    start,
    end,
    name: name === undefined ? '' : e.textOf(name),
    params: [],
    body: -1,
  };
  if (has(node, 'async')) value.async = true;
  if (yields(node)) value.generator = true;
  if (marks.length > 0) value.marks = marks;
  if (returnType >= 0) value.returnType = returnType;
  const id = e.add(value);
  e.queue.push({ node, value: id, parent: e.region, given, method });
  return id;
}
export function lambda(e: Emitter, node: Node): ValueId {
  const { start, end } = node;
  const given = givenParameters(e, child(node, 'parameters'));
  const id = e.add({ kind: 'function', start, end, name: '', params: [], body: -1, arrow: true });
  e.queue.push({ node, value: id, parent: e.region, given, method: 'none' });
  return id;
}

function givenParameters(e: Emitter, list: Node | undefined): GivenParameter[] {
  const out: GivenParameter[] = [];
  for (const node of list === undefined ? [] : parts(list)) {
    if (parameterName(node) === undefined) {
      if (node.type !== 'keyword_separator' && node.type !== 'positional_separator')
        e.gap(node, `unknown parameter: ${node.type}`);
      continue;
    }
    const fallback = child(node, 'value');
    const type = child(node, 'type');
    const value = fallback === undefined ? -1 : expression(e, fallback);
    const said = type === undefined ? undefined : written(e, type);
    const rest = [node, ...parts(node)].some(
      (it) => it.type === 'list_splat_pattern' || it.type === 'dictionary_splat_pattern',
    );
    out.push({ node, default: value, type: said?.type ?? -1, marks: said?.marks ?? [], rest });
  }
  return out;
}

/** The function's own body holds a `yield`. */
function yields(node: Node): boolean {
  const open = [child(node, 'body')];
  for (let it = open.pop(); it !== undefined; it = open.pop()) {
    if (it.type === 'yield') return true;
    if (it.type === 'function_definition' || it.type === 'lambda' || it.type === 'class_definition') continue;
    for (const inner of it.children) if (inner.named) open.push(inner);
  }
  return false;
}

/** Reads a body that was put off. */
export function run(e: Emitter, job: Deferred): void {
  const { node } = job;
  const { end } = node;
  const value = e.function(job.value);
  e.region = job.parent;
  const region = openPart(e, node, { kind: 'function', of: job.value });
  value.body = region;
  const frame = new Frame(region);
  const outer = e.frame;
  e.frame = frame;
  frame.owner = value.owner ?? -1;
  parameters(e, job, value);
  openCells(e, e.names.scopes.get(node), node.start);
  for (const [index, it] of job.given.entries()) receive(e, it, index, job, value);
  const code = child(node, 'body')!;
  if (node.type === 'lambda') e.exit('return', code, region, expression(e, code));
  else {
    body(e, parts(code));
    if (!frame.dead) e.exit('return', { start: end, end }, region, e.absent({ start: end, end }));
  }
  e.close();
  e.frame = outer;
}

/** The first parameter of a method is what other languages call `this`. */
function parameters(e: Emitter, job: Deferred, value: Growing<FunctionValue>): void {
  const ids: ValueId[] = [];
  for (const [index, it] of job.given.entries()) {
    const { start, end } = it.node;
    if (index === 0 && job.method !== 'none') {
      value.self = e.frame.self = e.add({ kind: 'self', start, end, of: job.value });
      continue;
    }
    const name = e.textOf(parameterName(it.node)!);
    const param: Growing<Param> = { kind: 'param', start, end, function: job.value, index: ids.length, name };
    if (it.rest) param.rest = true;
    if (it.default >= 0) param.default = it.default;
    if (it.type >= 0) param.type = it.type;
    if (it.marks.length > 0) param.marks = it.marks;
    ids.push(e.add(param));
  }
  value.params = ids;
}
function receive(e: Emitter, it: GivenParameter, index: number, job: Deferred, value: Growing<FunctionValue>): void {
  const self = job.method !== 'none';
  const name = parameterName(it.node)!;
  if (index === 0 && self) {
    write(e, name, value.self!);
    return;
  }
  const param = value.params[self ? index - 1 : index]!;
  write(e, name, it.default < 0 ? param : join(e, it.node, [param, it.default], 'default'));
}
