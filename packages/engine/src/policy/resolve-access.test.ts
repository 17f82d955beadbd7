import type { Claims, RelationRule } from '@air/contract';
import { AirError, type ColumnType, defaultLimits } from '@air/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Catalog } from '../learn/catalog.ts';
import { type Access, checkPolicy, guardPolicyOf, isKnownMeaning, resolveAccess, type Subject } from './index.ts';
import { chain } from './testing/chain.ts';

const subjectWith = (claims: Claims, change: Partial<Subject> = {}): Subject => ({
  userId: 'ada',
  role: 'manager',
  level: 'analyst',
  claims,
  ...change,
});

const rule = (relation: string, change: Partial<RelationRule> = {}): RelationRule => ({
  relation,
  rows: [],
  masked: [],
  ...change,
});

const ofStore = { column: 'store_id', claim: 'store_ids', unless: 'is_all_stores' };

const access = (
  relations: RelationRule[],
  claims: Claims = {},
  { catalog = chain(), session = [] as { variable: string; claim: string }[] } = {},
): Access => resolveAccess({ catalog, subject: subjectWith(claims), policy: { relations, session } });

const scopeOf = ({ relations }: Access): Record<string, unknown> =>
  Object.fromEntries(relations.map(({ name, rowScope }) => [name, rowScope]));

const failure = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    if (error instanceof AirError) return { code: error.code, message: error.message, hint: error.options.hint };
    throw error;
  }
};

describe('who may see what', () => {
  test('without a policy an admin sees all, and everybody else nothing', () => {
    const catalog = chain();
    const full = resolveAccess({ catalog, subject: subjectWith({}, { level: 'admin' }), policy: null });
    expect(full).toMatchObject({ isUnrestricted: true, fingerprint: 'all', predicates: [], settings: [] });
    expect(full.catalog).toBe(catalog);
    expect(full.relations.map(({ name }) => name)).toEqual(['stores', 'orders', 'products', 'staff']);
    for (const level of ['analyst', 'viewer'] as const) {
      const act = () => resolveAccess({ catalog, subject: subjectWith({}, { level }), policy: null });
      expect(failure(act)).toMatchObject({ code: 'policy.no_access' });
    }
  });

  test('a policy of the role narrows an admin too', () => {
    const policy = { relations: [rule('products')], session: [] };
    const narrowed = resolveAccess({ catalog: chain(), subject: subjectWith({}, { level: 'admin' }), policy });
    expect(narrowed.relations.map(({ name }) => name)).toEqual(['products']);
    expect(narrowed.isUnrestricted).toBe(false);
  });

  test('what no rule names is not there, nor is any join to it', () => {
    const { catalog, relations } = access([rule('orders'), rule('products')]);
    expect(catalog.tables.map(({ name }) => name)).toEqual(['orders', 'products']);
    expect(relations.map(({ name }) => name)).toEqual(['orders', 'products']);
    expect(catalog.relationships.map(({ toTable }) => toTable)).toEqual(['products']);
  });

  test('`*` means every relation that is not named and has the columns of its rows', () => {
    const found = access([rule('*', { rows: [ofStore], masked: ['email'] }), rule('staff')], { store_ids: [1, 2] });
    const own = [{ column: 'store_id', values: [1, 2] }];
    expect(scopeOf(found)).toEqual({ stores: own, orders: own, staff: [] });
    expect(found.relations.map(({ maskedColumns }) => maskedColumns)).toEqual([['email'], ['email'], []]);
    expect(found.predicates).toEqual(['stores: store_id IN (1, 2)', 'orders: store_id IN (1, 2)']);
  });

  test('a relation that is seen without its rows being narrowed and without masks is seen whole', () => {
    const all = access([rule('*')]);
    expect(all).toMatchObject({ isUnrestricted: true, fingerprint: 'all' });
  });

  test('two rules for one relation both hold', () => {
    const rows = [{ column: 'store_id', values: [1, 2] }];
    const found = access([rule('orders', { rows }), rule('orders', { rows: [{ column: 'name', values: ['a'] }] })]);
    expect(scopeOf(found)).toEqual({ orders: [...rows, { column: 'name', values: ['a'] }] });
  });
});

