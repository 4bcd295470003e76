import type { About } from './about.ts';
import type { Checklist } from './checklist.ts';
import {
  derived,
  ingested,
  milliseconds,
  notMeasured,
  percent,
  told,
  type Leaf,
  type Measurement,
  type Told,
} from './measure.ts';
import type { Parts } from './parts.ts';
import type { Result } from './report.ts';

/** The seed part of the report, leaf by leaf, and how each leaf came about. */
export interface Completion {
  readonly part: Readonly<Record<string, unknown>>;
  /** By JSON pointer of the leaf. */
  readonly measurements: Readonly<Record<string, Measurement>>;
}

/** The completion report: every leaf is measured, derived, or null with a reason; also one whose making throws. */
export function completion(result: Result, about: About, checklist: Checklist | null, parts: Parts): Completion {
  const { inventory } = result;
  const { surroundings } = about;
  const part: Record<string, unknown> = {};
  const measurements: Record<string, Measurement> = {};
  const put: Put = (pointer, make, leafInstead) => {
    const { leaf, entry } = parts.part(`the leaf ${pointer}`, make, (why) => ({
      ...notMeasured(`working it out failed: ${why}`),
      ...(leafInstead === undefined ? {} : { leaf: leafInstead }),
    }));
    measurements[pointer] = entry;
    const [group, name] = pointer.slice(1).split('/') as [string, string?];
    if (name === undefined) part[group] = leaf;
    else ((part[group] ??= {}) as Record<string, unknown>)[name] = leaf;
  };

  put('/task_id', () => taskId(about));
  put('/status', () => status(result, checklist), 'incomplete');
  put('/services_created', () =>
    notMeasured('no base revision, cannot tell created from present', {
      present: surroundings.services.map((service) => service.name),
    }),
  );

  put('/api_endpoints/total', () => total(told(inventory.rest), told(inventory.graphql)));
  put('/api_endpoints/rest', () => told(inventory.rest));
  put('/api_endpoints/graphql', () => told(inventory.graphql));
  put('/api_endpoints/websocket', () => told(inventory.websocket));

  const unitsOf = (): string[] => deployableUnits(result, about);
  put('/architecture/pattern', () => pattern(unitsOf()));
  put('/architecture/services', () => services(unitsOf()));
  put('/architecture/databases', () => told(inventory.databases));
  put('/architecture/cache_layers', () => told(inventory.cacheLayers));
  put('/architecture/message_queues', () => told(inventory.messageQueues));

  put('/security/authentication', () => told(inventory.authentication));
  put('/security/authorization', () => told(inventory.authorization));
  put('/security/encryption', () => told(inventory.encryption));
  put('/security/rate_limiting', () => told(inventory.rateLimiting));
  put('/security/input_validation', () => told(inventory.inputValidation));

  performance(about, put);
  testing(about, put);

  for (const name of ['source', 'tests', 'documentation', 'deployment'] as const) {
    put(`/deliverables/${name}`, () => {
      const path = surroundings.deliverables[name];
      return path === null
        ? notMeasured('no such directory')
        : {
            leaf: path,
            entry: {
              status: 'measured',
              value: path,
              method: 'a path that exists and holds at least one file',
              source: path,
            },
          };
    });
  }
  return { part, measurements };
}

function taskId({ taskId: id }: About): Told<string> {
  return id === undefined
    ? notMeasured('no task id given')
    : { leaf: id, entry: { status: 'declared', value: id, method: 'taskId', source: 'configuration' } };
}

function status(result: Result, checklist: Checklist | null): Told<string> {
  const violated = result.standards.filter(
    (standard) => standard.level === 'must' && standard.state === 'violated',
  ).length;
  const unread = result.files.filter((file) => file.state === 'skipped').length;
  // Without a checklist nobody knows.
  const missing = checklist?.items.filter((item) => item.state === 'missing').length ?? null;
  const value = violated === 0 && unread === 0 && missing === 0 && result.complete ? 'complete' : 'incomplete';
  return derived(
    value,
    'complete if no must standard is violated, every source file was read and no checklist item is missing',
    'backend_audit',
    {
      violated_must_standards: violated,
      files_not_read: unread,
      missing_checklist_items: missing,
    },
  );
}

