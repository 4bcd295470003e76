import { parseSync, type Comment, type Program } from 'oxc-parser';
import type { Directive, Extraction, FileFacts, SourceText } from '../../facts/index.ts';
import { directiveOf, mayDirect } from '../directives.ts';
import { Emitter } from './emitter.ts';
import { Frame } from './flow.ts';
import { lineOf, lineStarts } from './lines.ts';
import { hoistVariables } from './names.ts';
import { unreadable } from './readable.ts';
import { resolve } from './resolve.ts';
import { body } from './statements.ts';

/** What one JavaScript or TypeScript text says. */
export function extract(source: SourceText): Extraction {
  try {
    return read(source);
  } catch (error) {
    if (error instanceof RangeError) return { refused: { code: 'too-deep', message: 'the code is nested too deep' } };
    return { refused: { code: 'internal', message: error instanceof Error ? error.message : String(error) } };
  }
}

type Dialect = 'jsx' | 'ts' | 'tsx' | 'dts';

function dialectOf(path: string): Dialect {
  if (/\.d\.[cm]?ts$/.test(path)) return 'dts';
  if (path.endsWith('.tsx')) return 'tsx';
  return /\.[cm]?ts$/.test(path) ? 'ts' : 'jsx';
}

function read({ path, text }: SourceText): Extraction {
  const dialect = dialectOf(path);
  const lines = lineStarts(text);
  const refused = unreadable(text, lines, dialect === 'jsx' || dialect === 'tsx');
  if (refused !== undefined) return refused;
  let parsed = parseSync('file', text, { lang: dialect, sourceType: 'module', preserveParens: false, astType: 'ts' });
  if (parsed.errors.length > 0) {
    const script = parseSync('file', text, {
      lang: dialect,
      sourceType: 'commonjs',
      preserveParens: false,
      astType: 'ts',
    });
    if (script.errors.length > 0) {
      const error = parsed.errors[0]!;
      const at = error.labels[0]?.start ?? 0;
      return { refused: { code: 'syntax', message: error.message, line: lineOf(lines, at) } };
    }
    parsed = script;
  }
  const language = dialect === 'jsx' ? 'javascript' : 'typescript';
  return { facts: emit(parsed.program, text, language, lines, directivesOf(text, parsed, lines)) };
}

function directivesOf(text: string, parsed: { comments: Comment[] }, lines: readonly number[]): Directive[] {
  const directives: Directive[] = [];
  if (!mayDirect(text)) return directives;
  for (const { start, end, value } of parsed.comments) {
    const directive = directiveOf({ start, end, text: value, line: lineOf(lines, end) });
    if (directive !== undefined) directives.push(directive);
  }
  return directives;
}

function emit(
  program: Program,
  text: string,
  language: FileFacts['language'],
  lines: number[],
  directives: Directive[],
): FileFacts {
  const resolution = resolve(program, text.length);
  const e = new Emitter(text, resolution, new Frame(0));
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
