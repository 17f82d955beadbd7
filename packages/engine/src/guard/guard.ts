import type { SafetyReport } from '@air/contract';
import type { Clock, Dialect, GuardedSql, Statement } from '@air/core';
import { systemClock } from '@air/core';
import { seal } from '@air/core/seal';
import { checkText, checkTokens, oneStatement } from './checks/caps.ts';
import { judge } from './checks/judge.ts';
import type { Judgement, World } from './checks/judging.ts';
import type { GuardDialect } from './dialects/dialect.ts';
import { openDuckdbDialect } from './dialects/duckdb/dialect.ts';
import { openMysqlDialect } from './dialects/mysql/dialect.ts';
import { openPostgresDialect } from './dialects/postgres/dialect.ts';
import { openSqliteDialect } from './dialects/sqlite/dialect.ts';
import { tokenize } from './lexer.ts';
import type { GuardPolicy } from './policy.ts';
import { Refusal } from './refusal.ts';
import { createReport } from './report.ts';
import { cteNameEdits } from './rewrite/cte-names.ts';
import { applyEdits, type Original } from './rewrite/edits.ts';
import { limitRows } from './rewrite/row-limit.ts';
import { columnEdits, scopeEdits } from './rewrite/row-scope.ts';

export type Verdict =
  | { isAllowed: true; sql: GuardedSql; report: SafetyReport }
  | { isAllowed: false; report: SafetyReport };

/** Proves that a statement is one read-only query within the policy, and makes the only text that may be run. */
export interface Guard {
  check(statement: Statement, policy: GuardPolicy): Promise<Verdict>;
  close(): Promise<void>;
}

/** Parsers are loaded, and parser processes started, when a dialect is first met. */
export function openGuard(clock: Clock = systemClock): Guard {
  const opened = new Map<Dialect, Promise<GuardDialect>>();
  const dialectFor = (name: Dialect): Promise<GuardDialect> => {
    const key = name === 'timescale' ? 'postgres' : name;
    const dialect = opened.get(key) ?? openDialect(key);
    opened.set(key, dialect);
    return dialect;
  };
  return {
    async check(statement, policy) {
      const dialect = await dialectFor(statement.dialect);
      return checkStatement(statement, { dialect, policy, parameters: statement.parameters, now: clock.now() });
    },
    async close() {
      for (const dialect of opened.values()) await (await dialect).close();
    },
  };
}

async function openDialect(name: Exclude<Dialect, 'timescale'>): Promise<GuardDialect> {
  switch (name) {
    case 'postgres':
      return openPostgresDialect();
    case 'duckdb':
      return openDuckdbDialect();
    case 'mysql':
      return openMysqlDialect();
    case 'sqlite':
      return openSqliteDialect();
  }
}

async function checkStatement(statement: Statement, world: World): Promise<Verdict> {
  const report = createReport(statement.dialect);
  try {
    checkText(statement.text, world.policy);
    report.passed('size');
    const tokens = oneStatement(tokenize(statement.text, world.dialect.lexis));
    report.passed('single statement');
    checkTokens(tokens, world.policy);
    report.passed('nesting');
    const original: Original = { text: statement.text, parameters: statement.parameters, tokens };
    const body = statement.text.slice(0, tokens.at(-1)?.end);
    const query = await world.dialect.parse(body, tokens);
    report.passed('grammar');
    report.passed('read-only');

    const judgement = judge(query, world);
    report.describe(judgement);
    if (judgement.refusals.length > 0) return report.refused(judgement.refusals);
    report.passed('relations');
    report.passed('functions');
    report.passed('time filter');

    const limit = limitRows(query, original, world.policy);
    const scoped = scopeEdits(judgement, world.dialect, original);
    const renamed = cteNameEdits(judgement, world.dialect, body);
    const unqualified = columnEdits(judgement, world.dialect, original);
    const edits = [...scoped, ...unqualified, ...renamed, ...(limit.edit ? [limit.edit] : [])];
    const { text, parameters } = applyEdits(original, edits, world.dialect.lexis.placeholder);
    if (scoped.length + renamed.length > 0) await proveRewritten(text, judgement, { ...world, parameters });
    const read = judgement.reads.map(({ relation }) => relation);
    if (read.some(({ rowScope }) => rowScope.length > 0))
      report.changed('guard.row_scope', 'relations were narrowed to the rows the caller may see', null);
    if (read.some(({ maskedColumns }) => maskedColumns.length > 0))
      report.changed('guard.row_scope', 'columns were masked', null);
    if (limit.change !== null) report.changed('guard.row_limit', limit.change, limit.edit?.start ?? null);
    report.passed('row limit');
    const mostRows = limit.edit ? limit.rows : world.policy.maxRows;
    return report.allowed(seal({ dialect: statement.dialect, text, parameters }, mostRows), limit.rows);
  } catch (error) {
    if (error instanceof Refusal) return report.refused([error]);
    if (error instanceof RangeError)
      return report.refused([new Refusal('guard.too_large', 'the statement is nested too deeply', null, 'nest less')]);
    throw error;
  }
}

/** The text with its sub-selects must still be one query, over the same relations and functions. */
async function proveRewritten(text: string, before: Judgement, world: World): Promise<void> {
  const relations = world.policy.relations.map((relation) => ({
    ...relation,
    rowScope: [],
    maskedColumns: [],
    requiredTimeColumn: null,
  }));
  const tokens = oneStatement(tokenize(text, world.dialect.lexis));
  const after = judge(await world.dialect.parse(text, tokens), { ...world, policy: { ...world.policy, relations } });
  const isSame =
    after.refusals.length === 0 &&
    after.reads.length === before.reads.length &&
    after.functions.size === before.functions.size;
  if (!isSame)
    throw new Refusal(
      'guard.not_parsed',
      'the statement could not be narrowed to what you may see',
      null,
      'write it more plainly',
    );
}
