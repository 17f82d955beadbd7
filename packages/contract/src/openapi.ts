import { z } from 'zod';
import { operations } from './operations.ts';
import type { Operation } from './operation.ts';
import { problemSchema } from './schemas/common.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of the whole contract, as a plain object with a stable key order. */
export function buildOpenApi(version: string): Json {
  const paths: Record<string, Json> = {};
  for (const [operationId, operation] of Object.entries<Operation>(operations)) {
    (paths[operation.path] ??= {})[operation.method.toLowerCase()] = describeOperation(operationId, operation);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'AIR',
      version,
      description: 'From a business question to a report that can be trusted, repeated and called as an API.',
    },
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: sharedSchemas(),
    },
  };
}

function describeOperation(operationId: string, operation: Operation): Json {
  return {
    operationId,
    tags: [operation.tag],
    summary: operation.summary,
    'x-access': operation.access,
    ...(operation.access === 'public' && { security: [] }),
    parameters: [...parameters('path', operation.params), ...parameters('query', operation.query)],
    ...(operation.body && {
      requestBody: {
        required: !operation.body.safeParse(undefined).success,
        content: describeBody(operation.body, operation.consumes ?? ['application/json']),
      },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(operation.responses).map(([status, schema]) => [status, describeResponse(schema, operation)]),
      ),
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: toJsonSchema(problemSchema, 'output') } },
      },
    },
  };
}

function describeBody(body: z.ZodType, media: string[]): Json {
  return Object.fromEntries(media.map((type) => [type, { schema: toJsonSchema(body, 'input') }]));
}

function parameters(place: 'path' | 'query', schema: z.ZodObject | undefined): Json[] {
  if (!schema) return [];
  return Object.entries<z.ZodType>(schema.shape).map(([name, part]) => ({
    name,
    in: place,
    required: !part.safeParse(undefined).success,
    schema: toJsonSchema(part, 'input'),
  }));
}

function describeResponse(schema: z.ZodType | null, operation: Operation): Json {
  if (!schema) return { description: 'Done' };
  const media = operation.produces ?? ['application/json'];
  return {
    description: 'Success',
    content: Object.fromEntries(media.map((type) => [type, { schema: toJsonSchema(schema, 'output') }])),
  };
}

const refPrefix = '#/components/schemas/';

/** Everything with an id, each as answers show it; requests refer to `<id>Input` where reading differs from writing. */
function sharedSchemas(): Json {
  const output = registryOf('output');
  const input = registryOf('input');
  const shared: Json = { ...output };
  for (const [id, schema] of Object.entries(input)) {
    const name = inputName(id);
    if (name !== id) shared[name] = schema;
  }
  return Object.fromEntries(Object.entries(shared).sort(([a], [b]) => a.localeCompare(b)));
}

function registryOf(io: 'input' | 'output'): Record<string, Json> {
  const { schemas } = z.toJSONSchema(z.globalRegistry, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
    uri: (id) => refPrefix + (io === 'input' ? inputName(id) : id),
  });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, strip(schema as Json)]));
}

function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const id = z.globalRegistry.get(schema)?.id;
  if (id) return { $ref: refPrefix + (io === 'input' ? inputName(id) : id) };
  const json = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' }) as Json;
  return hoistRefs(strip(json), io);
}

/** Inline schemas carry their named parts as `$defs`; the document holds those once, among its components. */
function hoistRefs(json: Json, io: 'input' | 'output'): Json {
  const { $defs: _, ...rest } = json;
  const text = JSON.stringify(rest).replace(/"#\/\$defs\/([^"]+)"/g, (_match, id: string) =>
    JSON.stringify(refPrefix + (io === 'input' ? inputName(id) : id)),
  );
  return JSON.parse(text) as Json;
}

let differing: Set<string> | null = null;

/** A schema with defaults is looser to write than what comes back; only those need a second name. */
function inputName(id: string): string {
  differing ??= new Set(namesThatDiffer());
  return differing.has(id) ? `${id}Input` : id;
}

function namesThatDiffer(): string[] {
  const plain = (io: 'input' | 'output') =>
    z.toJSONSchema(z.globalRegistry, { io, target: 'draft-2020-12', unrepresentable: 'any', uri: (id) => id }).schemas;
  const input = plain('input');
  const output = plain('output');
  const differs = new Set(Object.keys(output).filter((id) => JSON.stringify(input[id]) !== JSON.stringify(output[id])));
  let grew = true;
  while (grew) {
    grew = false;
    for (const id of Object.keys(input)) {
      if (differs.has(id)) continue;
      const refers = [...differs].some((other) => JSON.stringify(input[id]).includes(`"$ref":"${other}"`));
      if (refers) {
        differs.add(id);
        grew = true;
      }
    }
  }
  return [...differs];
}

function strip({ $schema: _schema, $id: _id, id: _plain, ...rest }: Json): Json {
  return rest;
}
