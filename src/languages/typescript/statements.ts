import type { Node, Statement } from 'oxc-parser';
import type { ValueId } from '../../facts/index.ts';
import { ambientFunction } from './ambient.ts';
import { makesRequire } from './calls.ts';
import { classValue } from './classes.ts';
import type { Emitter } from './emitter.ts';
import { discard, expression, named, type Of } from './expressions.ts';
import { leaveBlock, merge, restore, snapshot, writesIn } from './flow.ts';
import type { State } from './frame.ts';
import { functionValue } from './functions.ts';
import { jump, labelled, switchStatement } from './jumps.ts';
import { doLoop, eachLoop, forLoop, whileLoop } from './loops.ts';
import { exportAssignment, exportDefault, exportNamed, exportStar, importEquals, imports } from './modules.ts';
import { declare, nameText } from './names.ts';
import { enumeration, namespace } from './namespaces.ts';
import { openBranch } from './operators.ts';
import { bind, nameOf } from './patterns.ts';
import { tryStatement } from './try.ts';
import { annotate, declareType } from './types.ts';

/** What follows in the same block runs only where the conditions came out so. */
export type Guard = { readonly condition: ValueId; readonly side: 'true' | 'false' };

/** The statements of a block, functions first. Early exits put what follows into regions of their own. */
export function body(e: Emitter, list: readonly Statement[]): void {
  hoist(e, list);
  const end = list.length === 0 ? 0 : list.at(-1)!.end;
  let opened = 0;
  for (let i = 0; i < list.length; i++) {
    const node = list[i]!;
    const following = i + 1 < list.length;
    if (node.type === 'IfStatement') {
      const guards = ifStatement(e, node);
      if (!following) continue;
      for (const { condition, side } of guards) {
        const first = e.values.length;
        e.open({ kind: 'rest', start: node.end, end, parent: e.region, first, last: first, condition, side });
        opened++;
      }
    } else if (node.type === 'TryStatement') {
      const of = tryStatement(e, node);
      if (of < 0 || !following) continue;
      const first = e.values.length;
      e.open({ kind: 'after', start: node.end, end, parent: e.region, first, last: first, of });
      opened++;
    } else if (node.type === 'VariableDeclaration' && (node.kind === 'using' || node.kind === 'await using')) {
      statement(e, node);
      const id = node.declarations[0]!.id;
      const value = id.type === 'Identifier' ? (e.resolution.of(id)?.value ?? -1) : -1;
      if (value < 0 || !following) continue;
      const first = e.values.length;
      e.open({ kind: 'scope', start: node.end, end, parent: e.region, first, last: first, value });
      opened++;
    } else statement(e, node);
  }
  for (; opened > 0; opened--) e.close();
}

