import type { Catalog, Meaning } from '../learn/catalog.ts';
import type { Access } from './access.ts';

/** Whether a remembered meaning may be known to a subject: it points at nothing that is withheld, and tells no value of rows that are. */
export function isKnownMeaning(meaning: Meaning, access: Access): boolean {
  const { catalog } = access;
  switch (meaning.kind) {
    case 'words':
      return true;
    case 'table':
      return tableOf(meaning.table, catalog) !== undefined;
    case 'column':
      return hasColumn(meaning, catalog);
    case 'value':
      return hasColumn(meaning, catalog) && !hidesRows(meaning.table, access);
    case 'metric': {
      if (meaning.field !== null) return hasColumn({ table: meaning.table, column: meaning.field }, catalog);
      const masked = new Set(access.relations.flatMap((relation) => relation.maskedColumns));
      const words = meaning.expr?.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
      return tableOf(meaning.table, catalog) !== undefined && !words.some((word) => masked.has(word));
    }
  }
}

function tableOf(name: string, { tables }: Catalog): Catalog['tables'][number] | undefined {
  return tables.find((table) => table.name === name);
}

function hasColumn({ table, column }: { table: string; column: string }, catalog: Catalog): boolean {
  return tableOf(table, catalog)?.columns.some(({ name }) => name === column) ?? false;
}

function hidesRows(name: string, { catalog, relations }: Access): boolean {
  const table = tableOf(name, catalog);
  const relation = relations.find((each) => each.name === table?.sqlName && each.schema === table.schema);
  return relation === undefined || relation.rowScope.length > 0;
}
