/**
 * The outside world: files, cache on disk, threads, git, configuration files, the SQL parser's WebAssembly.
 * The only folder that touches node:fs and node:child_process; it knows no rule and no model.
 */
export { discover, discoverSync, NoSuchFolder } from './discover.ts';
export type { Discovered, DiscoveredFile, PathChoice } from './discover.ts';
export { readyLanguages } from './grammars.ts';
export { loadFacts, loadFactsSync } from './load.ts';
export type { Loaded, LoadedFile, LoadOptions } from './load.ts';
export { createResolver } from './resolver.ts';
export type { Resolve } from './resolver.ts';
export type { PackageManifest } from './manifests.ts';
export type { Notice } from './walk.ts';
export { toolVersion } from './version.ts';
export { ConfigError, readConfig, readConfigSync } from './config.ts';
export type { Config, LoadedConfig } from './config.ts';
export { nearest } from './nearest.ts';
export { readSurroundings } from './surroundings.ts';
export { OutputError, readRulePage, writeReport } from './output.ts';
export { loadSqlParser, loadSqlParserSync } from './sql/parse.ts';
export type { SqlParser } from './sql/parse.ts';
export { discoverStaged } from './staged.ts';
export type { Staged } from './staged.ts';
export { GitError } from './git.ts';
