import { expect, test } from 'vitest';
import { catalogOf, tableOf } from '../test-catalogs.ts';
import { lexiconOf } from './lexicon.ts';

const farm = catalogOf(
  [
    tableOf('stable', ['stb_id key', 'stb_name text', 'stb_capacity integer'], { primaryKey: ['stb_id'] }),
    tableOf('hrs', ['hrs_id key', 'hrs_breed category = Arab|Shire', 'hrs_weight_kg integer', 'stb_id key']),
    tableOf('rdr', ['rdr_id key', 'rdr_nm text', 'lsn_qty integer']),
  ],
  ['hrs.stb_id → stable.stb_id'],
);

const said = (phrase: string) =>
  lexiconOf(farm)
    .names(phrase.split(' '))
    .slice(0, 1)
    .map((reading) => (reading.kind === 'column' ? `${reading.table}.${reading.column}` : reading.table));

test('the prefix that the columns of a table share need not be said', () => {
  expect(said('capacity')).toEqual(['stable.stb_capacity']);
  expect(said('breed')).toEqual(['hrs.hrs_breed']);
  expect(said('weight')).toEqual(['hrs.hrs_weight_kg']);
});

test('a word stands for the name that was shortened from it', () => {
  expect(said('riders')).toEqual(['rdr']);
  expect(said('rider name')).toEqual(['rdr.rdr_nm']);
  expect(said('number of lessons')).toEqual(['rdr.lsn_qty']);
  expect(said('rockets')).toEqual([]);
});

test('a figure is known by its head noun, a day by the word date', () => {
  const deals = catalogOf([tableOf('deals', ['id key', 'annual_contract_value decimal', 'ends_on date'])], []);
  const names = (phrase: string) => lexiconOf(deals).names(phrase.split(' '));
  expect(names('contract value')).toMatchObject([{ column: 'annual_contract_value' }]);
  expect(names('value')).toMatchObject([{ column: 'annual_contract_value' }]);
  expect(names('end date')).toMatchObject([{ column: 'ends_on' }]);
});
