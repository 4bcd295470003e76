import type { Library } from '../kinds.ts';

export default {
  package: '@nestjs/platform-fastify',
  is: ['framework'],
  types: { NestFastifyApplication: [], FastifyAdapter: ['.FastifyAdapter ()'] },
  extends: { NestFastifyApplication: ['@nestjs/common:INestApplication', 'fastify:FastifyInstance'] },
  applications: ['NestFastifyApplication'],
} as const satisfies Library;
