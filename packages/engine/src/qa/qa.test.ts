import { type IrInput, type ParameterValues, findingSchema, irSchema } from '@air/contract';
import type { Cell, Column } from '@air/core';
import { describe, expect, test } from 'vitest';
import type { Catalog } from '../learn/catalog.ts';
import type { CompiledQuery } from '../sql/compile.ts';
import type { CheckInput } from './check-input.ts';
import { checkResult } from './check-result.ts';
import { nearestValues } from '../learn/nearest-values.ts';
import { expectationsOf } from './expectations.ts';
import { createResultProfile } from './result-profile.ts';
import { totalsIr } from './totals.ts';
import { analysisMarkdown, verdictOf } from './verdict.ts';

type Roles = CompiledQuery['columns'];

const day: Roles[number] = { name: 'day', role: 'dimension', grain: 'day' };
const site: Roles[number] = { name: 'site', role: 'dimension', grain: null };
const kwh: Roles[number] = { name: 'kwh', role: 'metric', grain: null };

const columnsOf = (roles: Roles): Column[] =>
  roles.map(({ name, role }) => ({ name, type: role === 'metric' ? 'float' : 'text', nativeType: '' }));

function profileOf(roles: Roles, rows: Cell[][], isKnown = true) {
  const profiler = createResultProfile(isKnown ? roles : null);
  profiler.add({ columns: columnsOf(roles), rows });
  return profiler.finish();
}

const catalog: Catalog = {
  datasourceId: 'energy',
  dialect: 'sqlite',
  version: '1',
  learnedAt: '2026-01-01T00:00:00Z',
  relationships: [],
  tables: [
    {
      name: 'readings',
      schema: null,
      sqlName: 'readings',
      kind: 'table',
      comment: null,
      rowCount: 100,
      primaryKey: [],
      uniqueKeys: [],
      indexes: [],
      timeColumn: 'read_at',
      isTimeSeries: false,
      labelColumns: [],
      hash: '',
      columns: [
        {
          name: 'site',
          type: 'text',
          nativeType: 'TEXT',
          nullable: true,
          comment: null,
          role: 'category',
          stats: null,
          values: ['Berlin Mitte', 'Paris Marais'],
          sensitivity: 'none',
        },
      ],
    },
  ],
};

const asOf = new Date('2026-01-01T00:00:00Z');

function check(roles: Roles, rows: Cell[][], ir: IrInput | null, more: Partial<CheckInput> = {}) {
  const { params = {} } = more;
  const expectations = ir && expectationsOf({ ir: irSchema.parse(ir), catalog, columns: roles, params, asOf });
  const profile = profileOf(roles, rows, ir !== null);
  return checkResult({ profile, expectations, truncatedBy: null, params, previous: null, ...more });
}

const daily: IrInput = {
  entities: ['readings'],
  metrics: [{ name: 'kwh', agg: 'sum' }],
  dimensions: ['day'],
  grain: '1 day',
};
const bad = (findings: ReturnType<typeof check>) => findings.filter(({ level }) => level !== 'ok');
const days = (count: number, value = (index: number): Cell => 10 + (index % 3)): Cell[][] =>
  Array.from({ length: count }, (_, index) => [`2025-09-${String(index + 1).padStart(2, '0')}`, value(index)]);

test('a good result gets no objection, and the verdict names what was checked', () => {
  const findings = check([day, kwh], days(30), daily);
  expect(bad(findings)).toEqual([]);
  expect(findings.map((item) => item.check)).toEqual([
    'empty_result',
    'null_share',
    'duplicate_keys',
    'missing_periods',
    'outliers',
  ]);
  expect(analysisMarkdown(verdictOf(findings))).toContain('all 30 days have rows');
});

