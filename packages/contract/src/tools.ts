import { z } from 'zod';
import type { Operation } from './operation.ts';
import { operations } from './operations.ts';
import type { toolSchema } from './schemas/system.ts';

type Tool = z.output<typeof toolSchema>;

/** The operations meant for AI agents, as function definitions: one flat object of path, query and body. */
export function listTools(): Tool[] {
  return Object.entries<Operation>(operations)
    .filter(([, operation]) => operation.isTool)
    .map(([name, operation]) => ({
      type: 'function',
      function: { name, description: `${operation.summary}.`, parameters: parametersOf(operation) },
    }));
}

function parametersOf(operation: Operation): Record<string, unknown> {
  const shape: Record<string, z.ZodType> = { ...operation.params?.shape, ...operation.query?.shape };
  if (operation.body) shape['body'] = operation.body;
  const { $schema: _, ...schema } = z.toJSONSchema(z.strictObject(shape), {
    io: 'input',
    target: 'draft-2020-12',
    unrepresentable: 'any',
  });
  return schema;
}
