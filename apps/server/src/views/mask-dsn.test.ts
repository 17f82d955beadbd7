import { expect, test } from 'vitest';
import { maskDsn } from './mask-dsn.ts';

test.each([
  [
    'postgres://user:pass@localhost:5432/energy?sslmode=disable',
    'postgres://user:***@localhost:5432/energy?sslmode=disable',
  ],
  ['postgres://user:p@s:s/w@host/db', 'postgres://user:***@host/db'],
  ['postgres://user@host/db', 'postgres://user@host/db'],
  ['postgres://host/db?user=u&password=secret', 'postgres://host/db?user=u&password=***'],
  ['host=h user=u password=secret dbname=d', 'host=h user=u password=*** dbname=d'],
  ["host=h password='se cret' dbname=d", 'host=h password=*** dbname=d'],
  ['user:pass@tcp(localhost:3306)/ops', 'user:***@tcp(localhost:3306)/ops'],
  ['user:p@ss(word@tcp(localhost:3306)/ops?parseTime=true', 'user:***@tcp(localhost:3306)/ops?parseTime=true'],
  ['mysql://root:secret@127.0.0.1/ops', 'mysql://root:***@127.0.0.1/ops'],
  ['user:pass@/ops', 'user:***@/ops'],
  ['/var/data/shop.db', '/var/data/shop.db'],
  ['file:/var/data/shop.db?mode=ro', 'file:/var/data/shop.db?mode=ro'],
])('%s is shown as %s', (dsn, shown) => {
  expect(maskDsn(dsn)).toBe(shown);
});