describe('claims', () => {
  const orders = [rule('orders', { rows: [ofStore] })];
  const valuesFor = (claims: Claims) => access(orders, claims).relations[0]?.rowScope[0]?.values;

  test('`store_ids` is what a person has of both, and one of them is enough', () => {
    expect(valuesFor({ store_ids: [1, 2], store_id: 3 })).toEqual([1, 2, 3]);
    expect(valuesFor({ store_ids: ['1', 2], store_id: '2' })).toEqual([1, 2]);
    expect(valuesFor({ store_id: '7' })).toEqual([7]);
    expect(valuesFor({ store_ids: 4 })).toEqual([4]);
  });

  test('a rule is lifted by a claim that is true, and by nothing that only looks like it', () => {
    expect(access(orders, { is_all_stores: true }).relations[0]?.rowScope).toEqual([]);
    for (const claim of ['true', 1, false, 'yes'])
      expect(valuesFor({ is_all_stores: claim, store_id: 1 })).toEqual([1]);
  });

  test('without the claim there is no access, rather than access to all', () => {
    const absent: Claims[] = [{}, { store_ids: [] }, { store_ids: '' }, { store_ids: [''] }, { region: 'north' }];
    for (const claims of absent)
      expect(failure(() => access(orders, claims))).toMatchObject({ code: 'policy.claim_missing' });
  });

  test('a name that every object has is no claim', () => {
    const rows = [{ column: 'name', claim: 'constructor' }];
    expect(failure(() => access([rule('orders', { rows })], {}))).toMatchObject({ code: 'policy.claim_missing' });
  });

  test.each<[ColumnType, (string | number | boolean)[], (string | number)[]]>([
    ['integer', ['7', 7, 8.5, '7abc', '', '0x7', ' 7', '9007199254740993'], [7]],
    ['decimal', ['7.50', 3, 'seven', 'NaN', 'Infinity', '1e3'], [7.5, 3]],
    ['float', [0.5, '0.25'], [0.5, 0.25]],
    ['text', [7, '7', 'Berlin', "O'Hara"], ['7', 'Berlin', "O'Hara"]],
    ['boolean', ['true', 0, 'no'], [1, 0]],
    ['date', ['2026-01-31', '31.1.2026', 20260131], ['2026-01-31']],
    ['timestamp', ['2026-01-31T10:00', 'now'], ['2026-01-31T10:00']],
    ['uuid', ['0a1b2c3d-0000-4000-8000-000000000001', 'x'], ['0a1b2c3d-0000-4000-8000-000000000001']],
    ['json', ['{}'], []],
    ['binary', ['x'], []],
  ])('values for a column of type %s are those that it can hold, in its form', (type, given, expected) => {
    const catalog = chain();
    for (const column of catalog.tables[1]?.columns ?? []) if (column.name === 'note') column.type = type;
    const values = given.filter((value) => typeof value !== 'boolean');
    const found = access([rule('orders', { rows: [{ column: 'note', values }] })], {}, { catalog });
    expect(found.relations[0]?.rowScope).toEqual([{ column: 'note', values: expected }]);
  });

  test('values of which the column can hold none leave no row, and say so', () => {
    const found = access(orders, { store_ids: ['Berlin'] });
    expect(found.relations[0]?.rowScope).toEqual([{ column: 'store_id', values: [] }]);
    expect(found.predicates).toEqual(['orders: no rows (no value for store_id)']);
  });

  test('session variables are set from claims, lists joined by commas that no value may hold', () => {
    const session = [{ variable: 'app.store_ids', claim: 'store_ids' }];
    const of = (claims: Claims) => access([rule('*')], claims, { session }).settings;
    expect(of({ store_ids: [1, 2], store_id: 3 })).toEqual([{ variable: 'app.store_ids', value: '1,2,3' }]);
    expect(failure(() => of({}))).toMatchObject({ code: 'policy.claim_missing' });
    expect(failure(() => of({ store_ids: ['1,2'] }))).toMatchObject({ code: 'policy.claim_missing' });
  });

  test('row security of the engine makes access a restricted one', () => {
    const session = [{ variable: 'app.store_ids', claim: 'store_ids' }];
    const [one, two] = [1, 2].map((id) => access([rule('*')], { store_id: id }, { session }));
    expect(one?.isUnrestricted).toBe(false);
    expect(one?.fingerprint).not.toBe(two?.fingerprint);
  });
});

