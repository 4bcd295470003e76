import { parentPort } from 'node:worker_threads';
import { languages } from '../languages/index.ts';
import { readyLanguages } from './grammars.ts';
import { extractFrom, isNotice, readSource, surfaceOnly } from './extract.ts';
import type { BatchFacts, Batch } from './threads.ts';

/** What `extractHere` does on the main thread for one file. */
function work(file: Batch['files'][number]): BatchFacts[number] {
  const { path } = file;
  const bytes = readSource(file);
  if (isNotice(bytes)) return { path, id: '', notice: bytes };
  const result = extractFrom(path, bytes, languages, surfaceOnly(file));
  const { id } = result;
  if ('notice' in result) return { path, id, notice: result.notice };
  return { path, id, facts: result.facts };
}

async function answerTo({ files }: Batch): Promise<void> {
  await readyLanguages(files.map(({ path }) => path));
  parentPort?.postMessage(files.map(work) satisfies BatchFacts);
}

parentPort?.on('message', (batch: Batch) => void answerTo(batch));
