import type { Library } from '../kinds.ts';

export default {
  package: 'nestjs-prisma',
  is: ['database', 'orm'],
  types: {
    PrismaService: ['.PrismaService ()'],
    CustomPrismaService: ['.CustomPrismaService ()'],
  },
  extends: { PrismaService: ['@prisma/client:PrismaClient'] },
} as const satisfies Library;
