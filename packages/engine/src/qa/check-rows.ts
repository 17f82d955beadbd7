import type { Finding } from '@air/contract';
import type { CheckInput } from './check-input.ts';
import { finding, formatCount, formatShare } from './finding.ts';
import type { ResultProfile } from './result-profile.ts';

/** No rows; or a single row of totals that added up nothing. */
export function checkEmpty({ profile, expectations }: CheckInput): Finding[] {
  const isTotalOfNothing =
    profile.rows === 1 &&
    profile.columns.length > 0 &&
    profile.columns.every(({ nulls, figures, role }) => role === 'metric' && (nulls === 1 || figures?.sum === 0)) &&
    profile.columns.some(({ nulls }) => nulls === 1);
  if (profile.rows > 0 && !isTotalOfNothing) {
    return [finding('empty_result', 'ok', `${formatCount(profile.rows)} ${profile.rows === 1 ? 'row' : 'rows'}`)];
  }
  const what = isTotalOfNothing ? 'nothing was found to add up' : 'the result has no rows';
  const causes = expectations?.unknownValues ?? [];
  if (causes.length === 0) {
    return [
      finding('empty_result', 'warning', `${what}: the filters may be too narrow, or the data may not reach that far`),
    ];
  }
  return causes.map(({ field, value, nearest }) => {
    const near = nearest.length > 0 ? `; near it: ${nearest.map((name) => `"${name}"`).join(', ')}` : '';
    return finding('empty_result', 'warning', `${what}: ${field} holds no "${value}"${near}`, {
      field,
      value,
      nearest,
    });
  });
}

export function checkTruncated({ profile, truncatedBy }: CheckInput): Finding[] {
  if (truncatedBy === null) return [];
  const by = truncatedBy === 'bytes' ? 'its size in bytes' : 'the number of rows';
  return [
    finding(
      'truncated',
      'warning',
      `the result was cut after ${formatCount(profile.rows)} rows by the limit on ${by}: totals over it are not complete`,
      { rows: profile.rows, limit: truncatedBy },
    ),
  ];
}

export function checkNulls({ rows, columns }: ResultProfile): Finding[] {
  const findings = columns.flatMap(({ name, nulls }): Finding[] => {
    const share = nulls / rows;
    if (share < 0.2) return [];
    const message =
      share === 1 ? `${name} is empty in every row` : `${name} is empty in ${formatShare(share)} of the rows`;
    return [finding('null_share', share >= 0.5 ? 'warning' : 'note', message, { column: name, nulls, rows })];
  });
  return findings.length > 0 ? findings : [finding('null_share', 'ok', 'no column has many empty values')];
}

/** A result with figures has one row for each combination of its dimensions. */
export function checkRepeated({ profile, expectations }: CheckInput): Finding[] {
  const { columns, rows, checkedRows, example } = profile.repeated;
  if (checkedRows === 0) return [];
  const isGrouped = expectations !== null && !expectations.isDetail;
  if (rows === 0) return isGrouped ? [finding('duplicate_keys', 'ok', `one row for each ${columns.join(', ')}`)] : [];
  const shown = (example ?? []).map(String).join(', ').slice(0, 120);
  const message = isGrouped
    ? `${formatCount(rows)} rows repeat the same ${columns.join(', ')}, such as ${shown}`
    : `${formatCount(rows)} rows are exact repetitions of another, such as ${shown}`;
  return [
    finding('duplicate_keys', isGrouped ? 'problem' : 'note', message, {
      column: isGrouped && columns.length === 1 ? (columns[0] ?? null) : null,
      columns,
      rows,
      checked_rows: checkedRows,
      example,
    }),
  ];
}

/** Statistics may be a little old: only what is clearly more than the table holds counts. */
const tolerance = 1.05;

/** A join that finds several rows where one was meant shows in more rows than the root table has. */
export function checkFanOut({ profile, expectations }: CheckInput): Finding[] {
  if (!expectations?.hasJoins || expectations.rootRows === null) return [];
  const { rootRows, rootTable, isDetail, rowCounts } = expectations;
  const most = rootRows * tolerance + 10;
  const told = { root: rootTable, root_rows: rootRows };
  if (isDetail && profile.rows > most) {
    const message = `${formatCount(profile.rows)} rows from ${formatCount(rootRows)} of ${rootTable}: a join repeats rows`;
    return [finding('fan_out', 'warning', message, { ...told, rows: profile.rows })];
  }
  for (const { name, figures } of profile.columns) {
    if (!rowCounts.includes(name) || !figures || figures.sum <= most) continue;
    const message = `${name} counts ${formatCount(figures.sum)} rows, but ${rootTable} has ${formatCount(rootRows)}: a join repeats rows`;
    return [finding('fan_out', 'problem', message, { ...told, column: name, counted: figures.sum })];
  }
  return isDetail || rowCounts.length > 0 ? [finding('fan_out', 'ok', `no join repeats rows of ${rootTable}`)] : [];
}
