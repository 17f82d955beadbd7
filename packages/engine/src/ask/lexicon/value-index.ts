import type { CatalogColumn } from '../../learn/catalog.ts';
import type { Reading } from './reading.ts';
import { lemmaOf } from '../words/words.ts';

export function addValues(values: Map<string, Reading[]>, table: string, column: CatalogColumn): void {
  for (const value of column.values ?? []) {
    const words = value
      .toLowerCase()
      .split(/[^\p{L}\d]+/u)
      .filter((word) => word !== '');
    if (words.length === 0 || words.length > 8) continue;
    const add = (key: string, penalty: number) => {
      const readings = values.get(key) ?? [];
      if (
        !readings.some(
          (known) =>
            known.kind === 'value' && known.table === table && known.column === column.name && known.value === value,
        )
      ) {
        readings.push({ kind: 'value', table, column: column.name, value, penalty });
      }
      values.set(key, readings);
    };
    add(words.join(' '), 0);
    const lemmas = words.map(lemmaOf).join(' ');
    if (lemmas !== words.join(' ')) add(lemmas, 0.5);
  }
}
