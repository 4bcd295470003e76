import type { Library } from '../kinds.ts';

export default {
  package: '@nestjs/terminus',
  is: ['framework'],
  types: { HealthCheckService: [] },
  decorators: [{ at: '.HealthCheck', does: 'documents' }],
} as const satisfies Library;