describe('what a rule says of a column that is not there', () => {
  test('no row is left of the relation', () => {
    const lost = [{ column: 'branch', values: [1] }];
    expect(scopeOf(access([rule('orders', { rows: lost })]))).toEqual({ orders: [{ column: 'branch', values: [] }] });
    expect(scopeOf(access([rule('orders', { masked: ['e_mail'] })]))).toEqual({
      orders: [{ column: 'e_mail', values: [] }],
    });
  });

  test('even where a claim lifts the rule', () => {
    const rows = [{ ...ofStore, column: 'branch' }];
    expect(scopeOf(access([rule('orders', { rows })], { is_all_stores: true }))).toEqual({
      orders: [{ column: 'branch', values: [] }],
    });
  });

  test('it is refused when the policy is written, with the nearest name', () => {
    const check = (rules: RelationRule[]) => failure(() => checkPolicy(rules, chain()));
    expect(check([rule('order')])).toMatchObject({ code: 'policy.invalid', hint: 'did you mean orders?' });
    expect(check([rule('orders', { masked: ['e_mail'] })])).toMatchObject({ hint: 'did you mean email?' });
    expect(check([rule('orders', { rows: [{ column: 'storeid', values: [1] }] })])).toMatchObject({
      hint: 'did you mean store_id?',
    });
    expect(check([rule('*', { masked: ['emai'] })])).toMatchObject({ hint: 'did you mean email?' });
    expect(check([rule('orders'), rule('orders')])).toMatchObject({ code: 'policy.invalid' });
    expect(check([rule('*', { rows: [ofStore] }), rule('products')])).toBeUndefined();
  });
});

describe('the catalog of a subject', () => {
  const masked = ['email', 'name'];

  test('has no masked column, and no key, index, label or join over one', () => {
    const { catalog } = access([rule('orders', { masked }), rule('staff', { masked })]);
    expect(JSON.stringify(catalog)).not.toContain('email');
    for (const table of catalog.tables) expect(table).toMatchObject({ uniqueKeys: [], labelColumns: [] });
    expect(catalog.tables[0]?.indexes).toEqual([['store_id']]);
    expect(catalog.tables[0]?.primaryKey).toEqual(['id']);
    expect(catalog.relationships).toEqual([]);
  });

  test('keeps comments, types, roles and keys of a relation whose rows are narrowed', () => {
    const { catalog } = access([rule('orders', { rows: [ofStore] })], { store_id: 1 });
    const [orders] = catalog.tables;
    expect(orders).toMatchObject({ comment: 'one row for each of orders', rowCount: null, primaryKey: ['id'] });
    expect(orders?.columns[1]).toMatchObject({ type: 'integer', role: 'key', stats: null, values: null });
  });

  const claimValue = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom('1', 'Berlin', "x' OR 1=1"));
  const claims = fc.record(
    {
      store_ids: fc.array(claimValue, { maxLength: 3 }),
      store_id: claimValue,
      is_all_stores: fc.boolean(),
      region: fc.constantFrom('north', 'south'),
    },
    { requiredKeys: [] },
  );
  const rowRule = fc.oneof(
    fc.record({
      column: fc.constantFrom('store_id', 'name', 'gone'),
      values: fc.array(claimValue, { minLength: 1, maxLength: 2 }),
    }),
    fc.record({ column: fc.constantFrom('store_id', 'id'), claim: fc.constantFrom('store_ids', 'region') }),
    fc.constant(ofStore),
  );
  const rules = fc.array(
    fc.record({
      relation: fc.constantFrom('*', 'stores', 'orders', 'products', 'staff', 'gone'),
      rows: fc.array(rowRule, { maxLength: 2 }),
      masked: fc.subarray(['email', 'name', 'note']),
    }),
    { minLength: 1, maxLength: 4 },
  );

  test('tells nothing that was read off rows of which some are withheld', () => {
    fc.assert(
      fc.property(rules, claims, (relations, given) => {
        const [one, other] = [chain(), chain({ text: 'Paris', number: 77 })].map((catalog) => {
          const found = failure(() => access(relations, given, { catalog })) as Access; // or the problem, alike for both
          return { found, whole: 'catalog' in found ? wholeTables(found) : [] };
        });
        const withoutWhole = ({ found, whole }: { found: Access; whole: string[] }) =>
          'catalog' in found ? JSON.stringify(withheldPart(found.catalog, whole)) : JSON.stringify(found);
        expect(one && withoutWhole(one)).toEqual(other && withoutWhole(other));
      }),
      { numRuns: 500 },
    );
  });

  test('and the guard agree on what is there, and a bound value is always one of the subject', () => {
    fc.assert(
      fc.property(rules, claims, (relations, given) => {
        const found = failure(() => access(relations, given)) as Access;
        if (!('catalog' in found)) return;
        expect(found.catalog.tables.map(({ sqlName }) => sqlName)).toEqual(found.relations.map(({ name }) => name));
        for (const [index, table] of found.catalog.tables.entries()) {
          const relation = found.relations[index];
          const shown = relation?.columns.filter((column) => !relation.maskedColumns.includes(column));
          expect(table.columns.map(({ name }) => name)).toEqual(shown);
          expect(relations.some((each) => ['*', table.name].includes(each.relation))).toBe(true);
        }
        const known = JSON.stringify([relations, given]);
        for (const { rowScope } of found.relations)
          for (const { values } of rowScope) for (const value of values) expect(known).toContain(String(value));
        expect(guardPolicyOf(found, defaultLimits).relations).toBe(found.relations);
      }),
      { numRuns: 500 },
    );
  });

  const wholeTables = ({ catalog, relations }: Access): string[] =>
    relations
      .flatMap(({ rowScope, name }) => (rowScope.length === 0 ? [name] : []))
      .filter((name) => catalog.tables.some((table) => table.name === name));

  /** What the catalog says of relations whose rows are narrowed, of joins to them, and of nothing else. */
  const withheldPart = ({ tables, relationships }: Catalog, whole: string[]): unknown => ({
    tables: tables.filter(({ name }) => !whole.includes(name)),
    links: relationships.filter(({ fromTable, toTable }) => !whole.includes(fromTable) || !whole.includes(toTable)),
  });
});

