import { queryOptions, skipToken, useQuery } from '@tanstack/react-query';
import { api, type Ir, type ScopeDraft } from '../../../shared/api/client.ts';
import { type Problem, problemOf, unwrap } from '../../../shared/api/problem.ts';
import type { ReviewSearch } from '../../../shared/search.ts';
import type { ReadPhrase } from '../phrase-chips.tsx';
import { phrasesOfText } from './phrases-of-text.ts';

/** What the question was taken to mean, as drafted or as changed since. */
export interface Understanding {
  draft: ScopeDraft;
  scopeMd: string;
  ir: Ir | null;
  /** Null until the scope is stored. */
  stored: { scopeId: string; versionId: string; version: number; isApproved: boolean } | null;
  /** What each phrase of this very text was taken to mean. */
  phrases: ReadPhrase[];
}

export type UnderstandingState =
  | { status: 'none' }
  | { status: 'pending' }
  | { status: 'error'; problem: Problem; retry: () => void }
  | { status: 'ready'; understanding: Understanding };

const draftQuery = (search: ReviewSearch) =>
  queryOptions({
    queryKey: ['ask', search.q, search.source, search.answers],
    queryFn: ({ signal }) =>
      unwrap(
        api.POST('/v1/ask', {
          body: {
            question: search.q ?? '',
            ...(search.source !== undefined && { datasource_id: search.source }),
            answers: (search.answers ?? []).map(({ clarification, option, once }) => ({
              clarification_id: clarification,
              option_id: option,
              remember: !once,
            })),
          },
          signal,
        }),
      ),
    staleTime: Infinity,
    gcTime: Infinity,
  });

export const scopeQuery = (id: string) =>
  queryOptions({
    queryKey: ['scope', id],
    queryFn: ({ signal }) => unwrap(api.GET('/v1/scopes/{id}', { params: { path: { id } }, signal })),
  });

/** The draft that the last refinement of a scope answered with. */
export const refinedKey = (scopeId: string, version: number) => ['refined', scopeId, version];

export function useUnderstanding(search: ReviewSearch, source: string | null): UnderstandingState {
  const draft = useQuery({ ...draftQuery(search), enabled: search.q !== undefined && source !== null });
  const scope = useQuery({ ...scopeQuery(search.scope ?? ''), enabled: search.scope !== undefined });
  const latest = scope.data?.versions.reduce((a, b) => (b.version > a.version ? b : a));
  const refined = useQuery<ScopeDraft>({
    queryKey: refinedKey(search.scope ?? '', latest?.version ?? 0),
    queryFn: skipToken,
    staleTime: Infinity,
    gcTime: Infinity,
  });

  if (search.q === undefined || source === null) return { status: 'none' };
  for (const query of [draft, scope]) {
    if (query.isError) return { status: 'error', problem: problemOf(query.error), retry: () => void query.refetch() };
  }
  if (!draft.data || (search.scope !== undefined && !latest)) return { status: 'pending' };
  if (!latest || !scope.data) {
    const { scope_md: scopeMd, ir } = draft.data;
    return {
      status: 'ready',
      understanding: { draft: draft.data, scopeMd, ir, stored: null, phrases: draft.data.phrases },
    };
  }
  return {
    status: 'ready',
    understanding: {
      draft: refined.data ?? draft.data,
      scopeMd: latest.scope_md,
      ir: latest.ir,
      stored: { scopeId: scope.data.id, versionId: latest.id, version: latest.version, isApproved: latest.approved },
      phrases: refined.data?.phrases ?? (latest.version === 1 ? draft.data.phrases : phrasesOfText(latest.scope_md)),
    },
  };
}
