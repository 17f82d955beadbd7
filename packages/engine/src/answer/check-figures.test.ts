import { expect, test } from 'vitest';
import { checkFigures } from './check-figures.ts';
import { tableOf } from './testing.ts';

const stores = tableOf(
  ['store text', 'revenue figure'],
  [
    ['North', '1234.50'],
    ['South 24', '600.00'],
    ['7-Eleven', '300.00'],
    ['East', '100.00'],
  ],
);
const months = tableOf(
  ['month time month', 'orders count'],
  [
    ['2025-01-01', 3412],
    ['2025-02-01', 3000],
    ['2025-03-01', 3600],
  ],
);
const share = tableOf(['open_share figure'], [['0.3333']], { additive: [], fractions: ['open_share'] });
const averages = tableOf(
  ['city text', 'average_amount figure'],
  [
    ['Berlin', '10.00'],
    ['Oslo', '20.00'],
  ],
  { additive: [] },
);
const target = tableOf(['revenue figure', 'target figure'], [['920', '1000']]);
const cut = tableOf(
  ['product text', 'sold count'],
  [
    ['A', 50],
    ['B', 30],
  ],
  { isCut: true },
);
const long = tableOf(
  ['day time day', 'kwh figure'],
  Array.from({ length: 60 }, (_value, index) => [
    new Date(Date.UTC(2025, 0, 1 + index)).toISOString().slice(0, 10),
    1_000 + index * 7,
  ]),
);
const empty = tableOf(['store text', 'revenue figure'], []);

test.each([
  ['a cell as it is', stores, 'North made 1,234.50.'],
  ['a cell with a currency', stores, 'North made $1,234.50 and South 24 €600.'],
  ['a cell rounded to whole numbers', stores, 'North made 1,235.'],
  ['a cell with one decimal', stores, 'North made 1,234.5.'],
  ['a cell with no separator', stores, 'North made 1234.50.'],
  ['a cell in thousands', months, 'January had 3.4k orders.'],
  ['a cell in thousands with more digits', months, 'January had 3.41k orders.'],
  ['a cell in words of thousands', months, 'In February there were 3 thousand orders.'],
  ['a rounded figure after "about"', stores, 'North made about 1,200.'],
  ['a bound after "over"', stores, 'North made over 1,200.'],
  ['digits within names', stores, 'South 24 and 7-Eleven follow.'],
  ['the number of rows', stores, 'There are 4 stores.'],
  ['the number of rows in words', stores, 'All four stores have revenue.'],
  ['the number of a ranking', stores, 'The top 3 are North, South 24 and 7-Eleven.'],
  ['a rank', stores, 'South 24 comes second.'],
  ['a rank in digits', stores, 'East comes 4th.'],
  ['the sum', stores, 'Together they made 2,234.50.'],
  ['the average of the rows', stores, 'That is 558.63 on average.'],
  ['the sum of the leading rows', stores, 'The first two made 1,834.50.'],
  ['the rest', stores, 'The others together made 1,000.'],
  ['a share of the sum', stores, 'North has 55.2 % of the revenue.'],
  ['a share in words', stores, 'North has 55 percent.'],
  ['more than half', stores, 'North made more than half of it.'],
  ['a difference', stores, 'South 24 made 300 more than 7-Eleven.'],
  ['a multiple in words', stores, 'South 24 made twice as much as 7-Eleven.'],
  ['a multiple in digits', stores, 'South 24 made 6 times as much as East.'],
  ['a multiple written with x', stores, 'South 24 made 6x what East made.'],
  ['the one that leads', stores, 'The one that leads is North.'],
  ['one of them', stores, 'North is one of the 4 stores.'],
  ['a month and its year', months, 'January 2025 had 3,412 orders.'],
  ['a month alone', months, 'March was best with 3,600.'],
  ['a year alone', months, 'The year 2025 began with 3,412.'],
  ['a quarter', months, 'In Q1 2025 there were 10,012 orders.'],
  ['a date in ISO', months, 'The month of 2025-02-01 had 3,000.'],
  ['a rise along time', months, 'Orders rose by 20 % from February to March.'],
  ['a fall along time', months, 'Orders fell by 12.1 % from January to February.'],
  ['a signed fall', months, 'The change was -412 orders in February.'],
  ['a change from first to last', months, 'Orders grew by 5.5% over the quarter.'],
  ['a fraction as a percentage', share, 'The share of open orders is 33.3 %.'],
  ['a fraction in words', share, 'A third of the orders are open.'],
  ['a fraction with a slash', share, 'About 1/3 of the orders are open.'],
  ['the share of a target', target, 'Revenue of 920 is 92 % of the target of 1,000.'],
  ['what is missing to a target', target, 'It misses the target by 80.'],
  ['a figure of the question', stores, 'Of the 17 asked about, these were found.'],
  ['a date of the question', stores, 'For May 2024 these are the figures.'],
  ['the highest of a long column', long, 'The highest was 1,413 kWh.'],
  ['a day of a long column', long, 'On 15 February 2025 it was 1,315.'],
  ['a day written the American way', long, 'On February 15, 2025 it was 1,315.'],
  ['a weekday of a day', long, 'On Saturday, 15 February 2025, it was 1,315.'],
  ['no rows', empty, 'No rows were found; the count is zero.'],
  ['a text without figures', stores, 'North leads by far.'],
  ['an average as it is', averages, 'Oslo has 20 on average, Berlin ten.'],
  ['an average twice the other', averages, 'Oslo has double the average of Berlin.'],
])('%s is borne out by the rows', (_what, table, text) => {
  expect(checkFigures(text, { table, texts: ['revenue of the 17 stores in May 2024'] })).toEqual([]);
});

