import type { Directive, Extraction, SourceText } from '../../facts/index.ts';
import { directivesOf, isNote, mayCatch, mayDirect } from '../directives.ts';
import { Emitter } from './emitter.ts';
import { openCells } from './flow.ts';
import { Frame } from './frame.ts';
import { run } from './functions.ts';
import { exportNames } from './imports.ts';
import { lineOf, lineStarts } from './lines.ts';
import type { Parse } from './parser.ts';
import { tooDeepAt, unreadable } from './readable.ts';
import { resolve } from './resolve.ts';
import { body } from './statements.ts';
import { parts, type Comment, type Node } from './tree.ts';

/** What one Python text says, by the given parser. */
export function extractor(parse: Parse): (source: SourceText) => Extraction {
  return (source) => {
    try {
      return read(source, parse);
    } catch (error) {
      if (error instanceof RangeError) return { refused: { code: 'too-deep', message: 'the code is nested too deep' } };
      return { refused: { code: 'internal', message: error instanceof Error ? error.message : String(error) } };
    }
  };
}

function read({ text }: SourceText, parse: Parse): Extraction {
  const lines = lineStarts(text);
  const refused = unreadable(text, lines);
  if (refused !== undefined) return refused;
  const parsed = parse(text);
  if (parsed === undefined) return { refused: { code: 'internal', message: 'the parser gave up' } };
  if ('deep' in parsed) return tooDeepAt(lines, parsed.deep);
  if ('error' in parsed)
    return { refused: { code: 'syntax', message: 'this is not Python', line: lineOf(lines, parsed.error) } };
  const facts = emit(parsed.root, text).facts(lines, readDirectives(text, parsed.comments, lines));
  const notes = notesOf(text, parsed.comments, lines);
  return { facts: notes.length > 0 ? { ...facts, notes } : facts };
}

function notesOf(text: string, comments: readonly Comment[], lines: readonly number[]): number[] {
  if (!mayCatch(text)) return [];
  return comments.flatMap(({ start, end }) => (isNote(text.slice(start + 1, end)) ? lineOf(lines, end) : []));
}

function emit(root: Node, text: string): Emitter {
  const e = new Emitter(text, resolve(root, text), new Frame(0));
  e.open({ kind: 'module', start: 0, end: text.length, parent: 0, first: 0, last: 0 });
  openCells(e, e.names.module, 0);
  body(e, parts(root));
  exportNames(e, text.length);
  e.close();
  // The queue grows while it is worked off.
  for (const job of e.queue) run(e, job);
  return e;
}

function readDirectives(text: string, found: readonly Comment[], lines: readonly number[]): Directive[] {
  if (!mayDirect(text)) return [];
  const comments = found.map(({ start, end }) => ({ start, end, text: text.slice(start + 1, end), block: false }));
  return directivesOf({ text, comments, lines }, { byEslint: false });
}
