/** How far lines are set in, and what it takes to set them in further. */
import type { Edit, Node, Source } from './source.ts';

/** What one level adds, as a block does it: the white space of its statements without that of its own line. */
export function levelOf(source: Source, block: Node, statement: Node): string {
  const [outer, inner] = [source.indentAt(block.start), source.indentAt(statement.start)];
  if (inner.startsWith(outer) && inner.length > outer.length) return inner.slice(outer.length);
  return inner.includes('\t') ? '\t' : '  ';
}

/** Sets the lines that begin in a stretch in by a level. Text that goes over several lines stays what it says. */
export function setIn(source: Source, from: number, to: number, level: string): readonly Edit[] {
  const texts = source.nodes.filter(
    ({ type, start, end }) => (type === 'TemplateElement' || type === 'Literal') && start < to && end > from,
  );
  return source
    .lineStarts(from, to)
    .filter((at) => !texts.some(({ start, end }) => start < at && at <= end) && source.lineEnd(at) > at)
    .map((at) => ({ start: at, end: at, text: level }));
}
