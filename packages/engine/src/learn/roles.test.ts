import type { ColumnType } from '@air/core';
import { describe, expect, test } from 'vitest';
import type { ColumnProfile } from './profile-table.ts';
import { isKeyName, roleOf } from './roles.ts';

function role(name: string, type: ColumnType, sample: string[], isKey = false) {
  const isNumeric = sample.length > 0 && sample.every((text) => Number.isFinite(Number(text)));
  const stats = { distinct: new Set(sample).size, nullShare: 0, min: null, max: null };
  const profile: ColumnProfile = { stats, sample, isNumeric, isComplete: true };
  return roleOf({ name, type, nativeType: type, nullable: true, comment: null }, profile, sample.length, isKey);
}

const many = (make: (index: number) => string) => Array.from({ length: 100 }, (_, index) => make(index));

describe('the role of a column', () => {
  test.each([
    ['id', 'integer', ['1', '2'], true, 'key'],
    ['amount', 'decimal', ['1.5', '2.5'], false, 'measure'],
    ['quantity', 'integer', ['0', '1', '1', '0', '1', '1', '0', '1'], false, 'measure'],
    ['year', 'integer', ['2024', '2025'], false, 'category'],
    ['zip_code', 'integer', ['10115', '20095'], false, 'category'],
    ['is_active', 'integer', ['0', '1'], false, 'flag'],
    ['paid', 'boolean', [], false, 'flag'],
    ['subscribed', 'text', ['Y', 'N', 'Y'], false, 'flag'],
    ['created_at', 'timestamptz', [], false, 'date'],
    ['day', 'text', ['2025-01-01', '2025-01-02'], false, 'date'],
    ['moment', 'text', ['2025-01-01T10:00:00Z', '2025-01-02 11:30'], false, 'date'],
    ['status', 'text', many((index) => `state ${index % 3}`), false, 'category'],
    ['name', 'text', many((index) => `name ${index}`), false, 'text'],
    ['story', 'text', many((index) => `${'a long story '.repeat(8)}${index}`), false, 'free_text'],
    ['payload', 'json', [], false, 'other'],
    ['whatever', 'unknown', ['1', '2.5'], false, 'measure'],
    ['whatever', 'unknown', [], false, 'other'],
  ] as const)('%s (%s, %j)', (...[name, type, sample, isKey, expected]) => {
    expect(role(name, type, [...sample], isKey)).toBe(expected);
  });
});

test('names of keys', () => {
  const names = ['id', 'customer_id', 'CustomerID', 'order_key', 'uuid', 'key', 'paid', 'keyword', 'grid'];
  expect(names.filter(isKeyName)).toEqual(['id', 'customer_id', 'CustomerID', 'order_key', 'uuid']);
});
