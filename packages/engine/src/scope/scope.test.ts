import { irSchema } from '@air/contract';
import { describe, expect, test } from 'vitest';
import { bakeries, library } from '../ask/test-catalogs.ts';
import { parameterise } from '../ir/index.ts';
import { type Ground, planQuestion, refineScope, replanScope } from '../plan.ts';

const asOf = new Date('2026-11-21T02:14:30Z');
const ground: Ground = { catalog: bakeries, synonyms: [], asOf, answers: [] };
const lending: Ground = { catalog: library, synonyms: [], asOf, answers: [] };
const planned = planQuestion('total revenue by bakery for last quarter', ground);

describe('a scope', () => {
  test('shows what each phrase was taken to mean and what will be shown', () => {
    expect(planned.scope_md).toContain('*last quarter* → sales.sold_on >= "2026-07-01"');
    expect(planned.scope_md).toContain('- total_revenue: sum of sales.revenue');
  });

  test.each([
    ['total revenue by bakery for last quarter', ground],
    ['top 5 breads by revenue in the past 30 days', ground],
    ['share of revenue by town', ground],
    ['What percentage of books are travel or poetry?', lending],
    ['List the last names of bakers whose salary is above the average', ground],
    ['Which members have never made any loans?', lending],
    ['Show the names of members with more than 3 loans', lending],
    ['How many members live in Lyon or Nice?', lending],
    ['What are the distinct genres of the books?', lending],
    ['Which books have a title containing "sea"?', lending],
  ])('"%s" that nobody edited means the same when it is read again', (question, on) => {
    const first = planQuestion(question, on);
    const again = replanScope(first.scope_md, on);
    expect(again.ir).toEqual(first.ir);
    expect(again.scope_md).toBe(first.scope_md);
  });

  test('takes a changed condition', () => {
    const edited = planned.scope_md.replace('2026-07-01")', '2026-08-01")');
    expect(replanScope(edited, ground).ir?.filters).toContainEqual({
      field: 'sales.sold_on',
      op: '>=',
      value: '2026-08-01',
    });
  });

  test('takes a line in plain English', () => {
    const edited = planned.scope_md.replace('## Filters\n\n', '## Filters\n\n- only Ulm\n');
    expect(replanScope(edited, ground).ir?.filters).toContainEqual({ field: 'bakeries.town', op: '=', value: 'Ulm' });
  });

  test('names the line that cannot be read', () => {
    const edited = planned.scope_md.replace('## Filters\n\n', '## Filters\n\n- only Atlantis\n');
    expect(() => replanScope(edited, ground)).toThrow(
      expect.objectContaining({ code: 'scope.invalid', message: expect.stringMatching(/^line \d+: "only Atlantis"/) }),
    );
    expect(() => replanScope('## Nonsense\n\n- x', ground)).toThrow(expect.objectContaining({ code: 'scope.invalid' }));
  });

  test('that holds only a question is planned from it', () => {
    expect(replanScope('## Question\n\ntotal revenue by bakery for last quarter\n', ground).ir).toEqual(planned.ir);
  });

  test('is planned anew when its question is all that was changed', () => {
    const first = planQuestion('total revenue by bakery for last quarter', ground);
    const edited = first.scope_md.replaceAll('for last quarter', 'for this year');
    const asked = planQuestion('total revenue by bakery for this year', ground);
    expect(replanScope(edited, ground, first.scope_md).ir).toEqual(asked.ir);
    expect(replanScope(edited, ground, 'no scope at all').ir).toEqual(first.ir);
  });
});

describe('refining', () => {
  const refined = (instruction: string) => refineScope(planned.scope_md, instruction, ground).ir;

  test('"only Ulm" narrows', () => {
    expect(refined('only Ulm')?.filters).toContainEqual({ field: 'bakeries.town', op: '=', value: 'Ulm' });
  });

  test('another stretch of time takes the place of the first', () => {
    expect(refined('in 2025')?.filters).toEqual([
      { field: 'sales.sold_on', op: '>=', value: '2025-01-01' },
      { field: 'sales.sold_on', op: '<', value: '2026-01-01' },
    ]);
  });

  test('"by month instead" groups anew', () => {
    expect(refined('by month instead')?.dimensions).toEqual([{ field: 'sales.sold_on', grain: 'month', as: 'month' }]);
  });

  test('"also by grain" groups further', () => {
    expect(refined('also by grain')?.dimensions).toContain('breads.grain');
  });

  test('"top 5" keeps the highest', () => {
    expect(refined('top 5')).toMatchObject({ limit: 5, order: [{ field: 'total_revenue', dir: 'desc' }] });
  });

  test('"also show the average" adds a figure, and "remove the average" takes it away', () => {
    const added = refineScope(planned.scope_md, 'also show the average', ground);
    expect(added.ir?.metrics).toContainEqual({ name: 'average_revenue', agg: 'avg', field: 'sales.revenue' });
    expect(refineScope(added.scope_md, 'remove the average', ground).ir?.metrics).toEqual(planned.ir?.metrics);
  });

  test('an instruction with several meanings offers them, and takes the answer', () => {
    const open = refineScope(planned.scope_md, 'only Rye', ground);
    expect(open).toMatchObject({ status: 'clarify', ir: null });
    const [asked] = open.clarifications;
    expect(asked?.options.map(({ label }) => label)).toEqual(['name of breads is "Rye"', 'grain of breads is "rye"']);
    const answers = [{ clarificationId: asked?.id ?? '', optionId: asked?.options[1]?.id ?? '' }];
    const { ir } = refineScope(planned.scope_md, 'only Rye', { ...ground, answers });
    expect(ir?.filters).toContainEqual({ field: 'breads.grain', op: '=', value: 'rye' });
  });

  test('what is not understood is said, and nothing changes silently', () => {
    expect(() => refined('only the purple ones')).toThrow(expect.objectContaining({ code: 'ask.not_understood' }));
  });
});

test('a saved answer has its time as parameters, with the dates it was planned with as defaults', () => {
  const { ir, params } = parameterise(irSchema.parse(planned.ir));
  expect(ir.filters).toEqual([
    { field: 'sales.sold_on', op: '>=', value: '{{dateFrom}}' },
    { field: 'sales.sold_on', op: '<', value: '{{dateTo}}' },
  ]);
  expect(params.defaults).toEqual({ dateFrom: '2026-07-01', dateTo: '2026-10-01' });
  expect(params.exposed).toEqual(['dateFrom', 'dateTo']);
});