function total(rest: Told<number>, graphql: Told<number>): Told<number> {
  if (rest.leaf === null || graphql.leaf === null) return notMeasured('a part of the sum was not measured');
  return derived(rest.leaf + graphql.leaf, 'rest + graphql', 'api_endpoints');
}

/** Packages that are started by themselves, as far as endpoints tell a backend from a frontend or a tool. */
function deployableUnits(result: Result, about: About): string[] {
  const services = about.surroundings.services.filter((service) => service.starts);
  const folders = services.map((service) => service.folder).sort((a, b) => b.length - a.length);
  const serving = new Set(
    result.endpoints.map(({ at }) => folders.find((folder) => folder === '' || at.path.startsWith(`${folder}/`))),
  );
  const backends = services.filter((service) => serving.has(service.folder));
  return (backends.length > 0 ? backends : services).map((service) => service.name);
}
function services(units: readonly string[]): Told {
  return units.length === 0
    ? notMeasured('no deployable unit was recognised')
    : derived(
        units.length,
        'packages with a start command that hold endpoints; else packages with a start command',
        'package.json',
        units,
      );
}
function pattern(units: readonly string[]): Told<string> {
  if (units.length === 0) return notMeasured('no deployable unit was recognised');
  return derived(
    units.length > 1 ? 'microservices' : 'monolith',
    'several deployable units: microservices; one: monolith',
    'package.json',
    units,
  );
}

/** `instead`: the leaf of one that may not be null. */
type Put = (pointer: string, make: () => Told, instead?: Leaf) => void;

function performance({ surroundings }: About, put: Put): void {
  const from = <T extends Leaf>(
    figure: 'meanMs' | 'perSecond' | 'errorRate',
    unit: string,
    show: (value: number) => T,
  ): Told<T> => {
    const [load, ...others] = surroundings.load;
    if (load === undefined) return notMeasured('no load or monitoring result given');
    if (others.length > 0)
      return notMeasured(
        'several load results are present; which one counts is not said',
        [load, ...others].map((each) => each.path),
      );
    const found = load[figure];
    return found === undefined
      ? notMeasured(`load summary ${load.path} does not give it`)
      : ingested(found, load.path, unit, show);
  };
  put('/performance/avg_response_time', () => from('meanMs', 'ms', milliseconds));
  put('/performance/requests_per_second', () => from('perSecond', '1/s', (value) => Math.round(value)));
  put('/performance/error_rate', () => from('errorRate', '1', (value) => percent(value * 100)));
  put('/performance/uptime', () => notMeasured('no monitoring export given'));
}

function testing({ surroundings }: About, put: Put): void {
  for (const of of ['unit', 'integration'] as const) {
    put(`/testing/${of}_coverage`, () => {
      const combined = surroundings.coverage.filter((result) => result.of === 'combined');
      const found = surroundings.coverage.filter((result) => result.of === of);
      const [one] = found;
      if (one !== undefined && found.length === 1)
        return ingested({ value: one.linesPct, method: one.method }, one.path, '%', percent);
      if (found.length > 1) return notMeasured(`several ${of} coverage reports are present`, found);
      return combined.length > 0
        ? notMeasured(`the coverage report does not say which tests it is of`, { combined })
        : notMeasured('no coverage report found');
    });
  }
  put('/testing/load_tested', () => {
    const [load] = surroundings.load;
    return load === undefined
      ? notMeasured('no load result given')
      : {
          leaf: true,
          entry: { status: 'measured', value: true, method: `${load.tool} summary found`, source: load.path },
        };
  });
}
