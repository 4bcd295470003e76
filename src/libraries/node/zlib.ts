import type { Library } from '../kinds.ts';

export default {
  package: 'node:zlib',
  ecosystem: 'node',
  flows: [
    {
      at: '.gzip|gunzip|deflate|inflate|deflateRaw|inflateRaw|brotliCompress|brotliDecompress|unzip|zstdCompress|zstdDecompress',
      from: '[0]',
      to: '[last] param1',
    },
    {
      at: '.gzipSync|gunzipSync|deflateSync|inflateSync|deflateRawSync|inflateRawSync|brotliCompressSync|brotliDecompressSync|unzipSync',
      from: '[0]',
      to: 'return',
    },
  ],
  callbacks: [
    {
      at: '.gzip|gunzip|deflate|inflate|deflateRaw|inflateRaw|brotliCompress|brotliDecompress|unzip|zstdCompress|zstdDecompress',
      function: '[last]',
      runs: 'later',
      drops: true,
    },
  ],
  blocking: [
    {
      at: '.gzipSync|gunzipSync|deflateSync|inflateSync|deflateRawSync|inflateRawSync|brotliCompressSync|brotliDecompressSync|unzipSync',
      kind: 'compress',
    },
    { at: '.zstdCompressSync|zstdDecompressSync', kind: 'compress' },
  ],
} as const satisfies Library;
