/** The command line: arguments to a run, a run to streams and an exit code. It holds no decision about code quality. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { writeOut } from '../host/streams.ts';
import { toolVersion } from '../host/version.ts';
import { formatNames } from '../report/formats.ts';
import type { AuditCommandOptions } from './verdict.ts';
import type { BaselineOptions } from './baseline-command.ts';
import type { EndpointsOptions } from './endpoints-command.ts';
import type { ExplainOptions } from './explain-command.ts';
import type { FixOptions } from './fix-command.ts';
import type { InitOptions } from './init-command.ts';

/** Usage and configuration errors, and analyses that are not complete. */
const failed = 2;

/** The commands and their options. */
export function build(): Command {
  const program = new Command('backend-audit');
  const path = ['[path]', 'folder to audit', '.'] as const;
  const config = new Option('-c, --config <file>', 'configuration to use instead of the one in the folder');
  const cache = new Option('--no-cache', 'neither use nor keep anything between runs');
  const location = new Option(
    '--cache-location <folder>',
    "keep what is kept there instead of in the user's cache folder",
  );
  const rule = severally(
    new Option('--rule <id:severity>', 'severity of a rule for this run (select-star:off); may be repeated'),
  );
  const only = severally(new Option('--only <ids>', 'ask these rules and no others (sql-injection,select-star)'));
  const today = new Option(
    '--today <day>',
    'the day that decides whether suppressions `until=` a day hold (default: today)',
  ).argParser(day);
  const color = new Option('--no-color', 'plain text');
  const concurrency = new Option(
    '--concurrency <threads>',
    'threads for reading sources (0: none; by default as many as pay)',
  ).argParser(wholeNumber);
  const output = new Option('-o, --output <file>', 'write the report to a file instead of stdout');

  program
    // What stands after a subcommand's name is the subcommand's.
    .enablePositionalOptions()
    // Told below, where a slip in the name of a subcommand can be told from a folder too many.
    .allowExcessArguments()
    .configureOutput({ writeOut })
    .description(
      'Audits a backend against standards of quality and security, endpoint by endpoint. Runs nothing of what it audits.',
    )
    .version(toolVersion(), '-v, --version')
    .argument(...path)
    .addOption(
      severally(
        new Option(
          '-f, --format <format>',
          'format of the report; may be given several times (default: terminal)',
        ).choices(formatNames),
      ),
    )
    .addOption(
      severally(
        new Option(
          '-o, --output <file>',
          "write the report to a file instead of stdout ('-'); the n-th belongs to the n-th --format",
        ),
      ),
    )
    .addOption(
      new Option('--fail-on <severity>', 'lowest severity that makes the exit code 1 (default: error)').choices([
        'error',
        'warning',
        'info',
        'never',
      ]),
    )
    .option('--since <ref>', 'only what has come since HEAD and this commit or branch parted')
    .option('--fail-on-stale', 'exit 1 also when something of the baseline is gone')
    .option('--staged', 'report what the staged changes add, for a pre-commit hook')
    .option('--strict', 'show what the strict preset adds: further rules, and findings of low confidence')
    .option('--sarif-category <name>', 'what tells this SARIF report from others of one commit (default: its folder)')
    .option('--max-warnings <number>', 'more warnings than this make the exit code 1', wholeNumber)
    .option('--quiet', 'show errors alone')
    .addOption(rule)
    .addOption(only)
    .addOption(today)
    .option('--task-id <id>', 'identifier of the task the report is about')
    .option('--all', 'show every finding on the terminal, not only a screenful of the worst')
    .option('--no-excerpts', 'leave lines of source out of the JSON report and the page')
    .option('--stats', 'tell on stderr what took how long')
    .addOption(cache)
    .addOption(location)
    .addOption(config)
    .addOption(color)
    .addOption(concurrency)
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage or configuration, or not everything could be analysed.',
    )
    .action(async (folder: string, options: AuditCommandOptions, command: Command) => {
      const { auditCommand } = await import('./audit-command.ts');
      const { asMeant } = await import('./mistyped.ts');
      const names = command.commands.map((each) => each.name());
      process.exitCode = await asMeant(command.args, names, () => auditCommand(folder, options));
    });

  program
    .command('baseline')
    .description('write down what is found as known, so that only what is new is told from now on')
    .argument(...path)
    .option('--prune', 'only take out what is gone')
    .option('--reason <text>', 'why it may stay, for what is added')
    .option('--strict', 'what the strict preset shows too')
    .addOption(today)
    .addOption(cache)
    .addOption(location)
    .addOption(config)
    .addOption(concurrency)
    .action(async (folder: string, options: BaselineOptions) => {
      const { baselineCommand } = await import('./baseline-command.ts');
      process.exitCode = await baselineCommand(folder, options);
    });

  program
    .command('endpoints')
    .description('list the endpoints of a backend and what each answers to every question of the ledger')
    .argument(...path)
    .addOption(
      new Option('-f, --format <format>', 'format of the list').choices(['terminal', 'json']).default('terminal'),
    )
    .addOption(output)
    .addOption(cache)
    .addOption(location)
    .addOption(color)
    .addOption(config)
    .addOption(concurrency)
    .action(async (folder: string, options: EndpointsOptions) => {
      const { endpointsCommand } = await import('./endpoints-command.ts');
      process.exitCode = await endpointsCommand(folder, options);
    });
  program
    .command('page')
    .description('make the HTML page of a JSON report that was saved')
    .argument('<report>', 'the JSON report')
    .addOption(output)
    .action(async (report: string, options: { readonly output?: string }) => {
      const { pageCommand } = await import('./page-command.ts');
      process.exitCode = pageCommand(report, options);
    });
  program
    .command('standards')
    .description('list the catalogue of standards and the rules that decide them')
    .addOption(
      new Option('-f, --format <format>', 'format of the list').choices(['terminal', 'json']).default('terminal'),
    )
    .action(async (options: { readonly format: string }) => {
      const { standardsCommand } = await import('./catalogue-commands.ts');
      process.exitCode = standardsCommand(options.format);
    });
  program
    .command('rules')
    .description('list the rules')
    .addOption(
      new Option('-f, --format <format>', 'format of the list').choices(['terminal', 'json']).default('terminal'),
    )
    .action(async (options: { readonly format: string }) => {
      const { rulesCommand } = await import('./catalogue-commands.ts');
      process.exitCode = rulesCommand(options.format);
    });
  program
    .command('explain')
    .description('show what a rule or a standard is about, or why an endpoint is judged as it is')
    .argument('<subject>', 'a rule (sql-injection), a standard (database/parameterized-queries) or "GET /path"')
    .argument(...path)
    .option('--strict', 'show what the strict preset adds')
    .addOption(today)
    .addOption(cache)
    .addOption(location)
    .addOption(config)
    .addOption(color)
    .addOption(concurrency)
    .action(async (subject: string, folder: string, options: ExplainOptions) => {
      const { explainCommand } = await import('./explain-command.ts');
      process.exitCode = await explainCommand(subject, folder, options);
    });
  program
    .command('fix')
    .description(
      'mend what is certain, after the outcome was audited: binds values, waits for promises, hands errors on, gives connections back, tightens schemas, sets security headers',
    )
    .argument(...path)
    .option('--dry-run', 'show the changes, and write nothing')
    .option('--strict', 'what the strict preset adds, too')
    .addOption(rule)
    .addOption(only)
    .addOption(today)
    .addOption(config)
    .action(async (folder: string, options: FixOptions) => {
      const { fixCommand } = await import('./fix-command.ts');
      process.exitCode = await fixCommand(folder, options);
    });
  program
    .command('init')
    .description('set the tool up in a project: configuration, ESLint, hook and CI job, as far as they fit')
    .argument(...path)
    .option('--force', 'add to files that are there, too')
    .option('--dry-run', 'say what would be written, and write nothing')
    .action(async (folder: string, options: InitOptions) => {
      const { initCommand } = await import('./init-command.ts');
      process.exitCode = initCommand(folder, options);
    });
  for (const command of [program, ...program.commands]) command.exitOverride();
  return program;
}

function day(text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text))
    throw new InvalidArgumentError('It must be a day, as in 2027-01-31.');
  return text;
}
/** Given several times, its values are a list. */
function severally(option: Option): Option {
  const { argChoices } = option;
  return option.argParser((value: string, before: readonly string[] | undefined) => {
    if (argChoices !== undefined && !argChoices.includes(value))
      throw new InvalidArgumentError(`Allowed choices are ${argChoices.join(', ')}.`);
    return [...(before ?? []), value];
  });
}

function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

/** Does what the arguments of the process ask for, and leaves the exit code to the process. */
export async function run(): Promise<void> {
  try {
    await build().parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has told people already.
      process.exitCode = error.exitCode === 0 ? 0 : failed;
    } else {
      const { tell } = await import('./failure.ts');
      tell(error);
      process.exitCode = failed;
    }
  }
}
