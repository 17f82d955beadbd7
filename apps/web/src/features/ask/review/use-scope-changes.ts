import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, type Run, type ScopeDraft } from '../../../shared/api/client.ts';
import { unwrap } from '../../../shared/api/problem.ts';
import { refinedKey, scopeQuery, type Understanding } from './use-understanding.ts';

export type ScopeChange = { scope_md: string } | { instruction: string };

/** Changes a scope by words or by its edited text; a draft is stored first. Answers what the change was taken to mean. */
export function useRefine(onRefined: (scopeId: string) => void) {
  const client = useQueryClient();
  // Stored by a change that was not understood: the next try changes the same scope.
  const made = useRef<string | null>(null);
  return useMutation({
    mutationFn: async ({ of, change }: { of: Understanding; change: ScopeChange }): Promise<RefineOutcome> => {
      const scopeId = of.stored?.scopeId ?? made.current ?? (await store(of, false)).scopeId;
      made.current = scopeId;
      const { version, draft } = await unwrap(
        api.POST('/v1/scope/refine', { body: { scope_id: scopeId, ...change, as_of: of.draft.as_of } }),
      );
      if (version) client.setQueryData(refinedKey(scopeId, version.version), draft);
      await client.invalidateQueries({ queryKey: scopeQuery(scopeId).queryKey });
      return { scopeId, isChanged: version !== null, draft };
    },
    onSuccess: ({ scopeId, isChanged }) => isChanged && onRefined(scopeId),
  });
}

export interface RefineOutcome {
  scopeId: string;
  /** False when the change raised questions instead of a new version. */
  isChanged: boolean;
  draft: ScopeDraft;
}

/** Approves what is understood, stores the approval, and starts the run. */
export function useApproveAndRun(onStarted: (started: { scopeId: string; run: Run }) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (understanding: Understanding) => {
      const { draft, ir } = understanding;
      const { scopeId, versionId } = await approve(understanding);
      const run = await unwrap(
        api.POST('/v1/runs', {
          body: {
            ...(ir && { ir }),
            datasource_id: draft.datasource_id,
            as_of: draft.as_of,
            question: draft.question,
            scope_version_id: versionId,
          },
        }),
      );
      client.setQueryData(['run', run.id], run);
      await client.invalidateQueries({ queryKey: scopeQuery(scopeId).queryKey });
      return { scopeId, run };
    },
    onSuccess: onStarted,
  });
}

async function approve(understanding: Understanding) {
  const { stored } = understanding;
  if (stored === null) return store(understanding, true);
  if (stored.isApproved) return stored;
  const version = await unwrap(
    api.POST('/v1/scopes/{id}/version', { params: { path: { id: stored.scopeId } }, body: { approve: true } }),
  );
  return { scopeId: stored.scopeId, versionId: version.id };
}

async function store({ draft, scopeMd, ir }: Understanding, isApproved: boolean) {
  const scope = await unwrap(
    api.POST('/v1/scopes', {
      body: {
        name: draft.title.slice(0, 200) || 'Question',
        question: draft.question,
        datasource_id: draft.datasource_id,
        scope_md: scopeMd,
        ...(ir && { ir }),
        approve: isApproved,
      },
    }),
  );
  const latest = scope.versions.reduce((a, b) => (b.version > a.version ? b : a));
  return { scopeId: scope.id, versionId: latest.id };
}
