import type { TreeCursor } from 'web-tree-sitter';

/** A node of the syntax tree as a plain object: asking WebAssembly for each member of each node costs more than parsing. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly named: boolean;
  /** What it is to its parent, or ''. */
  readonly field: string;
  readonly children: Node[];
}
export interface Comment {
  readonly start: number;
  readonly end: number;
}
export type Plain =
  | { readonly root: Node; readonly comments: readonly Comment[] }
  /** Offset at which the text stops being Python, or is nested too deep. */
  | { readonly error: number }
  | { readonly deep: number };

/** Python itself gives up at 100 indents and 200 brackets. */
const DEEPEST = 400;
/** Chains of these lean to the left and are taken apart without recursion. */
const chains = new Set(['attribute', 'call', 'subscript', 'binary_operator', 'boolean_operator']);

/** Copies what the cursor walks over, comments apart. Without recursion: how deep it goes is what it finds out. */
export function plain(cursor: TreeCursor): Plain {
  const comments: Comment[] = [];
  const make = (): Node => ({
    type: cursor.nodeType,
    start: cursor.startIndex,
    end: cursor.endIndex,
    named: cursor.nodeIsNamed,
    field: cursor.currentFieldName ?? '',
    children: [],
  });
  const root = make();
  const path = [root];
  const depths = [0];
  if (!cursor.gotoFirstChild()) return { root, comments };
  for (;;) {
    const node = make();
    const parent = path.at(-1)!;
    // What the parser made up to go on is empty. Each question to the cursor is a call into WebAssembly.
    if (node.type === 'ERROR' || (node.start === node.end && cursor.nodeIsMissing)) return { error: node.start };
    if (node.type === 'comment') comments.push({ start: node.start, end: node.end });
    else if (node.type !== 'line_continuation') parent.children.push(node);
    const links = parent.children[0] === node && chains.has(node.type) && chains.has(parent.type);
    const depth = depths.at(-1)! + (links ? 0 : 1);
    if (depth > DEEPEST) return { deep: node.start };
    if (cursor.gotoFirstChild()) {
      path.push(node);
      depths.push(depth);
      continue;
    }
    while (!cursor.gotoNextSibling()) {
      path.pop();
      depths.pop();
      if (path.length === 0 || !cursor.gotoParent()) return { root, comments };
      if (path.length === 0) return { root, comments };
    }
  }
}

export function child(node: Node, field: string): Node | undefined {
  for (const it of node.children) if (it.field === field) return it;
  return undefined;
}
export function all(node: Node, field: string): Node[] {
  return node.children.filter((it) => it.field === field);
}
/** Children that are more than punctuation and keywords. */
export function parts(node: Node): Node[] {
  return node.children.filter((it) => it.named);
}
/** The keyword or sign stands directly inside the node. */
export function has(node: Node, word: string): boolean {
  return node.children.some((it) => !it.named && it.type === word);
}
/** Without the parentheses around it. */
export function bare(node: Node): Node {
  let inner = node;
  while (inner.type === 'parenthesized_expression' && parts(inner).length === 1) inner = parts(inner)[0]!;
  return inner;
}
