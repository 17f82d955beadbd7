import { nearest } from '@air/contract';
import type { AllowedRelation } from '../policy.ts';
import { constructDenied, Refusal } from '../refusal.ts';
import type { RelationSource, Source } from '../tree.ts';
import { checkSeries, mostHints, readCallParts, readExpr } from './expressions.ts';
import type { Judging } from './judging.ts';
import { noteCondition } from './row-errors.ts';
import { type CteEntry, findCte, type Range, type Scope, type Shape } from './scope.ts';
import { unbounded } from './time-bounds.ts';
import { boundRanges } from './time-needs.ts';

interface Sources {
  hasJoins: boolean;
  /** Common table expressions that are read inside themselves here. */
  openReads: CteEntry[];
}

/** Judges a FROM clause and opens its ranges in the scope, left to right, as LATERAL sees them. */
export function readSources(from: Source[], scope: Scope, judging: Judging): Sources {
  const openReads: CteEntry[] = [];
  const place: Place = { scope, judging, openReads };
  for (const source of from) readSource(source, place);
  return { hasJoins: from.length > 1 || from.some((source) => source.kind === 'join'), openReads };
}

interface Place {
  scope: Scope;
  judging: Judging;
  openReads: CteEntry[];
}

function readSource(source: Source, place: Place): Range[] {
  const { scope, judging } = place;
  switch (source.kind) {
    case 'relation':
      return open(readRelation(source, place), place);
    case 'derived': {
      const shape = judging.readQuery(source.query, scope);
      return open(asRange(shape, source.alias, source.columns), place);
    }
    case 'function':
      return open(readTableFunction(source, place), place);
    case 'join': {
      const left = readSource(source.left, place);
      const right = readSource(source.right, place);
      if (source.on) {
        readExpr(source.on, scope, judging);
        noteCondition(source.on, judging);
        const bounded = { inner: [...left, ...right], left: right, right: left, full: [] }[source.type];
        boundRanges(source.on, { ranges: bounded, all: scope.ranges, judging });
      }
      const both = [...left, ...right];
      return source.alias === null ? both : [...both, ...open(joined(both, source.alias), place)];
    }
    case 'reshaped': {
      const inner = readSource(source.source, place);
      for (const expr of source.exprs) readExpr(expr, scope, judging);
      if (!source.keepsRows) {
        for (const range of inner) {
          judging.refuseNeeds(range.needs);
          range.needs = [];
        }
      }
      return source.alias === null ? inner : [...inner, ...open(joined(inner, source.alias), place)];
    }
  }
}

function open(range: Range, { scope }: Place): Range[] {
  scope.ranges.push(range);
  return [range];
}

function asRange(shape: Shape, alias: string | null, renamed: string[]): Range {
  const columns =
    shape.columns?.map((column, index) => renamed[index] ?? column) ?? (renamed.length > 0 ? renamed : null);
  const needs = shape.needs.map((need) => ({
    ...need,
    column: renamed[shape.columns?.indexOf(need.column) ?? -1] ?? need.column,
  }));
  return { alias, columns, needs };
}

/** A join with an alias: its columns can be read through the alias, but nothing more can be bounded. */
function joined(ranges: Range[], alias: string): Range {
  const isKnown = ranges.every((range) => range.columns !== null);
  return { alias, columns: isKnown ? ranges.flatMap((range) => range.columns ?? []) : null, needs: [] };
}

function readRelation(source: RelationSource, { scope, judging, openReads }: Place): Range {
  const { isSameName } = judging.dialect;
  const [only, ...qualified] = source.path;
  const name = source.path.at(-1) ?? '';
  const alias = source.alias ?? name;
  const cte =
    only !== undefined && qualified.length === 0 ? findCte(scope, (candidate) => isSameName(candidate, only)) : null;
  if (cte) {
    judging.expandedReads += cte.reads;
    judging.rowErrors.nestedReads += 1;
    checkReads(judging);
    cte.readers.push({ span: source.span, alias: source.alias, isInside: cte.isOpen });
    if (cte.isOpen) openReads.push(cte);
    return asRange({ columns: cte.columns, needs: cte.needs }, alias, source.columns);
  }
  judging.expandedReads += 1;
  checkReads(judging);
  const relation = judging.policy.relations.find((candidate) => isMeant(candidate, source.path, judging));
  if (!relation) {
    judging.refuse(relationRefusal(source, judging));
    return { alias, columns: null, needs: [] };
  }
  judging.relations.add(
    relation.schema === null || relation.isDefaultSchema ? relation.name : `${relation.schema}.${relation.name}`,
  );
  judging.reads.push({ source, relation });
  const column = relation.requiredTimeColumn;
  const needs = column === null ? [] : [{ relation, column, bounds: unbounded, position: source.start }];
  return asRange({ columns: relation.columns, needs }, alias, source.columns);
}

/** More would keep a planner busy beyond any time limit; expressions that read one another twice double with each. */
const mostReads = 256;

export function checkReads({ expandedReads }: Judging): void {
  if (expandedReads <= mostReads) return;
  throw new Refusal(
    'guard.too_large',
    `the statement reads more than ${mostReads} relations`,
    null,
    'read fewer, or read each common table expression once',
  );
}

function isMeant(relation: AllowedRelation, path: string[], { dialect }: Judging): boolean {
  const [name, schema, database] = path.toReversed();
  if (database !== undefined || name === undefined || !dialect.isSameName(relation.name, name)) return false;
  if (schema === undefined) return relation.isDefaultSchema || relation.schema === null;
  if (relation.schema !== null) return dialect.isSameName(relation.schema, schema);
  return dialect.unqualifiedSchemas.some((own) => dialect.isSameName(own, schema));
}

function relationRefusal(source: RelationSource, { policy, refusals }: Judging): Refusal {
  const written = source.path.join('.');
  const known = policy.relations.map((relation) =>
    relation.isDefaultSchema || relation.schema === null ? relation.name : `${relation.schema}.${relation.name}`,
  );
  const near =
    refusals.length < mostHints ? (nearest(written, known) ?? nearest(source.path.at(-1) ?? '', known)) : null;
  const hint = near === null ? `relations that may be read: ${known.slice(0, 12).join(', ')}` : `did you mean ${near}?`;
  return new Refusal(
    'guard.relation_denied',
    `the relation ${written} may not be read`,
    source.start,
    known.length === 0 ? null : hint,
  );
}

function readTableFunction(source: Extract<Source, { kind: 'function' }>, { scope, judging }: Place): Range {
  const { call, alias, columns } = source;
  if (call.schema !== null || !judging.dialect.tableFunctions.has(call.name)) {
    const hint = `functions that may stand in FROM: ${[...judging.dialect.tableFunctions].slice(0, 12).join(', ')}`;
    judging.refuse(
      new Refusal('guard.function_denied', `the function ${call.name} may not be read from`, call.start, hint),
    );
  } else {
    judging.functions.add(call.name);
  }
  if (call.isWindow) judging.refuse(constructDenied('a window in FROM', call.start));
  checkSeries(call, judging);
  readCallParts(call, scope, judging);
  const own = alias ?? call.name;
  return { alias: own, columns: [own, call.name, 'key', 'value', 'ordinality', ...columns], needs: [] };
}