describe('the fingerprint', () => {
  const scoped = [rule('orders', { rows: [ofStore] }), rule('products')];

  test('is the same for the same rows, however they were said', () => {
    const spellings: Claims[] = [{ store_ids: [2, 1] }, { store_ids: ['1', '2'] }, { store_ids: [1], store_id: 2 }];
    const prints = spellings.map((claims) => access(scoped.toReversed(), claims).fingerprint);
    expect(new Set([...prints, access(scoped, { store_ids: [1, 2], region: 'x' }).fingerprint]).size).toBe(1);
  });

  test('differs with any row, relation or mask', () => {
    const prints = [
      access(scoped, { store_id: 1 }),
      access(scoped, { store_id: 2 }),
      access(scoped, { is_all_stores: true }),
      access([rule('orders', { rows: [ofStore] })], { store_id: 1 }),
      access([rule('orders', { rows: [ofStore], masked: ['email'] }), rule('products')], { store_id: 1 }),
    ].map(({ fingerprint }) => fingerprint);
    expect(new Set(prints).size).toBe(prints.length);
  });

  test('stays when the datasource gets a table more', () => {
    const catalog = chain();
    const before = access([rule('*', { rows: [ofStore] })], { store_id: 1 }, { catalog });
    const tables = catalog.tables.flatMap((table) => [table, { ...table, name: `${table.name}_2` }]);
    const after = access([rule('*', { rows: [ofStore] })], { store_id: 1 }, { catalog: { ...catalog, tables } });
    expect(after.fingerprint).toBe(before.fingerprint);
  });
});

describe('a remembered meaning', () => {
  const found = access([rule('orders', { rows: [ofStore], masked: ['email'] }), rule('products')], { store_id: 1 });

  test.each([
    [{ kind: 'words', words: 'sales' }, true],
    [{ kind: 'table', table: 'orders' }, true],
    [{ kind: 'table', table: 'staff' }, false],
    [{ kind: 'column', table: 'orders', column: 'note' }, true],
    [{ kind: 'column', table: 'orders', column: 'email' }, false],
    [{ kind: 'value', table: 'products', column: 'name', value: 'cola' }, true],
    [{ kind: 'value', table: 'orders', column: 'note', value: 'FOREIGN' }, false],
    [{ kind: 'metric', table: 'orders', agg: 'count', field: 'note', expr: null }, true],
    [{ kind: 'metric', table: 'orders', agg: 'count', field: 'email', expr: null }, false],
    [{ kind: 'metric', table: 'orders', agg: 'sum', field: null, expr: 'id * email' }, false],
    [{ kind: 'metric', table: 'staff', agg: 'count', field: null, expr: null }, false],
  ] as const)('%j is known: %s', (meaning, expected) => {
    expect(isKnownMeaning(meaning, found)).toBe(expected);
  });
});
