import { type QueryClient, queryOptions, skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { problemOf } from '../../shared/api/problem.ts';
import { type AskBody, streamAnswer } from './answer-stream.ts';
import { conversationOf, conversationQuery, conversationsQuery, withAnswer } from './conversations.ts';
import { applyEvent, type Asked, failTurn, type LiveTurn, type Stage, startTurn, stopTurn } from './live-turn.ts';

/** The turns that were asked in this page and are not part of a stored conversation yet. They outlive a visit elsewhere. */
const liveTurnsQuery = () =>
  queryOptions<LiveTurn[]>({ queryKey: ['live-turns'], queryFn: skipToken, staleTime: Infinity, gcTime: Infinity });

/** The stages that an answer went through, kept while the page is open. */
const stagesQuery = (answerId: string) =>
  queryOptions<Stage[]>({
    queryKey: ['stages', answerId],
    queryFn: skipToken,
    staleTime: Infinity,
    gcTime: Infinity,
  });

export const useStages = (answerId: string): Stage[] => useQuery(stagesQuery(answerId)).data ?? [];

const controllers = new Map<string, AbortController>();
let count = 0;

export function useLiveTurns() {
  const client = useQueryClient();
  const turns = useQuery(liveTurnsQuery()).data ?? [];
  return {
    turns,
    /** Asks, and answers the key of the turn. */
    ask: (asked: Asked, conversationId: string | null): string => {
      count += 1;
      const turn = startTurn(`turn-${count}`, asked, conversationId);
      client.setQueryData(liveTurnsQuery().queryKey, (all = []) => [
        ...all.filter(({ status }) => status !== 'done'),
        turn,
      ]);
      void follow(client, turn);
      return turn.key;
    },
    stop: (key: string) => controllers.get(key)?.abort(),
    /** Takes a turn that led to nothing off the page. */
    dismiss: (key: string) =>
      client.setQueryData(liveTurnsQuery().queryKey, (all = []) => all.filter((turn) => turn.key !== key)),
  };
}

async function follow(client: QueryClient, turn: LiveTurn): Promise<void> {
  const { key } = turn;
  const controller = new AbortController();
  controllers.set(key, controller);
  const change = (next: (turn: LiveTurn) => LiveTurn) =>
    client.setQueryData(liveTurnsQuery().queryKey, (all = []) => all.map((one) => (one.key === key ? next(one) : one)));
  try {
    for await (const events of streamAnswer(bodyOf(turn), controller.signal)) {
      change((now) => events.reduce(applyEvent, now));
      keep(client, turn);
    }
  } catch (error) {
    change((now) => (controller.signal.aborted ? stopTurn(now) : failTurn(now, problemOf(error))));
  }
  controllers.delete(key);
  await client.invalidateQueries(conversationsQuery());
}

/** An answer that is there becomes part of its conversation. */
function keep(client: QueryClient, { key, conversationId }: LiveTurn): void {
  const turn = client.getQueryData(liveTurnsQuery().queryKey)?.find((one) => one.key === key);
  const answer = turn?.answer;
  if (!answer) return;
  client.setQueryData(stagesQuery(answer.id).queryKey, turn.stages);
  client.setQueryData(conversationQuery(answer.conversation_id).queryKey, (known) => {
    if (known) return withAnswer(known, answer);
    // Of one that was opened by this very turn nothing else can be missing.
    return conversationId === null ? conversationOf(answer) : undefined;
  });
}

function bodyOf({ asked, conversationId }: LiveTurn): AskBody {
  const { question, datasourceId, picked, model } = asked;
  return {
    question,
    ...(conversationId !== null && { conversation_id: conversationId }),
    ...(datasourceId !== null && { datasource_id: datasourceId }),
    ...(picked.length > 0 && {
      answers: picked.map(({ clarification, option, once }) => ({
        clarification_id: clarification,
        option_id: option,
        remember: !once,
      })),
    }),
    ...(model !== null && { force_model: model }),
  };
}
