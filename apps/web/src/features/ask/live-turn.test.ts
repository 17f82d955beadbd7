import { expect, test } from 'vitest';
import { applyEvent, failTurn, type LiveTurn, startTurn, type StageEvent, stopTurn } from './live-turn.ts';

const asked = { question: 'revenue', datasourceId: 'shop', picked: [], model: null };

const stage = (name: StageEvent['stage'], status: StageEvent['status'], ms: number | null = null) => ({
  event: 'stage' as const,
  data: { stage: name, status, message: '', duration_ms: ms, answer_id: 'a1', conversation_id: 'c1' },
});

const run = (...events: Parameters<typeof applyEvent>[1][]) =>
  events.reduce<LiveTurn>((turn, event) => applyEvent(turn, event), startTurn('k', asked, null));

const seen = (turn: LiveTurn) => turn.stages.map(({ name, status, durationMs }) => [name, status, durationMs]);

test('a stage that ends takes the place of its start', () => {
  const turn = run(
    stage('plan', 'started'),
    stage('plan', 'done', 4),
    stage('model', 'skipped'),
    stage('guard', 'started'),
  );
  expect(seen(turn)).toEqual([
    ['plan', 'done', 4],
    ['model', 'skipped', null],
    ['guard', 'started', null],
  ]);
  expect(turn.conversationId).toBe('c1');
});

test('a stage that comes again is shown again', () => {
  const turn = run(
    stage('guard', 'started'),
    stage('guard', 'failed', 2),
    stage('guard', 'started'),
    stage('guard', 'done', 3),
  );
  expect(seen(turn)).toEqual([
    ['guard', 'failed', 2],
    ['guard', 'done', 3],
  ]);
});

test('words add up, and stopping keeps what was said', () => {
  const turn = stopTurn(
    run(
      stage('narrate', 'started'),
      { event: 'token', data: { text: 'Berlin ' } },
      { event: 'token', data: { text: 'leads' } },
    ),
  );
  expect(turn).toMatchObject({ status: 'stopped', text: 'Berlin leads' });
  expect(seen(turn)).toEqual([['narrate', 'skipped', null]]);
});

test('a failure ends the stage that was under way', () => {
  const problem = { type: 'about:blank', title: 'No', status: 502, detail: 'no', code: 'model.unavailable' };
  const turn = failTurn(run(stage('plan', 'done', 1), stage('model', 'started')), problem);
  expect(turn).toMatchObject({ status: 'failed', problem: { code: 'model.unavailable' } });
  expect(seen(turn)).toEqual([
    ['plan', 'done', 1],
    ['model', 'failed', null],
  ]);
});
