/** The text of a statement as it is put together in the source: a template, or pieces that are joined with `+`. */
import { childOf, isNode, listOf, type Node, type Source } from './source.ts';

/** A stretch of text, without what delimits it. */
export interface Words {
  readonly kind: 'words';
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly delimiter: string;
}
/** An expression whose value is put in; `start` and `end` with what has to go when it does. */
export interface Hole {
  readonly kind: 'hole';
  readonly start: number;
  readonly end: number;
  readonly expression: Node;
}
export type Piece = Words | Hole;

/** The pieces in order, words and holes in turn, words first; undefined where it is written in another way. */
export function piecesOf(source: Source, node: Node): readonly Piece[] | undefined {
  const pieces = node.type === 'TemplateLiteral' ? ofTemplate(source, node) : ofSum(source, node);
  if (pieces?.some((each) => each.kind === 'hole') !== true) return undefined;
  const isInTurn = pieces.every((each, index) => (each.kind === 'words') === (index % 2 === 0));
  return isInTurn ? pieces : undefined;
}

function ofTemplate(source: Source, node: Node): readonly Piece[] | undefined {
  const quasis = listOf(node, 'quasis');
  const expressions = listOf(node, 'expressions');
  return quasis.flatMap((quasi, index): Piece[] => {
    const end = quasi.end - (index === quasis.length - 1 ? 1 : 2);
    const words = wordsAt(source, quasi.start + 1, end, '`');
    const expression = expressions[index];
    if (expression === undefined) return [words];
    const next = quasis[index + 1]!;
    return [words, { kind: 'hole', start: end, end: next.start + 1, expression }];
  });
}

function ofSum(source: Source, node: Node): readonly Piece[] | undefined {
  const terms = termsOf(node);
  const pieces: Piece[] = [];
  for (const term of terms) {
    if (term.type === 'Literal' && typeof term.value === 'string')
      pieces.push(wordsAt(source, term.start + 1, term.end - 1, source.text[term.start]!));
    else if (term.type === 'TemplateLiteral' && listOf(term, 'expressions').length === 0)
      pieces.push(wordsAt(source, term.start + 1, term.end - 1, '`'));
    else pieces.push({ kind: 'hole', start: term.start, end: term.end, expression: term });
  }
  return pieces;
}
/** `a + b + c` as its terms; what stands in brackets is one. */
function termsOf(node: Node): readonly Node[] {
  const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
  if (node.type !== 'BinaryExpression' || node.operator !== '+' || !isNode(left) || !isNode(right)) return [node];
  return [...termsOf(left), right];
}
function wordsAt(source: Source, start: number, end: number, delimiter: string): Words {
  return { kind: 'words', start, end, text: source.text.slice(start, end), delimiter };
}