describe('an empty result', () => {
  test('is told, with values that come near the one that was filtered by', () => {
    const filters: IrInput['filters'] = [{ field: 'site', op: '=', value: 'Berlin Mite' }];
    const [finding] = check([day, kwh], [], { ...daily, filters });
    expect(finding).toMatchObject({
      check: 'empty_result',
      level: 'warning',
      message: 'the result has no rows: site holds no "Berlin Mite"; near it: "Berlin Mitte"',
      details: { nearest: ['Berlin Mitte'] },
    });
  });

  test('may be caused by a parameter', () => {
    const filters: IrInput['filters'] = [{ field: 'site', op: 'in', value: '{{sites}}' }];
    const [finding] = check([day, kwh], [], { ...daily, filters }, { params: { sites: ['Paris Marais', 'Rome'] } });
    expect(finding?.message).toContain('site holds no "Rome"');
  });

  test('is also a single row in which nothing was added up', () => {
    const total: IrInput = { entities: ['readings'], metrics: [{ name: 'kwh', agg: 'sum' }] };
    expect(check([kwh], [[null]], total)[0]).toMatchObject({ check: 'empty_result', level: 'warning' });
    expect(bad(check([kwh], [[0]], total))).toEqual([]);
  });
});

test('columns that are mostly empty are told', () => {
  const rows = days(10).map(([date], index) => [date ?? null, index < 7 ? null : 1]);
  expect(bad(check([day, kwh], rows, daily))).toMatchObject([
    { check: 'null_share', level: 'warning', column: 'kwh', message: 'kwh is empty in 70 % of the rows' },
  ]);
});

test('two rows for the same group are a problem; the same row twice in a list is worth knowing', () => {
  const twice = [...days(5), ...days(1)];
  expect(bad(check([day, kwh], twice, daily))).toMatchObject([
    { check: 'duplicate_keys', level: 'problem', column: 'day', details: { rows: 1, example: ['2025-09-01'] } },
  ]);
  expect(bad(check([day, kwh], twice, null))).toMatchObject([{ check: 'duplicate_keys', level: 'note' }]);
});

describe('a join that repeats rows', () => {
  const joined = { entities: ['readings', 'sites'] };

  test('shows in a list longer than the table it is a list of', () => {
    const rows = Array.from({ length: 300 }, (_, index) => [`x${index}`]);
    expect(bad(check([site], rows, { ...joined, dimensions: ['site'] }))).toMatchObject([
      { check: 'fan_out', level: 'warning', message: '300 rows from 100 of readings: a join repeats rows' },
    ]);
  });

  test('shows in counts that exceed the rows there are', () => {
    const count: Roles[number] = { name: 'readings', role: 'metric', grain: null };
    const ir: IrInput = { ...joined, metrics: [{ name: 'readings', agg: 'count' }], dimensions: ['site'] };
    const rows = [
      ['a', 90],
      ['b', 200],
    ];
    expect(bad(check([site, count], rows, ir))).toMatchObject([
      { check: 'fan_out', level: 'problem', column: 'readings' },
    ]);
  });
});

describe('periods without rows', () => {
  const filters: IrInput['filters'] = [
    { field: 'read_at', op: '>=', value: '{{from}}' },
    { field: 'read_at', op: '<', value: '2025-10-01' },
  ];

  test('are named, at the edges of the asked span too', () => {
    const rows = days(29).filter((_, index) => index !== 3 && index !== 4);
    const findings = check([day, kwh], rows, { ...daily, filters }, { params: { from: '2025-08-31T00:00:00Z' } });
    expect(bad(findings)).toMatchObject([
      {
        check: 'missing_periods',
        level: 'warning',
        message: '4 of 31 days have no rows: 2025-08-31, 2025-09-04, 2025-09-05, 2025-09-30',
      },
    ]);
  });

  test.each([
    ['hour', ['2025-09-01T00:00:00', '2025-09-01T02:00:00'], '2025-09-01 01:00'],
    ['15 minutes', ['2025-09-01T00:00:00Z', '2025-09-01T00:30:00Z'], '2025-09-01 00:15'],
    ['week', ['2025-09-01', '2025-09-15'], '2025-09-08'],
    ['month', ['2025-11-01', '2026-01-01'], '2025-12'],
    ['quarter', ['2025-07-01', '2026-01-01'], '2025-10-01'],
    ['year', ['2023-01-01', '2025-01-01'], '2024'],
  ])('are found for every %s', (grain, seen, missing) => {
    const column: Roles[number] = { name: 'period', role: 'dimension', grain };
    const findings = check(
      [column, kwh],
      seen.map((period) => [period, 1]),
      { ...daily, grain },
    );
    expect(bad(findings)).toMatchObject([
      { check: 'missing_periods', details: { missing: 1, expected: 3, first: [missing] } },
    ]);
  });

  test('are not looked for in a result that was cut', () => {
    const rows = [
      ['2025-09-01', 1],
      ['2025-09-09', 2],
    ];
    const cut = check([day, kwh], rows, daily, { truncatedBy: 'rows' });
    expect(bad(cut).map((item) => item.check)).toEqual(['truncated']);
    expect(bad(check([day, kwh], rows, { ...daily, limit: 2 }))).toEqual([]);
  });
});

