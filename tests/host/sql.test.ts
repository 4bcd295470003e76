import { describe, expect, it } from 'vitest';
import { loadSqlParserSync } from '../../src/host/index.ts';

const parse = loadSqlParserSync();
/** First letters of the positions: v(alue), i(dentifier), c(lause), u(nknown). */
const positions = (text: string): string | undefined =>
  parse(text)
    ?.positions.map((position) => position[0])
    .join('');

describe('where a hole stands', () => {
  it.each([
    ['SELECT a FROM t WHERE id = $1', 'v'],
    ["SELECT a FROM t WHERE name = '$1'", 'v'],
    ["SELECT a FROM t WHERE name LIKE '%$1%' AND b = $2", 'vv'],
    ['SELECT a FROM $1 WHERE id = $2', 'iv'],
    ['SELECT a FROM log_$1', 'i'],
    ['SELECT a FROM $1_archive', 'i'],
    ['SELECT u.$1 FROM users u', 'i'],
    ['SELECT $1 FROM t', 'i'],
    ['SELECT a FROM t WHERE "$1" = 1', 'i'],
    ['SELECT a FROM t ORDER BY $1 $2 LIMIT $3 OFFSET $4', 'icvv'],
    ['SELECT a FROM t ORDER BY name $1', 'c'],
    ['SELECT a FROM t WHERE $1', 'c'],
    ['SELECT a FROM t WHERE a = $1 AND $2', 'vc'],
    ['SELECT a FROM t WHERE a $1 5', 'c'],
    ['SELECT a FROM t $1 $2', 'cc'],
    ['DELETE FROM t $1', 'c'],
    ['UPDATE t SET $1 WHERE id = $2', 'cv'],
    ['INSERT INTO t ($1) VALUES ($2)', 'iv'],
    ['INSERT INTO t VALUES $1', 'c'],
    ['SELECT a FROM t WHERE id IN ($1)', 'v'],
    ['SELECT a FROM t WHERE id IN $1', 'c'],
    ["SELECT a FROM t WHERE d > now() - interval '$1 days'", 'v'],
    ['a = $1 AND b > $2', 'vv'],
    ['$1 DESC', 'i'],
    ['$1', 'c'],
  ])('%s', (text, expected) => {
    expect(positions(text)).toBe(expected);
  });
});

