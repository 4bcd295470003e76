import type { Library } from '../kinds.ts';

export default {
  package: 'node:fs',
  aliases: ['fs-extra', 'graceful-fs', 'original-fs'],
  ecosystem: 'node',
  types: {
    Fs: ['/', '.promises', '/promises'],
    ReadStream: ['Fs .createReadStream ()', 'FileHandle .createReadStream ()'],
    WriteStream: ['Fs .createWriteStream ()', 'FileHandle .createWriteStream ()'],
    FileHandle: ['.promises .open ()', '/promises .open ()'],
    FSWatcher: ['Fs .watch|watchFile ()'],
    Dir: ['Fs .opendir|opendirSync ()'],
    Stats: ['Fs .stat|lstat|statSync|lstatSync ()'],
  },
  extends: { ReadStream: ['node:stream:Readable'], WriteStream: ['node:stream:Writable'] },
  sinks: [
    {
      at: 'Fs .readFile|readFileSync|writeFile|writeFileSync|appendFile|appendFileSync|createReadStream|createWriteStream',
      kind: 'path',
      value: '[0]',
    },
    {
      at: 'Fs .open|openSync|openAsBlob|unlink|unlinkSync|rm|rmSync|rmdir|rmdirSync|mkdir|mkdirSync|mkdtemp|mkdtempSync',
      kind: 'path',
      value: '[0]',
    },
    {
      at: 'Fs .readdir|readdirSync|opendir|opendirSync|stat|statSync|lstat|lstatSync|statfs|access|accessSync|exists|existsSync',
      kind: 'path',
      value: '[0]',
    },
    {
      at: 'Fs .readlink|readlinkSync|realpath|realpathSync|truncate|truncateSync|chmod|chmodSync|chown|chownSync|lchmod|lchown|utimes|utimesSync|lutimes',
      kind: 'path',
      value: '[0]',
    },
    { at: 'Fs .watch|watchFile|unwatchFile|glob|globSync', kind: 'path', value: '[0]' },
    {
      at: 'Fs .rename|renameSync|copyFile|copyFileSync|cp|cpSync|link|linkSync|symlink|symlinkSync',
      kind: 'path',
      value: '[0]',
    },
    {
      at: 'Fs .rename|renameSync|copyFile|copyFileSync|cp|cpSync|link|linkSync|symlink|symlinkSync',
      kind: 'path',
      value: '[1]',
    },
    // fs-extra
    { at: 'Fs .copy|copySync|move|moveSync|ensureLink|ensureSymlink', kind: 'path', value: '[0]' },
    { at: 'Fs .copy|copySync|move|moveSync|ensureLink|ensureSymlink', kind: 'path', value: '[1]' },
    {
      at: 'Fs .remove|removeSync|emptyDir|emptyDirSync|ensureDir|ensureDirSync|ensureFile|ensureFileSync|mkdirp|mkdirpSync|mkdirs|mkdirsSync',
      kind: 'path',
      value: '[0]',
    },
    {
      at: 'Fs .outputFile|outputFileSync|outputJson|outputJsonSync|readJson|readJsonSync|writeJson|writeJsonSync|readJSON|writeJSON|pathExists|pathExistsSync',
      kind: 'path',
      value: '[0]',
    },
  ],
  callbacks: [
    {
      at: 'Fs .readFile|writeFile|appendFile|open|close|read|write|unlink|rm|rmdir|mkdir|mkdtemp|readdir|stat|lstat|fstat|access|exists',
      function: '[last]',
      runs: 'later',
      drops: true,
    },
    {
      at: 'Fs .readlink|realpath|truncate|chmod|chown|utimes|rename|copyFile|cp|link|symlink|watch|watchFile',
      function: '[last]',
      runs: 'later',
      drops: true,
    },
    { at: 'ReadStream|WriteStream|FSWatcher .on|once', function: '[1]', runs: 'later', drops: true },
  ],
  flows: [
    { at: 'Fs .realpath|realpathSync', from: '[0]', to: 'return' },
    { at: 'Fs .realpath', from: '[0]', to: '[last] param1' },
  ],
  // A stream of a handle closes it at its end, and when it fails.
  connections: [{ acquire: '/promises .open', release: ['FileHandle .close|createReadStream|createWriteStream'] }],
  fileNames: [
    { at: 'Fs .readdir|readdirSync', gives: 'entries', of: '[0]' },
    { at: 'Fs .readdir [last] param1', gives: 'entries', of: '[0]' },
  ],
  wholeFiles: [{ at: 'Fs .readFile|readFileSync', path: '[0]' }],
  // What only asks for a name, a time or a right is over before anybody notices.
  blocking: [
    {
      at: 'Fs .readFileSync|writeFileSync|appendFileSync|copyFileSync|cpSync|rmSync|readdirSync|globSync|readvSync|writevSync',
      kind: 'file',
    },
    { at: 'Fs .copySync|moveSync|removeSync|emptyDirSync|outputFileSync|outputJsonSync', kind: 'file' },
    { at: 'Fs .readJsonSync|readJSONSync|writeJsonSync|writeJSONSync', kind: 'file' },
  ],
} as const satisfies Library;
