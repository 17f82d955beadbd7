import { expect, test } from 'vitest';
import type { AuditEvent } from '../../shared/api/client.ts';
import { endsOf } from './ends-of.ts';

const event = (stage: AuditEvent['stage'], status: AuditEvent['status']): AuditEvent => ({
  id: `${stage}-${status}`,
  log_id: 'l',
  stage,
  status,
  message: '',
  duration_ms: null,
  metadata: {},
  created_at: '2026-11-21T09:00:00.000Z',
});

test('a stage shows once, by its end; one that never ended shows that it started', () => {
  const events = [
    event('plan', 'started'),
    event('plan', 'done'),
    event('model', 'skipped'),
    event('guard', 'started'),
  ];
  expect(endsOf(events).map(({ id }) => id)).toEqual(['plan-done', 'model-skipped', 'guard-started']);
});

test('a stage that was gone through twice shows twice', () => {
  const events = [
    event('guard', 'started'),
    event('guard', 'failed'),
    event('guard', 'started'),
    event('guard', 'done'),
  ];
  expect(endsOf(events).map(({ id }) => id)).toEqual(['guard-failed', 'guard-done']);
});
