/** Texts in YAML that somebody else wrote. */
import { createRequire } from 'node:module';
import type * as yaml from 'yaml';
import { Refused, tooDeep } from './project-file.ts';
import { isDeepValue, isDeepYaml } from './yaml-depth.ts';

const need = createRequire(import.meta.url);

/** What a text in YAML says, or why it is not read. The reader is loaded when there is one. */
export function parseYaml(text: string): unknown {
  const { Lexer, parseDocument } = need('yaml') as typeof yaml;
  if (isDeepYaml(new Lexer().lex(text))) return tooDeep;
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'error' });
  if (document.errors.length > 0) return new Refused('manifest', 'cannot be read (not YAML)');
  try {
    const value: unknown = document.toJS({ maxAliasCount: 20 });
    return isDeepValue(value) ? tooDeep : value;
  } catch {
    return new Refused('manifest', 'cannot be read (not YAML)');
  }
}
