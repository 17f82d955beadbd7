import type { DescribedColumn } from '@air/connectors';
import type { ColumnType } from '@air/core';
import { describe, expect, test } from 'vitest';
import { isAboutPeople, namesPeople, sensitivityOf } from './sensitivity.ts';

const column = (name: string, type: ColumnType = 'text'): DescribedColumn => ({
  name,
  type,
  nativeType: type,
  nullable: true,
  comment: null,
});

describe('a column is judged by its name', () => {
  test.each([
    ['password', 'secret'],
    ['pwd', 'secret'],
    ['user_password_hash', 'secret'],
    ['apiKey', 'secret'],
    ['access_token', 'secret'],
    ['ssn', 'secret'],
    ['IBAN', 'secret'],
    ['credit_card_number', 'secret'],
    ['email', 'personal'],
    ['EmailAddress', 'personal'],
    ['contact_phone', 'personal'],
    ['date_of_birth', 'personal'],
    ['ip_address', 'personal'],
    ['first_name', 'none'],
    ['customer_name', 'none'],
    ['city', 'none'],
    ['email_count', 'personal'],
    ['passenger', 'none'],
    ['pass_rate', 'none'],
    ['order_key', 'none'],
  ])('%s is %s', (name, expected) => {
    expect(sensitivityOf(column(name), [], false)).toBe(expected);
  });

  test('a number of tokens is no secret', () => {
    expect(sensitivityOf(column('token', 'integer'), ['1', '2'], false)).toBe('none');
  });

  test('an address is personal where the rows are people', () => {
    expect(sensitivityOf(column('address'), [], true)).toBe('personal');
    expect(sensitivityOf(column('address'), [], false)).toBe('none');
  });
});

describe('a column is judged by its values', () => {
  test.each([
    ['contact', ['ann@example.com', 'bob@example.org'], 'personal'],
    ['contact', ['+49 30 555 1234', '+49 30 555 9876'], 'personal'],
    ['contact', ['(030) 555-1234', '(040) 555-9876'], 'personal'],
    ['value', ['$2b$10$abcdefghijklmnopqrstuv', '$argon2id$v=19$m=1$x$y'], 'secret'],
    ['value', ['d41d8cd98f00b204e9800998ecf8427e'], 'secret'],
    ['value', ['DE89 3704 0044 0532 0130 00'], 'secret'],
    ['value', ['4111 1111 1111 1111'], 'secret'],
    ['value', ['078-05-1120'], 'secret'],
    ['order_id', ['d41d8cd98f00b204e9800998ecf8427e'], 'none'],
    ['isbn', ['978-3-16-148410-0'], 'none'],
    ['day', ['2025-09-01', '2025-09-02'], 'none'],
    ['period', ['2025-09-01 10:00:00'], 'none'],
    ['city', ['Berlin', 'Paris'], 'none'],
  ] as const)('%s holding %j is %s', (name, sample, expected) => {
    expect(sensitivityOf(column(name), [...sample], false)).toBe(expected);
  });
});

test('names of people can be told from names of things', () => {
  const customers = [{ name: 'id' }, { name: 'first_name' }, { name: 'last_name' }];
  expect(isAboutPeople(customers)).toBe(true);
  expect(namesPeople({ name: 'first_name' }, customers)).toBe(true);
  expect(namesPeople({ name: 'name' }, [{ name: 'id' }, { name: 'name' }])).toBe(false);
});
