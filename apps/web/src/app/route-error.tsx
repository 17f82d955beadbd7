import { problemOf } from '../shared/api/problem.ts';
import { Page } from '../shared/ui/page.tsx';
import { ProblemNotice } from '../shared/ui/problem-notice.tsx';

/** Shown when a page itself failed, as after an upgrade that took its files away. */
export function RouteError({ error }: { error: unknown }) {
  return (
    <Page title="This page failed">
      <ProblemNotice problem={problemOf(error)} onRetry={() => globalThis.location.reload()} />
    </Page>
  );
}
