import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { problemOf } from '../../../shared/api/problem.ts';
import { datasourcesQuery } from '../../../shared/api/queries.ts';
import { Page } from '../../../shared/ui/page.tsx';
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { QuestionBox } from '../question-box.tsx';
import { UnderstandingView } from './understanding-view.tsx';
import { useUnderstanding } from './use-understanding.ts';
import { Welcome } from '../welcome.tsx';

const route = getRouteApi('/ask/review');

/** The careful way: a question, what it is taken to mean, and, once approved, its answer. The address holds where one is. */
export function ReviewPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const datasources = useQuery(datasourcesQuery());
  const all = datasources.data?.items ?? [];
  const usual = search.source ?? (all.find((one) => one.default) ?? all[0])?.id ?? null;
  const state = useUnderstanding(search, usual);
  // Where nobody chose a datasource, AIR may have found the one that knows the words of the question.
  const source = state.status === 'ready' ? state.understanding.draft.datasource_id : usual;
  const asked = { ...(search.q !== undefined && { q: search.q }), ...(source !== null && { source }) };
  const picked = search.answers ? { answers: search.answers } : {};
  const ask = (q: string, on: string | null) => void navigate({ search: { q, ...(on !== null && { source: on }) } });

  return (
    <Page title={search.q ?? 'Review the scope first'} isTitleHidden={search.q !== undefined}>
      <QuestionBox
        key={search.q ?? ''}
        question={search.q ?? ''}
        datasources={all}
        source={source}
        isAsking={state.status === 'pending'}
        onSource={(id) =>
          void navigate({ search: { ...(search.q !== undefined && { q: search.q }), source: id }, replace: true })
        }
        onAsk={(question) => ask(question, search.source ?? null)}
      />
      {datasources.isError && (
        <ProblemNotice problem={problemOf(datasources.error)} onRetry={() => void datasources.refetch()} />
      )}
      {search.q === undefined && datasources.isSuccess && <Welcome datasources={all} source={source} onAsk={ask} />}
      <UnderstandingView
        state={state}
        runId={search.run ?? null}
        onAnswers={(answers) =>
          void navigate({ search: { ...asked, answers: [...(search.answers ?? []), ...answers] } })
        }
        onRefined={(scope) => void navigate({ search: { ...asked, ...picked, scope } })}
        onStarted={({ scopeId, run }) =>
          void navigate({ search: { ...asked, ...picked, scope: scopeId, run: run.id } })
        }
      />
    </Page>
  );
}
