import type { components } from '@air/contract/client';
import type { Cell } from '@air/core';
import type { ResultPage, Run } from './follow-run.ts';
import type { Settings } from './settings.ts';
import { drawTable } from './table.ts';

type Analysis = components['schemas']['Analysis'];

/** Prints a value as JSON when piped, else whatever the function draws of it. */
export function show<Value>(settings: Settings, value: Value, draw: (value: Value) => string): void {
  process.stdout.write(`${settings.isJson ? JSON.stringify(value, null, 2) : draw(value)}\n`);
}

export function drawResult(page: ResultPage, run: Run): string {
  const cut = page.truncated_by ? `, cut by the ${page.truncated_by} limit` : '';
  const more = page.total_rows > page.rows.length ? `, the first ${page.rows.length} shown` : '';
  const time = run.run_ms === null ? '' : ` in ${Math.round(run.run_ms)} ms`;
  const table = drawTable(
    page.columns.map((column) => column.name),
    page.rows as Cell[][],
  );
  return `${table}\n\n${page.total_rows} rows${time}${cut}${more} · ${run.id}`;
}

export function drawFindings(analysis: Analysis): string {
  const marks = { ok: '✓', note: '·', warning: '!', problem: '✗' };
  return analysis.verdict.findings.map(({ level, message }) => `${marks[level]} ${message}`).join('\n');
}

export function drawRuns(runs: Run[]): string {
  const rows = runs.map((run): Cell[] => [
    run.id,
    run.status,
    run.kind,
    run.datasource_id,
    run.row_count,
    run.run_ms === null ? null : Math.round(run.run_ms),
    run.report_key ?? run.question ?? run.sql,
  ]);
  return drawTable(['run', 'status', 'kind', 'datasource', 'rows', 'ms', 'what'], rows);
}
