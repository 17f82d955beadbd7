import { createHash } from 'node:crypto';
import type { Cell } from '@air/core';
import type { CatalogColumn, CatalogTable, Relationship } from './catalog.ts';
import { namesPeople } from './sensitivity.ts';
import type { SchemaNote } from './source.ts';

const columnsAChunk = 40;

/** Describes a table in Markdown, in chunks small enough for a prompt. The same table gives the same text. */
export function notesOf(table: Omit<CatalogTable, 'hash'>, relationships: Relationship[]): SchemaNote[] {
  const chunks: SchemaNote[] = [];
  for (let start = 0; start === 0 || start < table.columns.length; start += columnsAChunk) {
    const columns = table.columns.slice(start, start + columnsAChunk);
    const md = `${[
      ...(start === 0 ? heading(table) : [`# ${table.name} (continued)`, '']),
      '| column | type | role | facts |',
      '|---|---|---|---|',
      ...columns.map(
        (column) =>
          `| ${cell(column.name)} | ${cell(column.nativeType)} | ${column.role} | ${cell(facts(column, table.columns))} |`,
      ),
      ...(start + columnsAChunk >= table.columns.length ? links(table.name, relationships) : []),
    ].join('\n')}\n`;
    chunks.push({
      object: table.name,
      chunk: chunks.length,
      md,
      mdHash: createHash('sha256').update(md).digest('hex'),
    });
  }
  return chunks;
}

function heading(table: Omit<CatalogTable, 'hash'>): string[] {
  const lines = [`# ${table.name}`, ''];
  if (table.comment) lines.push(table.comment.replaceAll(/\s+/g, ' '), '');
  lines.push(`- kind: ${table.isTimeSeries ? 'time series' : table.kind}`);
  if (table.rowCount !== null) lines.push(`- rows: ${table.rowCount}`);
  if (table.primaryKey.length > 0) lines.push(`- primary key: ${table.primaryKey.join(', ')}`);
  if (table.timeColumn) lines.push(`- time column: ${table.timeColumn}`);
  if (table.labelColumns.length > 0) lines.push(`- shown by: ${table.labelColumns.join(', ')}`);
  for (const index of table.indexes) lines.push(`- index: ${index.join(', ')}`);
  return [...lines, ''];
}

function facts(column: CatalogColumn, columns: CatalogColumn[]): string {
  const known: string[] = [];
  if (column.comment) known.push(column.comment);
  if (!column.nullable) known.push('not null');
  if (column.sensitivity !== 'none') known.push(`${column.sensitivity}, values withheld`);
  const { stats } = column;
  if (stats?.nullShare) known.push(`${percent(stats.nullShare)} null`);
  if (stats?.distinct !== null && stats?.distinct !== undefined) known.push(`${stats.distinct} distinct`);
  const hasRange =
    stats && stats.min !== null && column.role !== 'text' && column.role !== 'free_text' && !column.values;
  if (hasRange) known.push(`${short(stats.min)} to ${short(stats.max)}`);
  const isListed = column.values?.length && !namesPeople(column, columns);
  if (isListed) known.push(`values: ${(column.values ?? []).slice(0, 8).map(short).join(', ')}`);
  return known.join('; ');
}

function links(table: string, relationships: Relationship[]): string[] {
  const lines = relationships
    .filter((link) => link.fromTable === table || link.toTable === table)
    .map(
      (link) =>
        `- ${link.fromTable}.${link.fromColumns.join(', ')} → ${link.toTable}.${link.toColumns.join(', ')}` +
        ` (${link.cardinality.replaceAll('_', ' ')}, ${link.origin}: ${link.evidence})`,
    );
  return lines.length === 0 ? [] : ['', '## Joins', '', ...lines];
}

function percent(share: number): string {
  return `${Math.max(0.1, Math.round(share * 1_000) / 10)} %`;
}

function short(value: Cell): string {
  const text = String(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function cell(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');
}
