import { z } from 'zod';

/**
 * Names in the IR. An entity is a table of the catalog (`orders`, `energy.measurements`) or an alias made by a join's
 * `as`. A field is `entity.column`, or `column` alone when one entity of the query has it, or the name of a metric or
 * dimension where the text says so. `{{name}}` anywhere in a value is a parameter of the report; `{{as_of}}` is the
 * moment the question is about.
 */
const name = z.string().min(1).max(300);

const scalar = z.union([z.string(), z.number(), z.boolean()]);

export const aggregates = [
  'sum',
  'avg',
  'min',
  'max',
  'count',
  'count_distinct',
  'median',
  'p90',
  'p95',
  'p99',
  'stddev',
] as const;

export const grains = ['minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const;

export const filterOperators = [
  '=',
  '!=',
  '>',
  '>=',
  '<',
  '<=',
  'between',
  'in',
  'not_in',
  'contains',
  'starts_with',
  'ends_with',
  'is_null',
  'is_not_null',
] as const;

const operator = z.enum(filterOperators);

/** `{"field": "orders.shipped_at"}` compares with another column of the same row. */
const fieldValue = z.strictObject({ field: name });

/** `{"metric": {"agg": "avg", "field": "age"}}` compares with one number over the whole entity ("older than average"). */
const metricValue = z.strictObject({
  metric: z.strictObject({
    agg: z.enum(aggregates),
    field: name.optional(),
    get filters() {
      return z.array(filterSchema).optional();
    },
  }),
});

const condition = z.strictObject({
  field: name,
  op: operator,
  value: z.union([scalar, z.array(scalar), fieldValue, metricValue]).optional(),
});

/** Rows for which related rows exist, or do not: "customers without orders", "students who have a cat". */
const relatedRows = z
  .strictObject({
    entity: name,
    /** Further entities that the conditions speak of; joined over known keys. */
    entities: z.array(name).optional(),
    joins: z.array(z.lazy(() => joinSchema)).optional(),
    get filters() {
      return z.array(filterSchema).optional();
    },
    /** The key to use when several lead there: `from` belongs to the outer query, `to` to `entity`. */
    on: z.strictObject({ from: name, to: name }).optional(),
  })
  .meta({ id: 'IrRelatedRows' });

export const joinSchema = z
  .strictObject({
    from: name,
    to: name,
    type: z.enum(['inner', 'left']).default('left'),
    /** A second role of the same table: `{"from": "employees.reports_to", "to": "employees.id", "as": "manager"}`. */
    as: name.optional(),
  })
  .meta({ id: 'IrJoin' });

export const filterSchema = z
  .union([
    condition,
    z.strictObject({
      get any() {
        return z.array(filterSchema).min(1);
      },
    }),
    z.strictObject({
      get all() {
        return z.array(filterSchema).min(1);
      },
    }),
    z.strictObject({ exists: relatedRows }),
    z.strictObject({ not_exists: relatedRows }),
  ])
  .meta({ id: 'IrFilter' });

/** An aggregate over a field (`field` defaults to `name`; `count` without a field counts rows). */
const aggregateMetric = z.strictObject({
  name,
  agg: z.enum(aggregates),
  field: name.optional(),
  /** Instead of `field`: arithmetic over fields of one row, `quantity * unit_price`. Operators + - * / and brackets. */
  expr: z.string().min(1).max(500).optional(),
  /** Only rows that pass count towards this metric. */
  filters: z.array(filterSchema).optional(),
});

/** Arithmetic over other metrics of the query: `revenue / orders`. Division by zero gives null. */
const derivedMetric = z.strictObject({ name, expr: z.string().min(1).max(500) });

/** A figure that looks at the other rows of the result. */
const windowMetric = z.strictObject({
  name,
  calc: z.enum(['share_of_total', 'running_total', 'change', 'change_percent', 'rank']),
  of: name,
});

export const metricSchema = z.union([aggregateMetric, derivedMetric, windowMetric]).meta({ id: 'IrMetric' });

/** A field; `day`, `week`, … name the entity's time column cut to the grain; or a field with its own grain or name. */
export const dimensionSchema = z
  .union([
    name,
    z.strictObject({
      field: name,
      as: name.optional(),
      grain: z.enum(grains).optional(),
      /** Instead of the plain field: arithmetic over fields of one row. */
      expr: z.string().min(1).max(500).optional(),
    }),
  ])
  .meta({ id: 'IrDimension' });

export const irSchema = z
  .strictObject({
    version: z.literal('1').default('1'),
    entities: z.array(name).min(1).max(12),
    joins: z.array(joinSchema).optional(),
    metrics: z.array(metricSchema).max(50).default([]),
    dimensions: z.array(dimensionSchema).max(50).default([]),
    filters: z.array(filterSchema).max(100).default([]),
    having: z
      .array(z.strictObject({ metric: name, op: operator, value: z.union([scalar, z.array(scalar)]).optional() }))
      .optional(),
    /** `1 day`, `day`, `15 minutes`: the width of the time bucket of a dimension that is named like the grain. */
    grain: z.string().max(40).optional(),
    /** Without metrics: leave out rows that are the same. */
    distinct: z.boolean().optional(),
    /** By a metric, a dimension, or any field of the entities. */
    order: z.array(z.strictObject({ field: name, dir: z.enum(['asc', 'desc']).default('asc') })).optional(),
    limit: z.int().min(1).max(10_000_000).optional(),
  })
  .meta({ id: 'Ir' });

/** A question with its meaning fixed, independent of any engine. */
export type Ir = z.output<typeof irSchema>;
/** An IR as people write it: what has a default may be left out. */
export type IrInput = z.input<typeof irSchema>;
export type IrFilter = z.output<typeof filterSchema>;
export type IrMetric = z.output<typeof metricSchema>;
export type IrDimension = z.output<typeof dimensionSchema>;
export type IrJoin = z.output<typeof joinSchema>;
export type Aggregate = (typeof aggregates)[number];
export type Grain = (typeof grains)[number];
export type FilterOperator = (typeof filterOperators)[number];
