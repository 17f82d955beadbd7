import { expect, test } from 'vitest';
import { readClaims, writeClaims } from './claims.ts';

test.each([[{ store_ids: ['1', '2'], region: 'north', is_all_stores: false }], [{ store_ids: ['7'] }], [{}]])(
  'claims that are written are read back: %j',
  (claims) => {
    expect(readClaims(writeClaims(claims))).toEqual({ claims, problem: null });
  },
);

test('a line that is no claim is named', () => {
  expect(readClaims('region = north\nStore 7')).toEqual({ claims: null, problem: 'not "name = value": Store 7' });
});
