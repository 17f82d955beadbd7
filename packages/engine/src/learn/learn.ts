import type { DescribedTable, SourceDescription } from '@air/connectors';
import { AirError } from '@air/core';
import { canonicalHash } from './canonical-hash.ts';
import type { Catalog, CatalogColumn, CatalogTable, Relationship } from './catalog.ts';
import { inParallel } from './in-parallel.ts';
import type { KeyCandidate } from './key-candidates.ts';
import { labelColumnsOf } from './label-columns.ts';
import { type TableDraft, draftOf, learnTable } from './learn-table.ts';
import { notesOf } from './notes.ts';
import { profileSql } from './profile-sql.ts';
import type { Look } from './profile-table.ts';
import { type Containment, declaredRelationships, inferRelationships } from './relationships.ts';
import { findUnchanged } from './reuse.ts';
import { isKeyName } from './roles.ts';
import type { LearnOptions, LearnSource, LearnedSource, SchemaNote } from './source.ts';
import { timeColumnOf } from './time-column.ts';

interface Work {
  look: Look;
  previous: Catalog | null;
  concurrency: number;
  signal: AbortSignal | undefined;
  isLate: () => boolean;
  onProgress: (step: string, fraction: number) => void;
}

interface LookedInto {
  drafts: TableDraft[];
  reused: Set<string>;
  skipped: { name: string; reason: string }[];
}

const containmentSample = 10_000;

/** Finds out what a datasource holds: structure, statistics, values, roles, and how its tables join. */
export async function learn(source: LearnSource, options: LearnOptions): Promise<LearnedSource> {
  const work = workOf(source, options);
  work.onProgress('describe', 0);
  const description = await source.describe(options.signal);
  const { drafts, reused, skipped } = await lookInto(description, work);

  work.onProgress('relationships', 0.8);
  const tables = drafts.map((draft) => complete(draft, options));
  const declared = declaredRelationships(description, tables);
  const inferred = await inferRelationships({
    tables,
    declared,
    previous: work.previous,
    isReused: (name) => reused.has(name),
    measure: (candidate) => measure(candidate, work),
    inParallel: (tasks) => inParallel(tasks, work.concurrency),
  });
  const relationships = [...declared, ...inferred];
  markKeys(tables, relationships);

  work.onProgress('notes', 0.95);
  const notes = tables.flatMap((table) => writeNotes(table, relationships));
  const content = { datasourceId: options.datasourceId, dialect: options.dialect, tables, relationships };
  const learnedAt = options.clock.now().toISOString();
  return {
    catalog: { ...content, version: canonicalHash(content), learnedAt },
    notes,
    skipped: [...description.skipped, ...skipped].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    profiled: tables.length - reused.size,
    reused: reused.size,
  };
}

function workOf(source: LearnSource, options: LearnOptions): Work {
  const { signal, clock, timeBudgetMs = 600_000 } = options;
  const deadline = clock.now().getTime() + timeBudgetMs;
  return {
    look: {
      sql: profileSql(options.dialect),
      query: async (statement) => {
        signal?.throwIfAborted();
        return (await source.query(statement, signal)).rows;
      },
      attempt: (task) => task(),
    },
    previous: options.previous ?? null,
    concurrency: options.concurrency ?? 4,
    signal,
    isLate: () => clock.now().getTime() > deadline,
    onProgress: options.onProgress ?? (() => {}),
  };
}

async function lookInto(description: SourceDescription, work: Work): Promise<LookedInto> {
  const names = catalogNames(description);
  const previous = new Map(work.previous?.tables.map((table) => [table.name, table]));
  const drafts = new Map<DescribedTable, TableDraft>();
  const result: LookedInto = { drafts: [], reused: new Set(), skipped: [] };

  const learnOne = async (table: DescribedTable, name: string): Promise<TableDraft> => {
    const unchanged = await findUnchanged(work.look, table, previous.get(name));
    if (unchanged) {
      result.reused.add(name);
      return unchanged;
    }
    if (work.isLate()) {
      result.skipped.push({ name, reason: 'structure only: the time for statistics was over' });
      return draftOf(table, name);
    }
    const incomplete = (reason: string) => result.skipped.push({ name, reason: `statistics incomplete: ${reason}` });
    return await learnTable({ ...work.look, attempt: attemptsOf(work, incomplete) }, table, name);
  };
  const tasks = [...names].map(([table, name]) => async () => {
    try {
      drafts.set(table, await learnOne(table, name));
    } catch (error) {
      if (work.signal?.aborted || !isOfOneTable(error)) throw error;
      result.skipped.push({ name, reason: error.message });
      drafts.set(table, draftOf(table, name));
    }
    work.onProgress(`profile ${name}`, 0.05 + (0.75 * drafts.size) / names.size);
  });
  await inParallel(tasks, work.concurrency);
  result.drafts = description.tables.flatMap((table) => drafts.get(table) ?? []);
  return result;
}

