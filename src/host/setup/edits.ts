/** How a text that is there takes up what belongs to this tool: added, and nothing of it changed; undefined where that is not certain. */
import { createRequire } from 'node:module';
import type * as yaml from 'yaml';
import { languages } from '../../languages/index.ts';

const need = createRequire(import.meta.url);

/** ESLint's flat configuration with our preset as the last of its list. */
export function withPreset(path: string, text: string): string | undefined {
  const list = /(export\s+default|module\.exports\s*=)\s*(?:[\w.]+\(\s*)?\[|export\s+default\s+[\w.]+\.config\(/.exec(
    text,
  );
  if (list === null || text.includes(list[0], list.index + 1)) return undefined;
  const isModule = list[0].startsWith('export');
  const at = list.index + list[0].length;
  const taken = `${text.slice(0, at)}\n  ...backendAudit.configs.recommended,${text.slice(at)}`;
  const line = isModule
    ? "import backendAudit from 'backend-audit/eslint';\n"
    : "const backendAudit = require('backend-audit/eslint');\n";
  const first = /^(?:import\s|(?:const|let|var)\s.*\brequire\()/m.exec(taken);
  const place = first === null || first.index > at ? startOf(taken) : first.index;
  const made = taken.slice(0, place) + line + taken.slice(place);
  return parses(path, made) ? made : undefined;
}
/** After what has to stand first: an interpreter, a comment for the compiler, a directive. */
function startOf(text: string): number {
  return /^(?:#!.*\n|\s*\/\/.*\n|\s*\/\*[^]*?\*\/\s*\n|\s*(['"])use strict\1;?\s*\n)*/.exec(text)![0].length;
}
function parses(path: string, text: string): boolean {
  const language = languages.find((each) => each.claims(path));
  const extraction = language?.extract({ path, text });
  return extraction !== undefined && 'facts' in extraction && extraction.facts.gaps.length === 0;
}

/** A shell script with a line more. */
export function withLine(text: string, line: string): string | undefined {
  // What comes after them is never reached.
  if (/^\s*(?:exit|exec)\b/m.test(text)) return undefined;
  return `${text.replace(/\n*$/, '\n')}${line}\n`;
}

/** YAML with `value` below the keys, where nothing stands yet; a list takes it as its last item. Comments and order stay. */
export function withEntry(text: string, keys: readonly string[], value: unknown): string | undefined {
  const { parseDocument, isSeq, isMap } = need('yaml') as typeof yaml;
  const document = parseDocument(text);
  if (document.errors.length > 0 || (document.contents !== null && !isMap(document.contents))) return undefined;
  const there = document.getIn(keys);
  if (isSeq(there)) document.addIn(keys, value);
  else if (there === undefined) document.setIn(keys, document.createNode(value));
  else return undefined;
  return document.toString({ lineWidth: 0 });
}
/** The last of the stages that a GitLab configuration names, where it names some and none of them is the usual one. */
export function stageOf(text: string): string | undefined {
  const { parseDocument } = need('yaml') as typeof yaml;
  const value: unknown = parseDocument(text).toJS({ maxAliasCount: 20 });
  const stages = typeof value === 'object' && value !== null && 'stages' in value ? value.stages : undefined;
  if (!Array.isArray(stages) || stages.includes('test')) return undefined;
  const last: unknown = stages.at(-1);
  return typeof last === 'string' ? last : undefined;
}
