import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isoDay, spanUpTo } from './days.ts';
import { writeEnergy } from './write-energy.ts';
import { writeRetail } from './write-retail.ts';

export interface SampleOptions {
  /** Gets `retail.db`, the folder `energy` and a README. */
  directory: string;
  /** The last day of the data; today when left out, so that "this month" and "last quarter" hold something. */
  asOf?: Date;
  seed?: number;
  /** 1 gives about 200,000 order lines. */
  scale?: number;
}

export interface SampleData {
  retailFile: string;
  energyDirectory: string;
  /** Rows by table. */
  rows: Record<string, number>;
}

/** Makes the sample data: the same options give the same data. The README is written last and says that all is there. */
export async function makeSampleData(options: SampleOptions): Promise<SampleData> {
  const { directory, asOf = new Date(), seed = 1, scale = 1 } = options;
  const span = spanUpTo(asOf);
  const retailFile = join(directory, 'retail.db');
  const energyDirectory = join(directory, 'energy');
  mkdirSync(directory, { recursive: true });
  const rows = {
    ...writeRetail(retailFile, { span, seed, scale }),
    ...(await writeEnergy(energyDirectory, { span, seed })),
  };
  writeFileSync(join(directory, 'README.md'), readme({ from: isoDay(span.first), to: isoDay(span.last), rows }));
  return { retailFile, energyDirectory, rows };
}

function readme({ from, to, rows }: { from: string; to: string; rows: Record<string, number> }): string {
  const counts = Object.entries(rows).map(([table, count]) => `| ${table} | ${count.toLocaleString('en-US')} |`);
  return `# Sample data

Everything in this folder was made up by AIR, from a seed, to have something to try it on. No shop, person or meter in
it exists. Remove the folder and \`air sample\` makes it anew, ending with the current day.

- \`retail.db\`, "Sample: retail chain": shops, products, customers, orders, returns and targets in a SQLite database
- \`energy/\`, "Sample: energy readings": what the shops use, as Parquet (electricity by the hour), CSV (gas, the sites)
  and JSON Lines (water)

It covers ${from} to ${to}.

| table | rows |
|---|---|
${counts.join('\n')}
`;
}
