import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Answer, type ConversationDetail } from '../../shared/api/client.ts';
import { unwrap } from '../../shared/api/problem.ts';

export const conversationsQuery = () =>
  queryOptions({
    queryKey: ['conversations'],
    queryFn: ({ signal }) => unwrap(api.GET('/v1/conversations', { params: { query: { limit: 30 } }, signal })),
  });

export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: ['conversation', id],
    queryFn: ({ signal }) => unwrap(api.GET('/v1/conversations/{id}', { params: { path: { id } }, signal })),
    staleTime: Infinity,
  });

/** A conversation with one answer more, or with a newer one in place of its old self. */
export function withAnswer(conversation: ConversationDetail, answer: Answer): ConversationDetail {
  const isKnown = conversation.answers.some(({ id }) => id === answer.id);
  const answers = isKnown
    ? conversation.answers.map((other) => (other.id === answer.id ? answer : other))
    : [...conversation.answers, answer];
  return { ...conversation, answers, turns: answers.length };
}

/** A conversation whose first answer has just come. */
export function conversationOf(answer: Answer): ConversationDetail {
  return {
    id: answer.conversation_id,
    title: answer.question,
    datasource_id: answer.meta.datasource_id,
    turns: 1,
    created_at: answer.created_at,
    updated_at: answer.created_at,
    answers: [answer],
  };
}

export function useDeleteConversation(onDeleted: (id: string) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(api.DELETE('/v1/conversations/{id}', { params: { path: { id } } })),
    onSuccess: async (_nothing, id) => {
      onDeleted(id);
      await client.invalidateQueries(conversationsQuery());
    },
  });
}
