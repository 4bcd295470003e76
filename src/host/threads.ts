import { setImmediate } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { createRequire } from 'node:module';
import type { DiscoveredFile } from './discover.ts';
import { extractedOf, type Extracted } from './extract.ts';
import type { FileFacts } from '../facts/facts.ts';
import type { Notice } from './notice.ts';

/** What a thread is asked: the files of one batch. */
export interface Batch {
  readonly files: readonly Pick<DiscoveredFile, 'path' | 'absolute' | 'size' | 'role' | 'content'>[];
}
/** What it answers of each file, in the order of the batch. */
export type BatchFacts = readonly ({ readonly path: string; readonly id: string } & (
  { readonly notice: Notice } | { readonly facts: FileFacts }
))[];

/** Loaded only where threads are started. */
const need = createRequire(import.meta.url);
const batchSize = 48;

/**
 * Extracts on several threads, this one among them (`here` does one file). A file on which a thread dies costs that
 * file; its batch is tried again one by one.
 */
export async function extractInThreads(
  files: readonly DiscoveredFile[],
  threads: number,
  here: (file: DiscoveredFile) => void,
  take: (extracted: Extracted) => void,
): Promise<void> {
  const queue: DiscoveredFile[][] = [];
  for (let i = 0; i < files.length; i += batchSize) queue.push(files.slice(i, i + batchSize));
  const others = Array.from({ length: Math.min(threads, queue.length) - 1 }, () => serve(queue, take));
  await Promise.all([...others, serveHere(queue, here)]);
}

async function serveHere(queue: DiscoveredFile[][], here: (file: DiscoveredFile) => void): Promise<void> {
  for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) {
    for (const file of batch) here(file);
    // Answers of the other threads wait for this one to listen, and they for their next batch.
    await setImmediate();
  }
}

async function serve(queue: DiscoveredFile[][], take: (extracted: Extracted) => void): Promise<void> {
  let worker: Worker | undefined;
  for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) {
    worker ??= start();
    try {
      receive(await ask(worker, batch), take);
    } catch (error) {
      void worker.terminate();
      worker = undefined;
      const [only] = batch;
      if (batch.length > 1) for (const file of batch) queue.push([file]);
      else if (only !== undefined) {
        const message = `extraction failed: ${error instanceof Error ? error.message : String(error)}`;
        take({ path: only.path, id: '', notice: { path: only.path, code: 'internal', message } });
      }
    }
  }
  await worker?.terminate();
}

function start(): Worker {
  // From source (tests) as from the build: the thread's file lies in this folder's place, with the same ending.
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const { Worker: Thread } = need('node:worker_threads') as { readonly Worker: typeof Worker };
  return new Thread(new URL(`../host/extract-worker.${ending}`, import.meta.url), {
    resourceLimits: { stackSizeMb: 64 },
  });
}

function ask(worker: Worker, batch: readonly DiscoveredFile[]): Promise<BatchFacts> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
    };
    const onMessage = (answer: BatchFacts): void => {
      settle();
      resolve(answer);
    };
    const onError = (error: Error): void => {
      settle();
      reject(error);
    };
    const onExit = (code: number): void => {
      settle();
      reject(new Error(`the thread ended with ${code}`));
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    const asked: Batch = {
      files: batch.map(({ path, absolute, size, role, content }) => ({
        path,
        absolute,
        size,
        role,
        ...(content === undefined ? {} : { content }),
      })),
    };
    worker.postMessage(asked);
  });
}

function receive(answer: BatchFacts, take: (extracted: Extracted) => void): void {
  for (const row of answer) take('notice' in row ? row : extractedOf(row.path, row.id, row.facts));
}
