import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { expect, it } from 'vitest';
import { sarif } from '../../src/report/sarif.ts';
import { folderWith } from '../host/folder.ts';
import { about, result } from './result.ts';

// The validator is a .NET program that its package ships for some platforms only.
const tool = join(createRequire(import.meta.url).resolve('@microsoft/sarif-multitool/package.json'), '..', 'bin.js');
it.skipIf(process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(tool))(
  'SARIF is what the validator of its authors calls valid',
  () => {
    const folder = folderWith({ 'out.sarif': sarif(result(), about()) });
    const said = execFileSync(
      process.execPath,
      [
        tool,
        'validate',
        join(folder, 'out.sarif'),
        '--output',
        join(folder, 'verdict.sarif'),
        '--log',
        'ForceOverwrite',
      ],
      { encoding: 'utf8', env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' } },
    );
    expect(said).toContain('Analysis completed successfully');
    const verdict = JSON.parse(readFileSync(join(folder, 'verdict.sarif'), 'utf8').replace(/^\uFEFF/, '')) as Log;
    const complaints =
      verdict.runs[0]?.results?.filter(({ level, kind }) => (kind ?? 'fail') === 'fail' && level !== 'note') ?? [];
    expect(complaints.map(({ ruleId, message }) => [ruleId, message.text ?? message.arguments])).toEqual([]);
  },
);
