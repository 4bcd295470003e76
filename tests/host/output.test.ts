// A report is written whole or not at all, wherever it goes.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OutputError, writeReport } from '../../src/host/index.ts';
import { backend, backendAudit, command } from '../cli/run.ts';
import { folderWith } from './folder.ts';

const shell = (script: string, cwd: string) =>
  spawnSync('/bin/sh', ['-c', script.replaceAll('TOOL', `"${process.execPath}" "${command}"`)], {
    cwd,
    encoding: 'utf8',
  });
const report = (text: string) => JSON.parse(text).backend_audit.tool.name;

describe('--output', () => {
  it('takes the place of what was there, with its permissions, and leaves nothing beside it', () => {
    const root = folderWith({ 'out/report.json': 'old', 'real/there.json': 'old' });
    chmodSync(join(root, 'out/report.json'), 0o640);
    writeReport(join(root, 'out/report.json'), 'new');
    expect(readFileSync(join(root, 'out/report.json'), 'utf8')).toBe('new');
    expect(statSync(join(root, 'out/report.json')).mode & 0o777).toBe(0o640);
    symlinkSync('../real/there.json', join(root, 'out/link.json'));
    writeReport(join(root, 'out/link.json'), 'new');
    expect(readFileSync(join(root, 'real/there.json'), 'utf8')).toBe('new');
    symlinkSync('../real/not-yet.json', join(root, 'out/dangling.json'));
    writeReport(join(root, 'out/dangling.json'), 'new');
    expect(readFileSync(join(root, 'real/not-yet.json'), 'utf8')).toBe('new');
    expect(readdirSync(join(root, 'out')).sort()).toEqual(['dangling.json', 'link.json', 'report.json']);
  });

  it('that cannot be written says so, and leaves what was there', () => {
    const root = folderWith({ 'a.txt': 'old' });
    mkdirSync(join(root, 'folder'));
    for (const path of ['folder', 'a.txt/b']) expect(() => writeReport(join(root, path), 'x')).toThrow(OutputError);
    expect(readFileSync(join(root, 'a.txt'), 'utf8')).toBe('old');
    expect(readdirSync(root).sort()).toEqual(['a.txt', 'folder']);
  });

  it('may be a pipe or a descriptor', () => {
    const root = folderWith(backend);
    execFileSync('mkfifo', [join(root, 'pipe')]);
    const { stdout, status } = shell('TOOL -f json -o pipe --no-cache & cat pipe; wait $!', root);
    expect([report(stdout), status]).toEqual(['backend-audit', 0]);
    expect(statSync(join(root, 'pipe')).isFIFO()).toBe(true);
    for (const script of [
      'TOOL -f json -o /dev/stdout --no-cache | cat',
      'TOOL -f json -o /dev/stdout --no-cache > kept.json; cat kept.json',
    ])
      expect(report(shell(script, root).stdout)).toBe('backend-audit');
  });
});

describe.runIf(existsSync('/dev/full'))('a full disk', () => {
  it('behind stdout is told, whatever is written', () => {
    const root = folderWith(backend);
    for (const args of [
      '-f sarif --fail-on never --no-cache',
      'endpoints',
      'rules',
      'standards',
      'explain sql-injection',
      '--version',
      '--help',
    ]) {
      const { status, stderr } = shell(`TOOL ${args} > /dev/full`, root);
      expect([args, status, stderr]).toEqual([args, 2, 'backend-audit: stdout cannot be written (ENOSPC)\n']);
    }
  });
});

describe('a file that may not grow', () => {
  // A limit of the shell on the size of files, in blocks of 512 or 1024 bytes, stands in for a disk that fills up.
  const limited = (script: string) => `trap '' XFSZ; ulimit -f 8; ${script}`;
  it('holds no part of a report', () => {
    const root = folderWith({ ...backend, 'kept.txt': 'before\n', 'old.json': 'old' });
    expect(shell(limited('TOOL -f json --no-cache --fail-on never >> kept.txt'), root)).toMatchObject({
      status: 2,
      stderr: 'backend-audit: stdout cannot be written (EFBIG)\n',
    });
    expect(readFileSync(join(root, 'kept.txt'), 'utf8')).toBe('before\n');
    for (const path of ['old.json', 'new.json'])
      expect(shell(limited(`TOOL -f json --no-cache --fail-on never -o ${path}`), root)).toMatchObject({
        status: 2,
        stderr: `backend-audit: ${path}: cannot be written (EFBIG)\n`,
      });
    expect(readFileSync(join(root, 'old.json'), 'utf8')).toBe('old');
    expect(
      readdirSync(root)
        .filter((name) => /json$|tmp$/.test(name))
        .sort(),
    ).toEqual(['old.json', 'package.json']);
  });
});

describe('a mistyped command', () => {
  it.each([
    [['explan', 'sql-injection'], "no such folder 'explan'; did you mean the command 'explain'?"],
    [['explan'], "no such folder 'explan'; did you mean the command 'explain'?"],
    [['standard', '--format', 'json'], "no such folder 'standard'; did you mean the command 'standards'?"],
    [['one', 'two'], 'one folder is audited at a time; 2 are named'],
    [['nowhere'], 'nowhere: no such folder'],
  ])('is told from a folder: %j', (args, text) => {
    expect(backendAudit(args, folderWith({}))).toEqual({ code: 2, stdout: '', stderr: `backend-audit: ${text}\n` });
  });
});