test.each([
  ['a figure from nowhere', stores, 'North made 4,711.', ['4,711']],
  ['a figure rounded the wrong way', stores, 'North made 1,230.', ['1,230']],
  ['a figure off by one digit', stores, 'North made 1,243.50.', ['1,243.50']],
  ['a figure off by a thousand', months, 'January had 3.4m orders.', ['3.4m']],
  ['a number word from nowhere', stores, 'There are twelve stores.', ['twelve']],
  ['a dozen', stores, 'There are a dozen stores.', ['a dozen']],
  ['a hyphenated number', stores, 'There are twenty-five stores.', ['twenty-five']],
  ['a rank beyond the rows', stores, 'West comes seventh.', ['seventh']],
  ['a ranking longer than the rows', stores, 'The top 10 are these.', ['10']],
  ['a share from nowhere', stores, 'North has 71 % of the revenue.', ['71 %']],
  ['a share in words from nowhere', stores, 'North has two thirds of it.', ['two thirds']],
  ['half of what is more', months, 'January had half of the orders.', ['half']],
  ['a multiple from nowhere', stores, 'North made ten times as much as South 24.', ['ten times']],
  ['a year that is not there', months, 'In 2023 it was the same.', ['2023']],
  ['a month that is not there', months, 'April 2025 had 3,000.', ['April 2025']],
  ['a quarter that is not there', months, 'In Q3 2025 there were 3,000.', ['Q3 2025']],
  ['a date that is not there', months, 'On 2025-06-30 there were 3,000.', ['2025-06-30']],
  ['a weekday that is wrong', long, 'On Monday, 15 February 2025, it was 1,315.', ['Monday, 15 February 2025']],
  ['a rise that was a fall', months, 'Orders rose by 12.1 % in February.', ['12.1 %']],
  ['a fall that was a rise', months, 'Orders fell by 600 in March.', ['600']],
  ['a sign that is wrong', months, 'The change was +412 orders in February.', ['+412']],
  ['a sum of averages', averages, 'Together that is 30.', ['30']],
  ['an average of averages', averages, 'All cities together average 15.', ['15']],
  ['a sum of a part of the rows', cut, 'Together 80 were sold.', ['80']],
  ['a share of a part of the rows', cut, 'A has 62.5 % of what was sold.', ['62.5 %']],
  ['a forecast', months, 'April will have about 3,900 orders.', ['April', '3,900']],
  ['a time of day from nowhere', months, 'At 10:30 it was highest.', ['10:30']],
  ['a figure where there are no rows', empty, 'The revenue was 5 million.', ['5 million']],
  ['several at once', stores, 'North made 99 and East 98.', ['99', '98']],
])('%s is not', (_what, table, text, unproven) => {
  expect(checkFigures(text, { table, texts: ['revenue of the 17 stores in May 2024'] })).toEqual(unproven);
});
