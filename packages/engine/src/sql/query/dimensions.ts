import { AirError } from '@air/core';
import type { Ir, IrDimension } from '@air/contract';
import { parseArithmetic } from '../arithmetic.ts';
import { timeKindOf } from '../conditions/time-kind.ts';
import { bucketType } from '../dialects/dialect.ts';
import { arithmeticTerm } from '../expression.ts';
import { type Bucket, parseGrain, printGrain, unitOf } from '../grain.ts';
import { reachField } from '../names/join-tree.ts';
import { isTextual, type Term } from '../term.ts';
import { columnTerm, findColumn, lookUpField } from '../names/fields.ts';
import type { Field, Scope } from '../names/scope.ts';

export interface Dimension {
  /** The column of the result. */
  name: string;
  /** What the IR may call it in `order`. */
  aliases: string[];
  term: Term;
  bucket: Bucket | null;
}

/** Reads what the result is grouped by, or lists. An IR with neither dimensions nor metrics lists the root entity. */
export function readDimensions(scope: Scope, ir: Ir): Dimension[] {
  const grain = ir.grain === undefined ? null : parseGrain(ir.grain);
  const wanted = ir.dimensions.length > 0 || ir.metrics.length > 0 ? ir.dimensions : allColumns(scope);
  const isGrainNamed = wanted.some((item) => typeof item === 'string' && grainNamed(item, grain, ir.grain));
  const names = new Set<string>();
  return wanted.map((item) => {
    const dimension = readDimension(scope, item, { grain, text: ir.grain, isGrainNamed });
    const name = uniqueName(names, dimension);
    return { ...dimension, name };
  });
}

interface GivenGrain {
  grain: Bucket | null;
  text: string | undefined;
  isGrainNamed: boolean;
}

function readDimension(scope: Scope, item: IrDimension, given: GivenGrain): Dimension {
  if (typeof item === 'string') return readNamed(scope, item, given);
  if (item.expr !== undefined) {
    const term = arithmeticTerm(scope.context.dialect, parseArithmetic(item.expr), (name) =>
      columnTerm(scope, reachField(scope, name)),
    );
    return { name: item.as ?? item.field, aliases: [item.field], term, bucket: null };
  }
  if (item.grain !== undefined) {
    const bucket = { count: 1, unit: item.grain };
    const field =
      unitOf(item.field) && !lookUpField(scope, item.field)
        ? timeField(scope, item.field)
        : reachField(scope, item.field);
    return {
      ...bucketed(scope, field, bucket, item.as ?? item.grain),
      aliases: item.as === undefined ? [] : [item.field],
    };
  }
  const plain = readNamed(scope, item.field, given);
  return { ...plain, name: item.as ?? plain.name, aliases: [item.field] };
}

function readNamed(scope: Scope, name: string, { grain, text, isGrainNamed }: GivenGrain): Dimension {
  if (grain && grainNamed(name, grain, text)) return bucketed(scope, timeField(scope, name), grain, name);
  const field = lookUpField(scope, name);
  const unit = unitOf(name);
  if (!field && unit) return bucketed(scope, timeField(scope, name), { count: 1, unit }, name);
  const found = field ?? reachField(scope, name);
  const isTimeColumn = found.entity.table.timeColumn === found.column.name;
  // A grain that names no dimension of its own can only be meant for the time column itself.
  if (grain && !isGrainNamed && isTimeColumn) return bucketed(scope, found, grain, found.column.name);
  return plain(scope, found, name);
}

function plain(scope: Scope, field: Field, name: string): Dimension {
  const term = columnTerm(scope, field);
  const exact = isTextual(term.type) ? { ...term, sql: scope.context.dialect.exactText(term.sql) } : term;
  return {
    name: field.column.name,
    aliases: [name, `${field.entity.name}.${field.column.name}`],
    term: exact,
    bucket: null,
  };
}

function bucketed(scope: Scope, field: Field, bucket: Bucket, name: string): Dimension {
  const { dialect } = scope.context;
  const column = columnTerm(scope, field);
  const kind = timeKindOf(column, dialect);
  if (!kind) {
    throw new AirError(
      'ir.invalid',
      `"${field.entity.name}.${field.column.name}" is no time and cannot be cut to ${printGrain(bucket)}`,
      {
        hint: 'use a date or timestamp field',
      },
    );
  }
  const sql = dialect.bucket(dialect.moment(column, kind), bucket);
  const term: Term = { ...column, sql, type: bucketType(bucket), column: null };
  return { name, aliases: [], term, bucket };
}

/** The column that `day` and its like stand for: the time column of the root, else of the next entity that has one. */
function timeField(scope: Scope, name: string): Field {
  for (const entity of scope.entities) {
    const column = entity.table.timeColumn === null ? null : findColumn(entity.table, entity.table.timeColumn);
    if (column) return { entity, column };
  }
  for (const entity of scope.entities) {
    const times = entity.table.columns.filter(
      ({ type, role }) => /^(date|timestamp|timestamptz)$/.test(type) || role === 'date',
    );
    const [only, ...others] = times;
    if (only && others.length === 0) return { entity, column: only };
  }
  const entities = scope.entities.map((entity) => entity.name).join(', ');
  throw new AirError('ir.field_unknown', `"${name}" needs a time column, and ${entities} has no plain one`, {
    hint: `name the column: {"field": "…", "grain": "${unitOf(name) ?? 'day'}"}`,
  });
}

/** With the grain `15 minutes`: `minute`, `minutes` and `15 minutes` itself. */
function grainNamed(name: string, grain: Bucket | null, text: string | undefined): boolean {
  return grain !== null && (unitOf(name) === grain.unit || name === text);
}

function allColumns({ entities: [root] }: Scope): IrDimension[] {
  return (
    root?.table.columns
      .filter(({ sensitivity }) => sensitivity !== 'secret')
      .map(({ name }) => `${root.name}.${name}`) ?? []
  );
}

function uniqueName(taken: Set<string>, { name, aliases, term }: Dimension): string {
  const qualified = aliases.find((alias) => alias.includes('.'))?.replaceAll('.', '_');
  const candidates = [name, qualified ?? `${name}_${[...term.uses][0] ?? 2}`];
  let unique = candidates.find((candidate) => !taken.has(candidate.toLowerCase())) ?? name;
  for (let number = 2; taken.has(unique.toLowerCase()); number++) unique = `${name}_${number}`;
  taken.add(unique.toLowerCase());
  return unique;
}
