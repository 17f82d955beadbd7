import type { CatalogSchema, CatalogTable, Datasource } from '../../shared/api/client.ts';

const sampleExamples: Partial<Record<Datasource['kind'], string[]>> = {
  sqlite: [
    'total revenue by store for last quarter',
    'top 10 products by revenue this year',
    'number of orders per month in 2025',
    'revenue by category last month',
  ],
  files: [
    'daily kWh by site in September 2025',
    'average temperature by site last month',
    'total kWh by month this year',
  ],
};

/** Questions to start from: known ones for the sample data, made from tables and columns for all others. */
export function exampleQuestions(datasource: Datasource, schema: CatalogSchema | null): string[] {
  if (datasource.is_sample) return sampleExamples[datasource.kind] ?? [];
  const tables = [...(schema?.tables ?? [])].sort((a, b) => (b.row_count ?? 0) - (a.row_count ?? 0));
  return tables.slice(0, 3).flatMap(questionsOn).slice(0, 5);
}

function questionsOn(table: CatalogTable): string[] {
  const plural = words(table.name);
  const measure = table.columns.find(({ role }) => role === 'measure');
  const category = table.columns.find(({ role, distinct }) => role === 'category' && (distinct ?? 0) > 1);
  const questions: string[] = [];
  if (measure && category) questions.push(`total ${words(measure.name)} by ${words(category.name)} in ${plural}`);
  else if (category) questions.push(`number of ${plural} by ${words(category.name)}`);
  else questions.push(`how many ${plural} are there`);
  if (table.time_column !== null) questions.push(`number of ${plural} per month`);
  return questions;
}

function words(name: string): string {
  const last = name.split('.').at(-1) ?? name;
  return last
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .toLowerCase();
}
