/** What a file takes and gives, from the parser's module record: the tree never leaves the parser. */
import type { EcmaScriptModule, StaticExportEntry, StaticImport } from 'oxc-parser';
import type { Directive, Export, FileFacts, Gap, Import } from '../../facts/index.ts';
import { FACTS_VERSION } from '../../facts/index.ts';
import type { Growing } from './emitter.ts';

/** Facts of a file whose code nobody asks about. */
export function surfaceOf(
  module: EcmaScriptModule,
  text: string,
  language: FileFacts['language'],
  lines: readonly number[],
  directives: readonly Directive[],
  gaps: readonly Gap[],
): FileFacts {
  const values = [...module.staticImports.flatMap(importsOf), ...dynamicImports(module, text)];
  return {
    version: FACTS_VERSION,
    language,
    surface: true,
    lines,
    values,
    regions: [{ kind: 'module', start: 0, end: text.length, parent: 0, first: 0, last: values.length }],
    exits: [],
    exports: module.staticExports.flatMap(({ entries }) => entries.map(exportOf)),
    directives,
    gaps,
  };
}

function importsOf({ start, end, moduleRequest, entries }: StaticImport): Import[] {
  const from = moduleRequest.value;
  if (entries.length === 0) return [{ kind: 'import', start, end, from, name: '*', how: 'static' }];
  return entries.map(({ importName, localName, isType }) => {
    const name = is(importName, 'Name') ? (importName.name ?? '') : is(importName, 'Default') ? 'default' : '*';
    const value: Growing<Import> = {
      kind: 'import',
      start: importName.start ?? localName.start,
      end: localName.end,
      from,
      name,
      how: 'static',
    };
    if (isType) value.typeOnly = true;
    return value;
  });
}

/** `import('./x')` with the specifier written out. */
function dynamicImports({ dynamicImports: all }: EcmaScriptModule, text: string): Import[] {
  return all.flatMap(({ start, end, moduleRequest }): Import[] => {
    const from = /^(['"])([^'"\\]*)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[2];
    return from === undefined ? [] : [{ kind: 'import', start, end, from, name: '*', how: 'dynamic' }];
  });
}

function exportOf({ start, end, moduleRequest, importName, exportName }: StaticExportEntry): Export {
  const name = is(exportName, 'Default') ? 'default' : (exportName.name ?? '*');
  if (moduleRequest === null) return { start, end, name };
  const from = moduleRequest.value;
  if (is(exportName, 'None')) return { start, end, name: '*', from };
  return { start, end, name, from, imported: is(importName, 'Name') ? (importName.name ?? '*') : '*' };
}
/** Kinds are texts at run time; the parser's types call them an enumeration that nobody can import. */
function is({ kind }: { readonly kind: string }, name: string): boolean {
  return kind === name;
}
