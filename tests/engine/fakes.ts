// A language of lines and a linker that makes one secret of every line that says `secret`: enough to show the engine at work
// without any part that is handed in.
import type { Directive, Export, FileFacts, Language, Value } from '../../src/facts/facts.ts';
import { FACTS_VERSION } from '../../src/facts/facts.ts';
import type { Project } from '../../src/linker/project.ts';
import type { BackendModel, Secret } from '../../src/model/model.ts';
import type { AnyRule, Confidence } from '../../src/rule.ts';
import { broken, defineRule } from '../../src/rule.ts';
import { blankModel } from '../../src/engine/blank-model.ts';
import { openSession } from '../../src/engine/index.ts';
import type { Parts, Session } from '../../src/engine/index.ts';

/** `secret x` is a value; `import ./b` an import; `# disable-next-line rule until=day -- reason` a directive, `#e ...` one of ESLint's; `?!` does not parse. */
export const lines: Language & { extracted: string[] } = {
  id: 'lines',
  version: '1',
  extracted: [],
  claims: (path) => path.endsWith('.lines'),
  extract({ path, text }) {
    lines.extracted.push(path);
    const starts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
    const values: Value[] = [];
    const directives: Directive[] = [];
    const exports: Export[] = [];
    const texts = text.split('\n');
    for (const [index, start] of starts.entries()) {
      const line = text.slice(start, (starts[index + 1] ?? text.length + 1) - 1);
      const end = start + line.length;
      if (line.includes('?!')) return { refused: { code: 'syntax', message: 'Unexpected token', line: index + 1 } };
      const [word, name = ''] = line.trim().split(' ');
      if (word === 'secret') values.push({ kind: 'global', name, start: start + line.indexOf('secret'), end });
      if (word === 'import') values.push({ kind: 'import', from: name, name: '*', how: 'static', start, end });
      const comment =
        /#e? (disable-next-line|disable-line|disable-file|disable|enable)(?: +([^-].*?))?(?: -- (.*))?$/.exec(line);
      if (comment !== null) {
        const [, list = '', until] = /^(.*?)(?: *until=(\S+))?$/.exec(comment[2] ?? '')!;
        const target = texts.findIndex((each, at) => at > index && !each.startsWith('#')) + 1;
        directives.push({
          ...(line.startsWith('#') && target > index + 2 ? { target } : {}),
          ...(comment[0].startsWith('#e') ? { tool: 'eslint' } : {}),
          kind: comment[1] as Directive['kind'],
          rules: list
            .split(',')
            .map((rule) => rule.trim())
            .filter((rule) => rule !== ''),
          ...(comment[3] === undefined ? {} : { reason: comment[3] }),
          ...(until === undefined ? {} : { until }),
          line: index + 1,
          start: start + comment.index,
          end,
        });
      }
    }
    const facts: FileFacts = {
      version: FACTS_VERSION,
      language: 'javascript',
      lines: starts,
      values,
      regions: [{ kind: 'module', parent: 0, first: 0, last: values.length, start: 0, end: text.length }],
      exits: [],
      exports,
      directives,
      gaps: [],
    };
    return { facts };
  },
};

export const emptyModel: BackendModel = blankModel([]);

/** Every `secret name` of every file, its value masked to its name; `sharedWith` tells across files. */
export function link(project: Project): BackendModel {
  const secrets: Secret[] = [];
  for (const { path, facts } of project.files)
    for (const value of facts.values) {
      if (value.kind === 'import' && typeof value.from === 'string') project.resolve(path, value.from);
      if (value.kind !== 'global') continue;
      const line = facts.lines.findLastIndex((start) => start <= value.start);
      const column = value.start - facts.lines[line]! + 1;
      secrets.push({
        at: { path, line: line + 1, column, endLine: line + 1, endColumn: column + value.end - value.start },
        what: value.name,
        masked: value.name,
        confidence: 'high',
      });
    }
  const files = project.files.map(({ path, role, facts }) => ({
    path,
    language: 'lines',
    state: 'analysed' as const,
    needed: true,
    role,
    directives: facts.directives,
  }));
  return { ...emptyModel, secrets, files };
}

const words = { summary: 'A secret.', why: 'It leaks.', remedy: 'Take it out.' };
const place = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** Reports secrets; the confidence is the name's where it is one. */
export const leak = defineRule({
  id: 'leak',
  about: 'secret',
  standards: ['secrets/none'],
  severity: 'warning',
  confidence: 'high',
  ...words,
  messages: { leaked: 'The secret {name} is written here.' },
  *check({ at, what }) {
    const confidence: Confidence = what === 'low' || what === 'medium' ? what : 'high';
    yield broken('leaked', at, { data: { name: what }, confidence });
  },
});
/** Reports a name that two files use: what one file alone does not show. */
export const shared = defineRule({
  id: 'shared',
  about: 'backend',
  standards: [],
  severity: 'error',
  confidence: 'high',
  ...words,
  messages: { again: '{name} is used in {other} too.' },
  *check({ secrets }) {
    for (const { at, what } of secrets)
      for (const other of secrets)
        if (other.what === what && other.at.path !== at.path)
          yield broken('again', at, { data: { name: what, other: other.at.path } });
  },
});
export const malformed = defineRule({
  id: 'malformed-suppression',
  about: 'suppression',
  standards: [],
  severity: 'error',
  confidence: 'high',
  ...words,
  messages: { malformed: 'Not obeyed: {why}.', stranger: 'No rule is called {name}{hint}.' },
  *check({ at, malformed: why, strangers }) {
    if (why !== undefined) yield broken('malformed', at, { data: { why } });
    for (const { name, nearest } of strangers)
      yield broken('stranger', at, {
        data: { name, hint: nearest === undefined ? '' : ` (did you mean ${nearest}?)` },
      });
  },
});
export const unused = defineRule({
  id: 'unused-suppression',
  about: 'suppression',
  standards: [],
  severity: 'warning',
  confidence: 'high',
  ...words,
  messages: { unused: 'Nothing of {rule} to suppress.' },
  *check({ at, idle }) {
    for (const rule of idle) yield broken('unused', at, { data: { rule } });
  },
});
/** Throws in the file named bad.lines. */
export const fragile: AnyRule = defineRule({
  id: 'fragile',
  about: 'secret',
  standards: ['secrets/fragile'],
  severity: 'info',
  confidence: 'high',
  ...words,
  messages: { seen: 'Seen.' },
  *check({ at }) {
    yield broken('seen', at);
    if (at.path === 'bad.lines') throw new Error('cannot\nthink');
  },
});
export const anywhere = (path: string) => ({ path, ...place });

/** A session over texts by path. */
export function sessionOf(texts: Readonly<Record<string, string>>, parts: Partial<Parts> = {}): Session {
  const session = openSession({
    languages: [lines],
    libraries: [],
    standards: [{ id: 'secrets/none', level: 'must', check: 'static-local' }],
    rules: [leak, shared, malformed, unused],
    figures: [],
    manifests: [],
    settings: {},
    link,
    resolver: (files) => (_from, specifier) => {
      const path = specifier.replace('./', '') + '.lines';
      return files.has(path) ? { is: 'file', path } : { is: 'unresolved', why: 'no such file' };
    },
    ...parts,
  });
  for (const [path, text] of Object.entries(texts)) session.update(path, text);
  return session;
}