function hoist(e: Emitter, list: readonly Statement[]): void {
  for (const node of list) {
    let declared: Node | null = node;
    if (node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration') declared = node.declaration;
    else if (node.type === 'ImportDeclaration') imports(e, node);
    if (declared?.type === 'TSDeclareFunction') ambientFunction(e, declared);
    if (declared?.type !== 'FunctionDeclaration' || declared.id === null) continue;
    declare(e, declared.id, functionValue(e, declared, declared.id.name, -1));
  }
}

export function block(e: Emitter, list: readonly Statement[]): void {
  const mark = e.frame.slots.length;
  body(e, list);
  leaveBlock(e, mark);
}

export function statement(e: Emitter, node: Statement): void {
  switch (node.type) {
    case 'ExpressionStatement':
      discard(e, node.expression);
      return;
    case 'VariableDeclaration':
      variables(e, node);
      return;
    case 'ReturnStatement': {
      const value = node.argument === null ? e.absent(node) : expression(e, node.argument);
      e.exit('return', node, e.frame.region, value);
      e.frame.dead = true;
      return;
    }
    case 'IfStatement':
      ifStatement(e, node);
      return;
    case 'BlockStatement':
      block(e, node.body);
      return;
    case 'ThrowStatement': {
      const value = expression(e, node.argument);
      e.exit('throw', node, e.frame.tries.at(-1) ?? e.frame.region, value);
      e.frame.dead = true;
      return;
    }
    case 'TryStatement':
      tryStatement(e, node);
      return;
    case 'ForStatement':
      forLoop(e, node);
      return;
    case 'ForOfStatement':
    case 'ForInStatement':
      eachLoop(e, node);
      return;
    case 'WhileStatement':
      whileLoop(e, node);
      return;
    case 'DoWhileStatement':
      doLoop(e, node);
      return;
    case 'SwitchStatement':
      switchStatement(e, node);
      return;
    case 'BreakStatement':
    case 'ContinueStatement':
      jump(e, node);
      return;
    case 'LabeledStatement':
      labelled(e, node);
      return;
    case 'ClassDeclaration': {
      if (node.declare === true) return;
      const value = classValue(e, node, node.id?.name ?? '');
      if (node.id !== null) declare(e, node.id, value);
      return;
    }
    case 'FunctionDeclaration':
    case 'ImportDeclaration':
    case 'EmptyStatement':
    case 'DebuggerStatement':
    case 'TSDeclareFunction':
    case 'TSNamespaceExportDeclaration':
      return;
    case 'ExportNamedDeclaration':
      exportNamed(e, node);
      return;
    case 'ExportDefaultDeclaration':
      exportDefault(e, node);
      return;
    case 'ExportAllDeclaration':
      exportStar(e, node);
      return;
    case 'TSExportAssignment':
      exportAssignment(e, node);
      return;
    case 'TSImportEqualsDeclaration':
      importEquals(e, node);
      return;
    case 'TSTypeAliasDeclaration':
    case 'TSInterfaceDeclaration':
      declareType(e, node);
      return;
    case 'TSEnumDeclaration':
      enumeration(e, node);
      return;
    case 'TSModuleDeclaration':
      namespace(e, node);
      return;
    case 'WithStatement':
      e.gap(node, 'names inside `with` may be members of its object');
      expression(e, node.object);
      statement(e, node.body);
      return;
    default:
      e.gap(node, `unknown statement: ${(node as Node).type}`);
  }
}

export function variables(e: Emitter, node: Of<'VariableDeclaration'>): void {
  if (node.declare === true) return;
  for (const { id, init } of node.declarations) {
    if (init === null) {
      if (id.type !== 'Identifier') continue;
      declare(e, id, -1);
      const binding = e.resolution.of(id);
      if (id.typeAnnotation && binding !== undefined) {
        const value = binding.storage === 'variable' ? e.frame.defs[binding.slot]! : binding.value;
        if (value >= 0) annotate(e, value, id.typeAnnotation);
      }
      continue;
    }
    const value = named(e, init, nameOf(id));
    if (id.type === 'Identifier') nameText(e, value, id.name);
    bind(e, id, value, 'declare');
    if (id.type === 'Identifier' && makesRequire(init)) {
      const binding = e.resolution.of(id);
      if (binding?.storage === 'constant') binding.requires = true;
    }
  }
}

/** Says what holds for the statements after it where one of its sides has left. */
function ifStatement(e: Emitter, node: Of<'IfStatement'>): readonly Guard[] {
  const { frame } = e;
  const condition = expression(e, node.test);
  const wasDead = frame.dead;
  const before = writesIn(e, node) ? snapshot(e) : undefined;
  const states: State[] = [];
  const branch = (side: 'true' | 'false', inner: Statement): readonly Guard[] => {
    openBranch(e, inner, condition, side);
    let guards: readonly Guard[] = [];
    if (inner.type === 'IfStatement') guards = ifStatement(e, inner);
    else if (inner.type === 'BlockStatement') block(e, inner.body);
    else body(e, [inner]);
    if (before !== undefined && !frame.dead) states.push(snapshot(e));
    e.close();
    return guards;
  };
  branch('true', node.consequent);
  const left = frame.dead;
  frame.dead = wasDead;
  if (before !== undefined) restore(e, before);
  let guards: readonly Guard[] = [];
  if (node.alternate !== null) guards = branch('false', node.alternate);
  else if (before !== undefined && !wasDead) states.push(before);
  const right = node.alternate !== null && frame.dead;
  merge(e, states, node);
  frame.dead = wasDead || (left && right);
  if (wasDead || left === right) return [];
  if (right) return [{ condition, side: 'true' }];
  return node.alternate?.type === 'IfStatement'
    ? [{ condition, side: 'false' }, ...guards]
    : [{ condition, side: 'false' }];
}
