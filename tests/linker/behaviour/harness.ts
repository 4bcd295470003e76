/** Links a small project out of texts. */
import { readDescribed } from '../../../src/host/api-documents.ts';
import { outlineOf } from '../../../src/facts/outline.ts';
import { libraries } from '../../../src/libraries/index.ts';
import { typescript } from '../../../src/languages/typescript/index.ts';
import { link } from '../../../src/linker/index.ts';
import type { ImportTarget, ProjectFile } from '../../../src/linker/project.ts';
import type { BackendModel } from '../../../src/model/model.ts';

/** The model of files given by name; bare specifiers are packages. */
export function modelOf(
  files: Readonly<Record<string, string>>,
  dependencies: Readonly<Record<string, string>> = {},
): BackendModel {
  const isGraph = (path: string): boolean => path.endsWith('.graphql');
  const graphTexts = Object.entries(files).flatMap(([path, text]) => (isGraph(path) ? [{ path, id: text, text }] : []));
  const code = Object.entries(files).filter(([path]) => !isGraph(path));
  const list = code.map(([path, text]): ProjectFile => {
    const found = typescript.extract({ path, text });
    if (!('facts' in found)) throw new Error(found.refused.message);
    return { path, role: 'source', outline: outlineOf(found.facts), facts: found.facts };
  });
  const resolve = (_: string, specifier: string): ImportTarget => {
    const [, name, subpath] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/.exec(specifier) ?? [];
    if (!specifier.startsWith('.')) return { is: 'package', name: name ?? specifier, subpath: subpath ?? '' };
    const path = specifier.replace(/^\.\//, '');
    return list.some((file) => file.path === path) ? { is: 'file', path } : { is: 'unresolved', why: 'no such file' };
  };
  return link({
    files: list,
    manifests: [{ folder: '', dependencies, entries: [] }],
    graphTexts,
    libraries,
    resolve,
    readDescribed,
  });
}