describe('what a statement does', () => {
  it.each([
    ['SELECT * FROM Users', { does: 'read', tables: ['users'], columns: '*' }],
    [
      'SELECT u.id, count(*) AS n FROM users u JOIN orders o ON o.uid = u.id GROUP BY u.id LIMIT 5',
      { does: 'read', tables: ['users', 'orders'], columns: ['id', 'n'], hasLimit: true },
    ],
    ['INSERT INTO t (a, b) VALUES ($1, $2)', { does: 'create', tables: ['t'], columns: ['a', 'b'] }],
    [
      'INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET a = 2',
      { does: 'upsert', tables: ['t'], columns: ['a'] },
    ],
    [
      'UPDATE t SET n = n - $1 WHERE id = $2',
      { does: 'update', tables: ['t'], columns: ['n'], relativeUpdate: true, compares: ['id'] },
    ],
    ['UPDATE t SET n = $1', { does: 'update', tables: ['t'], columns: ['n'] }],
    ['DELETE FROM t WHERE id = $1', { does: 'delete', tables: ['t'], compares: ['id'] }],
    [
      'WITH gone AS (DELETE FROM t RETURNING *) SELECT id FROM gone',
      { does: 'delete', tables: ['t'], columns: ['id'] },
    ],
    ['CREATE TABLE t (id int)', { does: 'schema', tables: ['t'] }],
    [
      "SELECT a FROM t WHERE a LIKE '%' || $1",
      { does: 'read', tables: ['t'], columns: ['a'], leadingWildcard: true, compares: ['a'] },
    ],
    ['BEGIN', { does: 'unknown', tables: [], session: true, transaction: 'begin' }],
    ['COMMIT', { does: 'unknown', tables: [], session: true, transaction: 'commit' }],
    ['ROLLBACK', { does: 'unknown', tables: [], session: true, transaction: 'rollback' }],
    ['ROLLBACK TO SAVEPOINT s', { does: 'unknown', tables: [], session: true }],
    ['BEGIN; INSERT INTO t (a) VALUES (1); COMMIT', { does: 'create', tables: ['t'], columns: ['a'] }],
    ['SET LOCAL a = 1', { does: 'unknown', tables: [], session: true }],
    [
      'SELECT a FROM t WHERE v = 1 FOR UPDATE',
      { does: 'read', tables: ['t'], columns: ['a'], locks: true, compares: ['v'] },
    ],
    ['SELECT 1', { does: 'read', tables: [], columns: [], givesRow: true }],
    ['SELECT count(*) AS n FROM t', { does: 'read', tables: ['t'], columns: ['n'], givesRow: true }],
    ['SELECT coalesce(sum(a), 0) AS n FROM t', { does: 'read', tables: ['t'], columns: ['n'], givesRow: true }],
    ['SELECT coalesce(a, 0) AS n FROM t', { does: 'read', tables: ['t'], columns: ['n'] }],
    ['SELECT count(*) AS n FROM t GROUP BY a', { does: 'read', tables: ['t'], columns: ['n'] }],
    ['SELECT count(*) OVER () AS n FROM t', { does: 'read', tables: ['t'], columns: ['n'] }],
    ['SELECT (SELECT count(*) FROM b) AS n FROM t', { does: 'read', tables: ['b', 't'], columns: ['n'] }],
    ['INSERT INTO t (a) VALUES ($1), ($2)', { does: 'create', tables: ['t'], columns: ['a'], manyRows: true }],
    ['INSERT INTO t (a) VALUES $1', { does: 'create', tables: ['t'], columns: ['a'], manyRows: true }],
    ['INSERT INTO t (a) SELECT b FROM s', { does: 'create', tables: ['t', 's'], columns: ['a'], manyRows: true }],
    ['INSERT INTO t (a) SELECT 1', { does: 'create', tables: ['t'], columns: ['a'] }],
  ])('%s', (text, expected) => {
    expect(parse(text)).toEqual({ ...expected, positions: expect.any(Array) });
  });

  it.each([
    [
      'SELECT TOP 10 [name] FROM [dbo].[users] WHERE [id] = $1',
      { does: 'read', tables: ['users'], columns: ['name'], hasLimit: true, compares: ['id'] },
    ],
    ['SELECT `a` FROM `t` LIMIT $1, $2', { does: 'read', tables: ['t'], columns: ['a'], hasLimit: true }],
    ['INSERT OR REPLACE INTO t (a) VALUES ($1)', { does: 'upsert', tables: ['t'], columns: ['a'] }],
    ['REPLACE INTO t (a) VALUES ($1)', { does: 'upsert', tables: ['t'], columns: ['a'] }],
    ['INSERT IGNORE INTO t (a) VALUES ($1)', { does: 'create', tables: ['t'], columns: ['a'] }],
    [
      'INSERT INTO t (a) VALUES ($1) ON DUPLICATE KEY UPDATE a = VALUES(a)',
      { does: 'upsert', tables: ['t'], columns: ['a'] },
    ],
    ['INSERT INTO t SET a = $1, b = $2', { does: 'create', tables: ['t'], columns: ['a', 'b'] }],
    ['SELECT a FROM t # comment\nWHERE b = $1', { does: 'read', tables: ['t'], columns: ['a'], compares: ['b'] }],
    ['SELECT a FROM t WITH (UPDLOCK, ROWLOCK)', { does: 'read', tables: ['t'], columns: ['a'], locks: true }],
    ['BEGIN TRAN', { does: 'unknown', tables: [], session: true, transaction: 'begin' }],
    ['BEGIN IMMEDIATE TRANSACTION', { does: 'unknown', tables: [], session: true, transaction: 'begin' }],
    ['CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT) ENGINE=InnoDB', { does: 'schema', tables: ['t'] }],
  ])('in another dialect: %s', (text, expected) => {
    expect(parse(text)).toEqual({ ...expected, positions: expect.any(Array) });
  });

  it.each([
    'not sql at all',
    'SELECT FROM WHERE',
    '',
    ';;;',
    '\0',
    `SELECT ${'('.repeat(50_000)}1`,
    `SELECT ${'a+'.repeat(20_000)}a`,
  ])('unknown, and no crash: %.30s', (text) => {
    expect(() => parse(text)).not.toThrow();
  });

  it('goes on after a text that broke the parser', () => {
    parse(`SELECT ${'a+'.repeat(30_000)}a`);
    expect(parse('SELECT b FROM t')?.columns).toEqual(['b']);
  });
});
