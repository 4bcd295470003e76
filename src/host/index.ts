/**
 * The outside world: files, what is kept between runs, threads, git, configuration files, the SQL parser's WebAssembly.
 * The only folder that touches node:fs and node:child_process; it knows no rule and no model.
 */
export { readDescribed } from './api-documents.ts';
export { discover, discoverSync } from './discover.ts';
export { NoSuchFolder } from './real-folder.ts';
export type { Discovered } from './discover.ts';
export { readyLanguages } from './grammars.ts';
export { loadFacts, loadFactsSync } from './load.ts';
export type { LoadedFile } from './load.ts';
export { Models } from './models.ts';
export { Store } from './store.ts';
export { createResolver } from './resolver.ts';
export type { Notice } from './notice.ts';
export { toolVersion } from './version.ts';
export { ConfigError } from './config.ts';
export { baselineText } from './baseline.ts';
export { Configurations } from './configurations.ts';
export type { Config } from './config.ts';
export { nearest } from '../facts/nearest.ts';
export { readReport } from './saved-report.ts';
export { sourceReader } from './source-text.ts';
export { readSurroundings } from './surroundings.ts';
export { appendOut, readRulePage, writeReport } from './output.ts';
export { OutputError, writeOut } from './streams.ts';
export { loadSqlParserSync } from './sql/parse.ts';
export { hostDay } from './day.ts';
export { discoverCommit, discoverStaged } from './staged.ts';
export { commitBefore, GitError } from './git.ts';
export { placeInRepository } from './work-tree.ts';