/** Tolerates what goes wrong with one table, and tells of the first time. */
function attemptsOf(work: Work, tell: (reason: string) => void): Look['attempt'] {
  let isTold = false;
  return async (task) => {
    try {
      return await task();
    } catch (error) {
      if (work.signal?.aborted || !isOfOneTable(error)) throw error;
      if (!isTold) tell(error.message);
      isTold = true;
      return null;
    }
  };
}

/** A table that the login may not read, or that breaks the engine, must not keep the others from being learned. */
function isOfOneTable(error: unknown): error is AirError {
  return error instanceof AirError && !endsEverything.has(error.code);
}

const endsEverything: ReadonlySet<string> = new Set([
  'run.canceled',
  'connector.unreachable',
  'connector.rejected',
  'connector.missing',
  'internal.bug',
]);

/** `orders` in the default schema, `sales.orders` elsewhere; always unique. */
function catalogNames({ tables, defaultSchema }: SourceDescription): Map<DescribedTable, string> {
  const names = new Map<DescribedTable, string>();
  const taken = new Set<string>();
  for (const table of tables) {
    const isDefault = table.schema === null || table.schema === defaultSchema;
    const full = table.schema === null ? table.name : `${table.schema}.${table.name}`;
    const name = isDefault && !taken.has(table.name) ? table.name : full;
    names.set(table, name);
    taken.add(name);
  }
  return names;
}

async function measure(candidate: KeyCandidate, work: Work): Promise<Containment | null> {
  if (work.isLate()) return null;
  const { child, column, parent, key } = candidate;
  const statement = work.look.sql.containment({
    child: asRelation(child),
    column,
    parent: asRelation(parent),
    key: key.name,
    limit: containmentSample,
  });
  try {
    const [row] = await work.look.query(statement);
    return { values: Number(row?.[0] ?? 0), found: Number(row?.[1] ?? 0) };
  } catch (error) {
    if (work.signal?.aborted || !isOfOneTable(error)) throw error;
    return null;
  }
}

function complete({ hypertableTimeColumn, ...draft }: TableDraft, options: LearnOptions): CatalogTable {
  const demanded = options.timeSeries?.[draft.name];
  return {
    ...draft,
    isTimeSeries: draft.isTimeSeries || demanded !== undefined,
    timeColumn: demanded ?? hypertableTimeColumn ?? timeColumnOf(draft.name, draft.columns),
    labelColumns: labelColumnsOf(draft),
    hash: '',
  };
}

/** A number that tables are joined by is a key, whatever its name. */
function markKeys(tables: CatalogTable[], relationships: Relationship[]): void {
  for (const table of tables) {
    const linked = new Set(
      relationships.flatMap((link) => [
        ...(link.fromTable === table.name ? link.fromColumns : []),
        ...(link.toTable === table.name ? link.toColumns : []),
      ]),
    );
    for (const column of table.columns) if (linked.has(column.name) && isCode(column)) column.role = 'key';
  }
}

function isCode(column: CatalogColumn): boolean {
  if (column.role === 'measure') return true;
  return column.role !== 'date' && column.role !== 'flag' && (isKeyName(column.name) || column.type !== 'text');
}

function writeNotes(table: CatalogTable, relationships: Relationship[]): SchemaNote[] {
  const notes = notesOf(table, relationships);
  table.hash = canonicalHash(notes.map(({ mdHash }) => mdHash));
  return notes;
}

function asRelation(table: CatalogTable): { schema: string | null; name: string } {
  return { schema: table.schema, name: table.sqlName };
}
