import { Progress, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Budget, ModelStatus } from '../../shared/api/client.ts';
import { problemOf } from '../../shared/api/problem.ts';
import { modelsQuery } from '../../shared/api/queries.ts';
import { CodeBlock } from '../../shared/ui/code-block.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { formatAgo, formatCount, formatDuration } from '../../shared/ui/format.ts';
import { TextSkeleton } from '../../shared/ui/markdown.tsx';
import { Page, WithFacts } from '../../shared/ui/page.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { sentence } from '../../shared/ui/sentence.ts';
import { Tag, type Tone } from '../../shared/ui/tag.tsx';
import classes from './models-page.module.css';

/** Which models answer, which do not and why, and what may still be spent. */
export function ModelsPage() {
  const models = useQuery({ ...modelsQuery(), refetchInterval: 15_000 });
  return (
    <Page title="Models" subtitle="AIR answers by itself what it is sure of; a model is asked last.">
      {models.isPending && (
        <Panel title="Models">
          <TextSkeleton lines={5} />
        </Panel>
      )}
      {models.isError && <ProblemNotice problem={problemOf(models.error)} onRetry={() => void models.refetch()} />}
      {models.isSuccess && (
        <WithFacts facts={<Budgets budgets={models.data.budgets} />}>
          {models.data.models.every(({ state }) => state !== 'ready') && <NoModel />}
          {models.data.models.length > 0 && <ModelTable models={models.data.models} />}
        </WithFacts>
      )}
    </Page>
  );
}

const looks: Record<ModelStatus['state'], { tone: Tone; word: string }> = {
  ready: { tone: 'ok', word: 'Ready' },
  unreachable: { tone: 'bad', word: 'Unreachable' },
  cooling_down: { tone: 'warn', word: 'Cooling down' },
  not_configured: { tone: 'neutral', word: 'Not set up' },
};

const taskWords: Record<ModelStatus['tasks'][number]['task'], string> = {
  chat: 'wording answers',
  ir: 'reading questions',
  sql: 'writing SQL',
  qa: 'checking results',
  embeddings: 'finding documents',
};

function ModelTable({ models }: { models: ModelStatus[] }) {
  return (
    <Panel title={formatCount(models.length, 'model')} flush>
      <Table.ScrollContainer minWidth={320}>
        <Table verticalSpacing={7}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Model</Table.Th>
              <Table.Th w={120}>State</Table.Th>
              <Table.Th visibleFrom="sm">Used for</Table.Th>
              <Table.Th w={120} visibleFrom="sm" ta="right">
                Calls, failed
              </Table.Th>
              <Table.Th w={130} visibleFrom="md" ta="right">
                Answered in
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {models.map((model) => (
              <Table.Tr key={`${model.id} ${model.model}`}>
                <Table.Td>
                  <div className={classes['name']}>{model.model}</div>
                  <div className={classes['dim']}>
                    {model.id} · {model.base_url}
                    {model.is_discovered && ' · found on this machine'}
                  </div>
                  {model.reason !== null && <div className={classes['reason']}>{sentence(model.reason)}</div>}
                </Table.Td>
                <Table.Td>
                  <Tag tone={looks[model.state].tone}>{looks[model.state].word}</Tag>
                </Table.Td>
                <Table.Td visibleFrom="sm">{usesOf(model)}</Table.Td>
                <Table.Td visibleFrom="sm" ta="right">
                  {model.calls.toLocaleString('en')}, {model.failures.toLocaleString('en')}
                </Table.Td>
                <Table.Td visibleFrom="md" ta="right">
                  {formatDuration(model.latency_ms)}
                  <div className={classes['dim']}>{model.checked_at && formatAgo(model.checked_at)}</div>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}

function usesOf({ tasks }: ModelStatus): string {
  if (tasks.length === 0) return 'nothing yet';
  return tasks
    .map(({ task, place }) => (place === 1 ? taskWords[task] : `${taskWords[task]} (as a back-up)`))
    .join(', ');
}

const budgetLooks: Record<Budget['state'], { tone: Tone; word: string; color: string }> = {
  ok: { tone: 'ok', word: 'Within', color: 'var(--air-accent)' },
  warning: { tone: 'warn', word: 'Nearly used up', color: 'var(--air-warn)' },
  exceeded: { tone: 'bad', word: 'Used up', color: 'var(--air-bad)' },
};

function Budgets({ budgets }: { budgets: Budget[] }) {
  return (
    <Panel title="Budgets">
      {budgets.length === 0 && <span className={classes['dim']}>No budget is set.</span>}
      <ul className={classes['budgets']}>
        {budgets.map((budget, index) => (
          <BudgetItem key={index} budget={budget} />
        ))}
      </ul>
    </Panel>
  );
}

function BudgetItem({ budget }: { budget: Budget }) {
  const name = `${budget.of === 'user' ? 'Yours' : 'The organisation’s'}, this ${budget.period}`;
  const parts = [
    { limit: budget.limit_usd, spent: budget.spent_usd, show: (value: number) => `$${value.toFixed(2)}` },
    {
      limit: budget.limit_tokens,
      spent: budget.spent_tokens,
      show: (value: number) => `${value.toLocaleString('en')} tokens`,
    },
  ];
  return (
    <li>
      <div className={classes['budgetHead']}>
        <span>{name}</span>
        <Tag tone={budgetLooks[budget.state].tone}>{budgetLooks[budget.state].word}</Tag>
      </div>
      {parts.map(({ limit, spent, show }, index) =>
        limit === null ? (
          <div key={index} className={classes['dim']}>
            {show(spent)}
          </div>
        ) : (
          <div key={index}>
            <Progress
              size="xs"
              mt={4}
              value={limit === 0 ? 100 : Math.min(100, (spent / limit) * 100)}
              color={budgetLooks[budget.state].color}
              aria-label={`${name}: ${show(spent)} of ${show(limit)}`}
            />
            <div className={classes['dim']}>
              {show(spent)} of {show(limit)}
            </div>
          </div>
        ),
      )}
    </li>
  );
}

const example = `models:
  chat_primary: llama3
  sql_primary: sqlcoder # left out, AIR's own compiler writes the SQL
  ollama:
    host: http://localhost:11434`;

function NoModel() {
  return (
    <Panel title="No model answers">
      <EmptyState title="AIR works without one">
        Questions that it does not understand word by word need a model. Set one in <code>data/config.yaml</code>, or
        start Ollama on this machine: AIR finds it.
      </EmptyState>
      <CodeBlock code={example} language="shell" label="Example of a configuration" />
    </Panel>
  );
}
