/** Puts a middleware before all that an application does. */
import type { Mend } from '../rule.ts';
import type { Doubt } from './bind.ts';
import { childOf, listOf, type Edit, type Node, type Place, type Source } from './source.ts';

type By = Extract<Mend, { how: 'harden' }>['by'];

/** Imports it as the file imports others, and registers it right after the application was made. */
export function harden(source: Source, place: Place, { module, name }: By): readonly Edit[] | Doubt {
  const made = source.at(place, 'CallExpression') ?? source.at(place, 'NewExpression');
  const declarator = made && source.parent(made);
  const declaration = declarator?.type === 'VariableDeclarator' ? source.parent(declarator) : undefined;
  const id = declarator && childOf(declarator, 'id');
  if (declaration === undefined || id?.type !== 'Identifier' || listOf(declaration, 'declarations').length !== 1)
    return { why: 'the application is not made by a declaration of its own' };
  const up = source.parent(declaration);
  const statement = up?.type === 'ExportNamedDeclaration' ? up : declaration;
  const body = listOf(source.parent(statement)!, 'body');
  const next = body[body.indexOf(statement) + 1];
  const end = source.lineEnd(statement.end);
  if (!body.includes(statement) || (next !== undefined && next.start < end))
    return { why: 'several statements stand in one line' };
  const called =
    name ?? module.replace(/^.*\//, '').replace(/[^\w]+(\w)/g, (_, letter: string) => letter.toUpperCase());
  if (source.nodes.some((node) => node.type === 'Identifier' && node.name === called))
    return { why: `${called} stands for something here already` };
  const imported = importOf(source, called, module, name !== undefined);
  if ('why' in imported) return imported;
  const semicolon = source.written(statement).endsWith(';') ? ';' : '';
  const text = `${source.newline}${source.indentAt(statement.start)}${String(id.name)}.use(${called}())${semicolon}`;
  return [imported, { start: end, end, text }];
}

function importOf(source: Source, called: string, module: string, isNamed: boolean): Edit | Doubt {
  const [program] = source.nodes;
  const statements = listOf(program!, 'body');
  const imports = statements.filter(({ type }) => type === 'ImportDeclaration');
  const requires = statements.filter(isRequire);
  const last = imports.at(-1) ?? requires.at(-1);
  if (last === undefined) return { why: 'nothing is imported where the application is made' };
  const end = source.lineEnd(last.end);
  const after = statements[statements.indexOf(last) + 1];
  if (after !== undefined && after.start < end) return { why: 'several statements stand in one line' };
  const written = source.written(last);
  const quote = /["'](?=[^"']*["'][^"']*$)/.exec(written)?.[0] ?? "'";
  const semicolon = written.endsWith(';') ? ';' : '';
  const what = isNamed ? `{ ${called} }` : called;
  const line =
    imports.length > 0
      ? `import ${what} from ${quote}${module}${quote}`
      : `${String(last.kind)} ${what} = require(${quote}${module}${quote})`;
  return { start: end, end, text: `${source.newline}${line}${semicolon}` };
}
function isRequire(statement: Node): boolean {
  if (statement.type !== 'VariableDeclaration') return false;
  const [declarator, ...more] = listOf(statement, 'declarations');
  const init = declarator && childOf(declarator, 'init');
  return more.length === 0 && init?.type === 'CallExpression' && childOf(init, 'callee')?.name === 'require';
}
