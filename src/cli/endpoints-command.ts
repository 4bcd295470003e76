import { endpointsJson, endpointsTable } from '../report/endpoints.ts';
import { deliver, incomplete, run, type RunOptions } from './run.ts';

interface EndpointsOptions extends RunOptions {
  readonly format: 'terminal' | 'json';
  readonly output?: string;
}

/** `backend-audit endpoints [path]`. */
export async function endpointsCommand(folder: string, options: EndpointsOptions): Promise<number> {
  const { result } = await run(folder, options);
  await deliver(options.format === 'json' ? endpointsJson(result) : endpointsTable(result), options.output);
  return incomplete(result) ? 2 : 0;
}
