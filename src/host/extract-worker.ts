import { parentPort } from 'node:worker_threads';
import { languages } from '../languages/index.ts';
import { readyLanguages } from './grammars.ts';
import type { FileFacts } from '../facts/facts.ts';
import { packFacts } from '../facts/pack.ts';
import { extractFrom, isNotice, readSource, surfaceOnly } from './extract.ts';
import type { Answer, Batch } from './threads.ts';

/** One batch: what `extractHere` does on the main thread, with the answer as bytes. */
function work({ files }: Batch): Answer {
  const rows: Answer['rows'][number][] = [];
  const facts: FileFacts[] = [];
  const hashes: Uint32Array[] = [];
  for (const file of files) {
    const { path } = file;
    const bytes = readSource(file);
    if (isNotice(bytes)) {
      rows.push({ path, id: '', notice: bytes });
      continue;
    }
    const result = extractFrom(path, bytes, languages, surfaceOnly(file));
    if ('notice' in result) {
      rows.push({ path, id: result.id, notice: result.notice });
      continue;
    }
    rows.push({ path, id: result.id });
    facts.push(result.facts);
    hashes.push(result.lineHashes);
  }
  const lineHashes = new Uint32Array(hashes.reduce((sum, each) => sum + each.length, 0));
  let at = 0;
  for (const each of hashes) {
    lineHashes.set(each, at);
    at += each.length;
  }
  // A Buffer may be a window on a shared block; only bytes of its own can be handed over.
  return { rows, packed: Uint8Array.from(packFacts(facts)), lineHashes };
}

async function answerTo(batch: Batch): Promise<void> {
  await readyLanguages(batch.files.map(({ path }) => path));
  const answer = work(batch);
  parentPort?.postMessage(answer, [answer.packed.buffer as ArrayBuffer, answer.lineHashes.buffer as ArrayBuffer]);
}

parentPort?.on('message', (batch: Batch) => void answerTo(batch));
