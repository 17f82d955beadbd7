import { createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { type EnergyOptions, electricityRows, gasRows, siteRows, waterRows } from './energy-rows.ts';
import { type SampleRow, measurements } from './tables.ts';

const lineBlock = 20_000;

/** Writes the energy data of the stores as files of three kinds: Parquet, CSV and JSON Lines. */
export async function writeEnergy(directory: string, options: EnergyOptions): Promise<Record<string, number>> {
  mkdirSync(directory, { recursive: true });
  const { seed } = options;
  const asCsv = (columns: string[]) => ({
    header: columns.join(','),
    line: (row: SampleRow) => row.map(csvCell).join(','),
  });
  const asJson = (columns: string[]) => ({
    header: null,
    line: (row: SampleRow) =>
      JSON.stringify(Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null]))),
  });
  return {
    measurements: await writeParquet(join(directory, 'measurements.parquet'), options),
    gas: await writeLines(
      join(directory, 'gas.csv'),
      asCsv(['date', 'site', 'meter', 'cubic_metres']),
      gasRows(options),
    ),
    water: await writeLines(
      join(directory, 'water.jsonl'),
      asJson(['date', 'site', 'meter', 'litres']),
      waterRows(options),
    ),
    sites: await writeLines(
      join(directory, 'sites.csv'),
      asCsv(['site', 'city', 'country', 'floor_area', 'tariff']),
      siteRows(seed),
    ),
  };
}

async function writeParquet(path: string, options: EnergyOptions): Promise<number> {
  const text = `${path}.csv`;
  const unfinished = `${path}.new`;
  const line = (row: SampleRow) => row.map(csvCell).join(',');
  const count = await writeLines(text, { header: null, line }, electricityRows(options));
  const columns = measurements.columns
    .map(({ name, type }) => `'${name}': '${duckTypes[type] ?? 'VARCHAR'}'`)
    .join(', ');
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  try {
    await connection.run(
      `COPY (SELECT * FROM read_csv(${quoted(text)}, header = false, columns = {${columns}})) ` +
        `TO ${quoted(unfinished)} (FORMAT parquet, COMPRESSION zstd)`,
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(text, { force: true });
  }
  renameSync(unfinished, path);
  return count;
}

const duckTypes: Record<string, string> = { timestamptz: 'TIMESTAMP', float: 'DOUBLE' };

interface LineFormat {
  header: string | null;
  line: (row: SampleRow) => string;
}

async function writeLines(path: string, format: LineFormat, rows: Generator<SampleRow>): Promise<number> {
  const unfinished = `${path}.new`;
  const file = createWriteStream(unfinished);
  const write = async (lines: string[]): Promise<void> => {
    if (!file.write(`${lines.join('\n')}\n`)) await new Promise<void>((resolve) => file.once('drain', () => resolve()));
  };
  let count = 0;
  let block: string[] = format.header === null ? [] : [format.header];
  for (const row of rows) {
    count += 1;
    if (block.push(format.line(row)) < lineBlock) continue;
    await write(block);
    block = [];
  }
  if (block.length > 0) await write(block);
  file.end();
  await finished(file);
  renameSync(unfinished, path);
  return count;
}

function csvCell(value: SampleRow[number]): string {
  if (value === null) return '';
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function quoted(path: string): string {
  return `'${path.replaceAll("'", "''")}'`;
}
