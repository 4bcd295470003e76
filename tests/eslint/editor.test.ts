// The plugin in an editor's ESLint server, over stdio with pull diagnostics: unsaved texts, and one file told by another.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { eslints, limited, login, loginRule, open, repository, workplace } from './workplace.ts';

const server = join(repository, 'node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server');

/** What a pull is answered with. */
interface Report {
  readonly items: readonly {
    readonly code: string;
    readonly range: { readonly start: { readonly line: number } };
    readonly codeDescription: { readonly href: string };
  }[];
}

async function editorIn(root: string) {
  const child = spawn(process.execPath, [server, '--stdio'], { cwd: root, stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  onTestFinished(() => {
    connection.dispose();
    child.kill();
  });
  const uriOf = (path: string) => pathToFileURL(join(root, path)).href;
  const folder = { name: 'project', uri: pathToFileURL(root).href };
  const settings = {
    validate: 'on',
    run: 'onType',
    packageManager: 'npm',
    useESLintClass: true,
    useFlatConfig: true,
    experimental: { useFlatConfig: false },
    codeAction: { disableRuleComment: { enable: false }, showDocumentation: { enable: false } },
    codeActionOnSave: { mode: 'all' },
    format: false,
    quiet: false,
    onIgnoredFiles: 'off',
    options: {},
    rulesCustomizations: [],
    problems: { shortenToSingleLine: false },
    nodePath: null,
    workspaceFolder: folder,
    workingDirectory: { directory: root },
  };
  connection.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) =>
    items.map(() => settings),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.onNotification(() => undefined);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: folder.uri,
    workspaceFolders: [folder],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true, diagnostics: { refreshSupport: true } },
      textDocument: { diagnostic: { dynamicRegistration: false }, synchronization: {} },
    },
  });
  await connection.sendNotification('initialized', {});

  let version = 0;
  return {
    async open(path: string, text: string) {
      const textDocument = { uri: uriOf(path), languageId: 'javascript', version: ++version, text };
      await connection.sendNotification('textDocument/didOpen', { textDocument });
    },
    async type(path: string, text: string) {
      const textDocument = { uri: uriOf(path), version: ++version };
      await connection.sendNotification('textDocument/didChange', { textDocument, contentChanges: [{ text }] });
    },
    async pull(path: string): Promise<readonly string[]> {
      const { items } = await connection.sendRequest<Report>('textDocument/diagnostic', {
        textDocument: { uri: uriOf(path) },
      });
      return items.flatMap(({ code, range, codeDescription }) => {
        if (code !== `backend-audit/${loginRule}`) return [];
        expect(codeDescription.href).toContain('/rules/');
        return `${range.start.line + 1} ${code}`;
      });
    },
  };
}

describe.each(eslints)('an editor with %s', (eslint) => {
  const found = [`5 backend-audit/${loginRule}`];
  const app = login['src/app.js'];

  it('shows and takes back a finding across files while its file is edited', async () => {
    const { root } = workplace({ ...login, 'src/limits.js': limited }, eslint);
    const editor = await editorIn(root);
    await editor.open('src/app.js', app);
    expect(await editor.pull('src/app.js')).toEqual([]);
    await editor.type('src/app.js', app.replace(' limit,', ''));
    expect(await editor.pull('src/app.js')).toEqual(found);
    await editor.type('src/app.js', app);
    expect(await editor.pull('src/app.js')).toEqual([]);
  });

  it('shows and takes it back in a file when the other one was edited and pulled', async () => {
    const { root } = workplace({ ...login, 'src/limits.js': limited }, eslint);
    const editor = await editorIn(root);
    await editor.open('src/app.js', app);
    await editor.open('src/limits.js', limited);
    expect(await editor.pull('src/app.js')).toEqual([]);
    await editor.type('src/limits.js', open);
    await editor.pull('src/limits.js');
    expect(await editor.pull('src/app.js')).toEqual(found);
    await editor.type('src/limits.js', limited);
    await editor.pull('src/limits.js');
    expect(await editor.pull('src/app.js')).toEqual([]);
  });
});