test('a figure far from all others is worth knowing, with its row', () => {
  const rows = days(30, (index) => (index === 12 ? 900 : 10 + (index % 5)));
  expect(bad(check([day, kwh], rows, daily))).toMatchObject([
    { check: 'outliers', level: 'note', column: 'kwh', details: { rows: [{ value: 900, row: 12 }] } },
  ]);
});

test('figures that are no numbers are told', () => {
  expect(
    bad(
      check(
        [day, kwh],
        days(9, () => 'NaN'),
        daily,
      ),
    ),
  ).toMatchObject([{ check: 'outliers', level: 'warning' }]);
});

describe('parts and their whole', () => {
  const share: Roles[number] = { name: 'share', role: 'metric', grain: null };
  const shares: IrInput = {
    ...daily,
    dimensions: ['site'],
    metrics: [
      { name: 'kwh', agg: 'sum' },
      { name: 'share', calc: 'share_of_total', of: 'kwh' },
    ],
  };

  test('shares of all rows give the whole', () => {
    const findings = check(
      [site, kwh, share],
      [
        ['a', 1, 0.25],
        ['b', 3, 0.75],
      ],
      shares,
    );
    expect(findings).toContainEqual(expect.objectContaining({ check: 'sum_of_parts', level: 'ok' }));
  });

  test('shares that do not are a problem', () => {
    expect(
      bad(
        check(
          [site, kwh, share],
          [
            ['a', 1, 0.25],
            ['b', 3, 0.85],
          ],
          shares,
        ),
      ),
    ).toMatchObject([{ check: 'sum_of_parts', level: 'problem', column: 'share' }]);
  });

  test('the first few of many are a part, and that is worth knowing', () => {
    expect(bad(check([site, kwh, share], [['a', 1, 0.25]], { ...shares, limit: 1 }))).toMatchObject([
      { check: 'sum_of_parts', level: 'note' },
    ]);
  });

  test('a known total is compared with the sum of the rows', () => {
    const totals = { kwh: 100 };
    expect(
      bad(
        check(
          [day, kwh],
          days(3, () => 33),
          daily,
          { totals },
        ),
      ),
    ).toMatchObject([
      { check: 'sum_of_parts', level: 'problem', message: 'the rows of kwh add up to 99 instead of 100' },
    ]);
  });
});

describe('the run before', () => {
  const before = (rows: Cell[][], params: ParameterValues = {}) => ({
    previous: { profile: profileOf([day, kwh], rows), params },
  });

  test('that was much the same is no news', () => {
    const findings = check([day, kwh], days(30), daily, before(days(29)));
    expect(bad(findings)).toEqual([]);
    expect(findings.at(-1)).toMatchObject({ check: 'drift', level: 'ok' });
  });

  test('that was half as much is told', () => {
    const findings = check([day, kwh], days(30), daily, before(days(30, (index) => 4 + (index % 3))));
    expect(bad(findings)).toMatchObject([{ check: 'drift', level: 'warning', column: 'kwh' }]);
  });

  test('with other columns is told', () => {
    const previous = { profile: profileOf([day, { ...kwh, name: 'mwh' }], days(30)), params: {} };
    expect(bad(check([day, kwh], days(30), daily, { previous }))).toMatchObject([
      { check: 'drift', message: 'the columns differ from the previous run (new: kwh; gone: mwh)' },
    ]);
  });

  test('with other parameters is not compared', () => {
    const findings = check([day, kwh], days(30), daily, before(days(3), { site: 'a' }));
    expect(findings.filter((item) => item.check === 'drift')).toEqual([]);
  });
});

