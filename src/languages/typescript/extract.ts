import type { Comment, OxcError, Program } from 'oxc-parser';
import type { Directive, Extraction, FileFacts, Gap, SourceText } from '../../facts/index.ts';
import { directivesOf, isNote, mayCatch, mayDirect } from '../directives.ts';
import { writeOutBound } from './bound-functions.ts';
import { describedOf } from './described.ts';
import { Emitter } from './emitter.ts';
import { Frame } from './frame.ts';
import { writeOutHanded } from './handed-methods.ts';
import { lineOf, lineStarts } from './lines.ts';
import { hoistVariables } from './names.ts';
import { dialectOf, parse } from './parse.ts';
import { unreadable } from './readable.ts';
import { resolve } from './resolve.ts';
import { body } from './statements.ts';
import { surfaceOf } from './surface.ts';

/** A file that breaks one rule of the language many times needs no more than a sample of it. */
const MAX_GAPS = 20;

/** What one JavaScript or TypeScript text says. */
export function extract(source: SourceText): Extraction {
  try {
    return read(source);
  } catch (error) {
    if (error instanceof RangeError) return { refused: { code: 'too-deep', message: 'the code is nested too deep' } };
    return { refused: { code: 'internal', message: error instanceof Error ? error.message : String(error) } };
  }
}

function read({ path, text, surface }: SourceText): Extraction {
  const dialect = dialectOf(path);
  const lines = lineStarts(text);
  const refused = unreadable(text, lines, dialect === 'jsx' || dialect === 'tsx');
  if (refused !== undefined) return refused;
  const { parsed, first } = parse(text, dialect, surface);
  if (parsed === undefined) {
    const at = first.labels[0]?.start;
    return {
      refused: {
        code: 'syntax',
        message: first.message,
        ...(at === undefined ? {} : { line: lineOf(lines, at) }),
      },
    };
  }
  const language = dialect === 'jsx' ? 'javascript' : 'typescript';
  const gaps = parsed.errors.slice(0, MAX_GAPS).map((it) => gapOf(it, text.length));
  const directives = readDirectives(text, parsed, lines);
  if (surface === true) return { facts: surfaceOf(parsed.module, text, language, lines, directives, gaps) };
  writeOutBound(parsed.program, text);
  writeOutHanded(parsed.program, text);
  const facts = emit(parsed.program, text, language, lines, directives, gaps);
  const notes = notesOf(text, parsed, lines);
  const described = describedOf(text, parsed.comments);
  return {
    facts: {
      ...facts,
      ...(notes.length > 0 && { notes }),
      ...(described.length > 0 && { described }),
    },
  };
}

/** What the parser says against the code without having lost any of it. */
function gapOf(error: OxcError, length: number): Gap {
  const { start, end } = error.labels[0] ?? { start: 0, end: 0 };
  return { start: Math.min(start, length), end: Math.min(end, length), why: error.message };
}

function readDirectives(text: string, parsed: { comments: Comment[] }, lines: readonly number[]): Directive[] {
  if (!mayDirect(text)) return [];
  const comments = parsed.comments.map(({ type, start, end, value }) => ({
    start,
    end,
    text: value,
    block: type === 'Block',
  }));
  return directivesOf({ text, comments, lines }, { byEslint: true });
}

function notesOf(text: string, parsed: { comments: Comment[] }, lines: readonly number[]): number[] {
  if (!mayCatch(text)) return [];
  return parsed.comments.flatMap(({ end, value }) => (isNote(value) ? lineOf(lines, end) : []));
}

function emit(
  program: Program,
  text: string,
  language: FileFacts['language'],
  lines: number[],
  directives: Directive[],
  gaps: readonly Gap[],
): FileFacts {
  const resolution = resolve(program, text.length);
  const e = new Emitter(text, resolution, new Frame(0));
  e.gaps.push(...gaps);
  e.open({ kind: 'module', start: 0, end: text.length, parent: 0, first: 0, last: 0 });
  hoistVariables(e, resolution.scopes.get(program)?.hoisted, { start: 0, end: 0 });
  body(e, program.body);
  for (const late of e.lateExports) late();
  e.close();
  // The queue grows while it is worked off.
  for (const job of e.queue) {
    e.region = job.parent;
    job.run(e, job);
  }
  return e.facts(language, lines, directives);
}
