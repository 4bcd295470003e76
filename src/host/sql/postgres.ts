import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A node of PostgreSQL's parse tree: one key that names its kind, or plain members. */
export type Tree = unknown;
/** What the parser makes of a text; `position` is the 0-based offset at which it gave up. */
export type Parse = { readonly tree: Tree } | { readonly position: number };

/** What the parser's loader attaches to the object it is given. */
interface Postgres {
  _malloc(size: number): number;
  _free(pointer: number): void;
  _wasm_parse_query_raw(text: number): number;
  _wasm_free_parse_result(result: number): void;
  lengthBytesUTF8(text: string): number;
  stringToUTF8(text: string, pointer: number, size: number): void;
  UTF8ToString(pointer: number): string;
  getValue(pointer: number, type: 'i32'): number;
}
interface Instance {
  readonly exports: object;
}
/** What we use of the platform's WebAssembly; its types come with the browser's, which this program is not compiled for. */
interface Platform {
  readonly WebAssembly: {
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Instance: new (module: object, imports: object) => Instance;
  };
}
type Loader = (module: {
  instantiateWasm(imports: object, done: (instance: Instance) => void): object;
  print(): void;
  printErr(): void;
}) => Promise<unknown>;

let instance: Postgres | undefined;

/**
 * Loads the parser without waiting, because ESLint cannot: its loader is asynchronous only in fetching and compiling,
 * and hands the exports over before its promise resolves when both are done for it.
 */
function load(): Postgres {
  const from = createRequire(import.meta.url);
  const folder = dirname(from.resolve('libpg-query'));
  const loader = from(join(folder, 'libpg-query.js')) as Loader;
  const { WebAssembly: wasm } = globalThis as unknown as Platform;
  const compiled = new wasm.Module(readFileSync(join(folder, 'libpg-query.wasm')));
  const module = {
    instantiateWasm(imports: object, done: (made: Instance) => void): object {
      const made = new wasm.Instance(compiled, imports);
      done(made);
      return made.exports;
    },
    print: () => undefined,
    printErr: () => undefined,
  };
  void loader(module).catch(() => undefined);
  return module as unknown as Postgres;
}

/** Texts beyond this are data dumps; the parser's stack is not made for them. */
const longest = 64 * 1024;

/** Parses a text as PostgreSQL. Undefined: the parser itself failed, which says nothing about the text. */
export function parsePostgres(text: string): Parse | undefined {
  if (text.length > longest || text.includes('\0')) return undefined;
  try {
    instance ??= load();
    return parseWith(instance, text);
  } catch {
    // A trap (stack, memory) leaves the instance in a state nobody knows: the next text gets a new one.
    instance = undefined;
    return undefined;
  }
}

function parseWith(postgres: Postgres, text: string): Parse {
  const size = postgres.lengthBytesUTF8(text) + 1;
  const pointer = postgres._malloc(size);
  postgres.stringToUTF8(text, pointer, size);
  const result = postgres._wasm_parse_query_raw(pointer);
  try {
    // struct { char* tree; char* stderr; struct { char* message, function, file; int line, cursor; }* error; }
    const error = postgres.getValue(result + 8, 'i32');
    if (error !== 0) return { position: Math.max(0, postgres.getValue(error + 16, 'i32') - 1) };
    return { tree: JSON.parse(postgres.UTF8ToString(postgres.getValue(result, 'i32'))) as Tree };
  } finally {
    postgres._free(pointer);
    postgres._wasm_free_parse_result(result);
  }
}