test('a cut result says what cut it', () => {
  expect(bad(check([day, kwh], days(5), daily, { truncatedBy: 'bytes' }))).toMatchObject([
    { check: 'truncated', level: 'warning', details: { rows: 5, limit: 'bytes' } },
  ]);
  expect(bad(check([day, kwh], days(5), daily, { truncatedBy: 'rows' }))).toMatchObject([{ check: 'truncated' }]);
  expect(bad(check([day, kwh], days(5), { ...daily, limit: 5 }))).toEqual([]);
});

test('findings are as the contract says, and the same every time', () => {
  const rows = days(30, (index) => (index === 12 ? 900 : index % 4 === 0 ? null : '12.5'));
  const findings = check([day, kwh], rows, daily);
  for (const finding of findings) expect(() => findingSchema.parse(finding)).not.toThrow();
  expect(check([day, kwh], rows, daily)).toEqual(findings);
});

test('values of the data are no markup', () => {
  const filters: IrInput['filters'] = [{ field: 'site', op: '=', value: '<b>[x](http://y)' }];
  const text = analysisMarkdown(verdictOf(check([day, kwh], [], { ...daily, filters })));
  expect(text).toContain('\\<b\\>\\[x\\](http://y)');
});

test('a million rows are watched in little memory', () => {
  const roles = [site, day, kwh];
  const profiler = createResultProfile(roles);
  const before = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  for (let batch = 0; batch < 100; batch++) {
    const rows = Array.from({ length: 10_000 }, (_, index): Cell[] => [
      `s${batch}`,
      `d${index}`,
      (index * 7919) % 1_000,
    ]);
    profiler.add({ columns: columnsOf(roles), rows });
  }
  const profile = profiler.finish();
  expect(process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers - before).toBeLessThan(150 * 1024 * 1024);
  expect(profile.rows).toBe(1_000_000);
  expect(profile.repeated).toMatchObject({ rows: 0, checkedRows: 1_000_000 });
  const [low, median, high] = profile.columns[2]?.figures?.quartiles ?? [0, 0, 0];
  for (const [value, expected] of [
    [low, 250],
    [median, 500],
    [high, 750],
  ] as const) {
    expect(Math.abs(value - expected)).toBeLessThan(25);
  }
  expect(profile.columns[2]?.figures?.sum).toBe(499_500_000);
});

test('values are near when a letter or two differ, or one is part of the other', () => {
  const cities = ['Berlin', 'Paris', 'New York', 'San Francisco', 'York'];
  expect(nearestValues('berln', cities)).toEqual(['Berlin']);
  expect(nearestValues('york', cities)).toEqual(['York', 'New York']);
  expect(nearestValues('Tokyo', cities)).toEqual([]);
});

describe('the query for totals', () => {
  const totals = (ir: IrInput) => totalsIr(irSchema.parse(ir));

  test('asks for the same figures without the groups', () => {
    const filters: IrInput['filters'] = [{ field: 'site', op: '=', value: 'Berlin Mitte' }];
    const metrics: IrInput['metrics'] = [...(daily.metrics ?? []), { name: 'mean', agg: 'avg', field: 'kwh' }];
    expect(totals({ ...daily, metrics, filters, order: [{ field: 'day' }] })).toEqual({
      version: '1',
      entities: ['readings'],
      metrics: daily.metrics,
      dimensions: [],
      filters,
    });
  });

  test('is not there when the rows are not the whole', () => {
    expect(totals({ ...daily, limit: 5 })).toBeNull();
    expect(totals({ ...daily, dimensions: [] })).toBeNull();
    expect(totals({ ...daily, having: [{ metric: 'kwh', op: '>', value: 5 }] })).toBeNull();
    expect(totals({ ...daily, metrics: [{ name: 'mean', agg: 'avg', field: 'kwh' }] })).toBeNull();
  });
});
