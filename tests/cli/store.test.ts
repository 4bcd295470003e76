// What is kept between runs, through the built command: it makes no difference but time, and nobody can plant it.
import { spawn } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { folderWith, put } from '../host/folder.ts';
import { backend, backendAudit, command } from './run.ts';

const parity = fileURLToPath(new URL('../../fixtures/parity', import.meta.url));
const shop = {
  ...backend,
  'lib/prices.js': 'exports.price = (cake) => cake.length;\n',
  'lib/orders.py':
    'from flask import Flask\napp = Flask(__name__)\n\n@app.post("/orders")\ndef order():\n    return {}\n',
};

/** A project and the user's cache folder; every run must be told apart by nothing but its arguments. */
function place(files: Readonly<Record<string, string>> = shop) {
  const [root, home] = [folderWith(files), folderWith({})];
  const own = join(home, 'backend-audit');
  const run = (...args: string[]): string => {
    const { stdout, stderr } = backendAudit(['--format', 'json', '--fail-on', 'never', ...args], root, {
      XDG_CACHE_HOME: home,
    });
    expect(stderr).toBe('');
    return stdout;
  };
  const file = (): string =>
    join(
      own,
      readdirSync(own).find((name) => name.endsWith('.store'))!,
    );
  return { root, home, own, run, file };
}

