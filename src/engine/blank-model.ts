import type { ProjectFile } from '../linker/project.ts';
import { emptyLists } from '../linker/unknown.ts';
import type { BackendModel } from '../model/model.ts';

/** The model of a project of which nothing is known but its files. */
export function blankModel(files: readonly ProjectFile[]): BackendModel {
  return {
    ...emptyLists(),
    endpoints: [],
    applications: [],
    queries: [],
    secrets: [],
    tokens: [],
    passwords: [],
    ciphers: [],
    sessions: [],
    limiters: [],
    parsers: [],
    signatures: [],
    blocking: [],
    documents: [],
    wiring: [],
    sinks: [],
    modules: [],
    features: [],
    packages: [],
    files: files.map(({ path, role, outline }) => ({
      path,
      role,
      language: outline.language,
      state: 'skipped',
      reason: 'the files could not be put together',
      needed: true,
      directives: outline.directives,
    })),
    unresolved: [],
    failed: [],
  };
}