describe('what is kept', () => {
  it('gives the same bytes after every change as without it', () => {
    const { root, run } = place();
    run();
    for (const [path, text] of [
      ['routes/cakes.js', `${backend['routes/cakes.js']}router.post('/cakes', (req, res) => res.json({}));\n`],
      ['lib/prices.js', "const { Pool } = require('pg');\nnew Pool().query(`SELECT ${process.argv[2]}`);\n"],
      ['server.js', backend['server.js'].replace('express.json()', "require('helmet')()")],
      ['lib/orders.py', '# nothing any more\n'],
      ['routes/cakes.js', backend['routes/cakes.js']],
    ] as const) {
      writeFileSync(join(root, path), text);
      expect(run()).toBe(run('--no-cache'));
      expect(run()).toBe(run('--no-cache'));
    }
  });

  it('sees another text of the same size and time', () => {
    const line = "router.post('/cakes', (req, res) => res.json({}));\n";
    const text = (end: string) => `${backend['routes/cakes.js']}${end}`;
    const { root, run } = place({ ...shop, 'routes/cakes.js': text(`//${'x'.repeat(line.length - 3)}\n`) });
    const past = new Date(2020, 1, 1);
    const path = join(root, 'routes/cakes.js');
    utimesSync(path, past, past);
    const before = run();
    writeFileSync(path, text(line));
    utimesSync(path, past, past);
    const after = run();
    expect(after).not.toBe(before);
    expect(after).toBe(run('--no-cache'));
  });

  it('gives the same bytes whatever became of it: thirty damages', () => {
    const { run, file } = place();
    const cold = run();
    const good = readFileSync(file());
    const damages = Array.from({ length: 30 }, (_, at) => {
      const bad = Buffer.from(good);
      const where = Math.floor(((at + 0.5) * good.length) / 30);
      if (at % 5 === 0) return bad.subarray(0, where);
      if (at % 5 === 1) return Buffer.concat([bad.subarray(0, where), bad.subarray(where + 3)]);
      if (at % 5 === 2) return Buffer.concat([bad, bad]);
      bad.fill(at, where, where + 40);
      return bad;
    });
    for (const bad of damages) {
      writeFileSync(file(), bad);
      expect(run()).toBe(cold);
    }
  }, 120_000);

  it('is read and written by four processes at once', async () => {
    const { root, home, run } = place();
    const cold = run('--no-cache');
    const texts = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const child = spawn(process.execPath, [command, '--format', 'json', '--fail-on', 'never'], {
          cwd: root,
          env: { ...process.env, XDG_CACHE_HOME: home },
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        return Buffer.concat(await child.stdout.toArray()).toString();
      }),
    );
    expect(new Set([...texts, run()])).toEqual(new Set([cold]));
  });

  it('is not what lies in the project, and nothing of ours is put there', () => {
    const { root, run } = place();
    const before = listing(root);
    run();
    expect(listing(root)).toEqual(before);
    const elsewhere = folderWith({ 'facts.bin': 'precious' });
    mkdirSync(join(root, 'node_modules/.cache'));
    symlinkSync(elsewhere, join(root, 'node_modules/.cache/backend-audit'), 'junction');
    run();
    expect(readdirSync(elsewhere)).toEqual(['facts.bin']);
  });

  it('does not hide anything when another user forged it', () => {
    const harmless = { ...shop, 'routes/cakes.js': 'module.exports = () => {};\n' };
    const { root, own, run, file } = place(harmless);
    run();
    // The attacker knows everything but the secret: content ids of the harmless file are given to the one to be hidden.
    const evil = backend['routes/cakes.js'];
    const idOf = (text: string): string => createHash('sha256').update(text).digest('base64url');
    const forge = (secret: Buffer): Buffer => forged(file(), secret, idOf(harmless['routes/cakes.js']), idOf(evil));
    const secret = readFileSync(join(own, 'secret'));
    const [theirs, ours] = [forge(Buffer.alloc(32, 7)), forge(secret)];
    put(root, 'routes/cakes.js', evil);
    const cold = run('--no-cache');
    expect(JSON.parse(cold).backend_audit.endpoints).not.toEqual([]);
    writeFileSync(file(), theirs);
    expect(run()).toBe(cold);
    // The same forgery by who has the secret is believed: it is the secret that keeps it out.
    writeFileSync(file(), ours);
    expect(run()).not.toBe(cold);
  });

  it('lies where --cache-location says, and nowhere with --no-cache', () => {
    const { root, own, run } = place();
    const location = folderWith({});
    const cold = run('--no-cache');
    expect(existsSync(own)).toBe(false);
    expect(run('--cache-location', location)).toBe(cold);
    expect(readdirSync(location)).toHaveLength(1);
    expect(readdirSync(own).filter((name) => name.endsWith('.store'))).toEqual([]);
    const inside = join(root, 'kept');
    expect(run('--cache-location', inside)).toBe(cold);
    expect(run('--cache-location', inside)).toBe(cold);
  });

  it('keeps every language', () => {
    const [root, home] = [folderWith({}), folderWith({})];
    cpSync(parity, root, { recursive: true });
    const reports = Array.from({ length: 3 }, () =>
      backendAudit(['--format', 'json', '--fail-on', 'never'], root, { XDG_CACHE_HOME: home }),
    );
    for (const report of reports) expect(report).toEqual(reports[0]);
    expect(reports[0]).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('compiled code', () => {
  const canKeep = !/^v(?:20|22\.0)\./.test(process.version);

  it.runIf(canKeep)('is kept by Node in a folder that nobody else can read', () => {
    const { own, run } = place();
    expect(run()).toBe(run());
    const { mode } = lstatSync(join(own, 'code'));
    expect(mode & 0o777).toBe(0o700);
    expect(readdirSync(join(own, 'code'))).not.toEqual([]);
  });

  it('is not kept with --no-cache, nor in the folder where the command runs', () => {
    const { own, root, run } = place();
    run('--no-cache');
    expect(existsSync(own)).toBe(false);
    const before = listing(root);
    backendAudit([], root, { XDG_CACHE_HOME: join(root, 'cache') });
    expect(listing(root)).toEqual(before);
  });
});

function listing(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
}

/** The store in which one content passes for another, sealed with a secret, as somebody who has the program could do it. */
function forged(path: string, secret: Buffer, was: string, is: string): Buffer {
  const bytes = readFileSync(path);
  const headLength = 26;
  const indexLength = bytes.readUInt32LE(headLength - 4);
  const chunks = fileURLToPath(new URL('../../dist/src/chunks', import.meta.url));
  const [maker] = readdirSync(chunks).flatMap(
    (name) => /JSON\.parse\([`'"]+([0-9a-f]{16})[`'"]+\)/.exec(readFileSync(join(chunks, name), 'utf8'))?.[1] ?? [],
  );
  const key = createHmac('sha256', secret)
    .update(JSON.stringify([maker, process.versions.v8]))
    .digest();
  const seal = (name: string, value: unknown): Buffer => {
    const body = deflateRawSync(serialize(value));
    return Buffer.concat([createHmac('sha256', key).update(`${name}\n`).update(body).digest(), body]);
  };
  const open = (entry: Buffer): unknown => deserialize(inflateRawSync(entry.subarray(32)));
  let at = headLength + indexLength;
  const rows = open(bytes.subarray(headLength, at)) as [string, number, number][];
  const bodies = rows.map(([name, length]) => {
    const value = open(bytes.subarray(at, (at += length)));
    const { rows: files = [] } = value as { rows?: { id: string }[] };
    for (const file of files) if (file.id === was) file.id = is;
    return [name, seal(name, value)] as const;
  });
  const index = seal(
    '',
    bodies.map(([name, body]) => [name, body.length, 0]),
  );
  const head = Buffer.from(bytes.subarray(0, headLength));
  head.writeUInt32LE(index.length, headLength - 4);
  return Buffer.concat([head, index, ...bodies.map(([, body]) => body)]);
}
