import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Datasource } from '../../shared/api/client.ts';
import { schemaQuery } from '../../shared/api/queries.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { TextSkeleton } from '../../shared/ui/markdown.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { exampleQuestions } from './example-questions.ts';
import classes from './welcome.module.css';

interface WelcomeProps {
  datasources: Datasource[];
  source: string | null;
  onAsk: (question: string, source: string) => void;
}

/** Before the first question: what to type, for the chosen datasource and for the sample data. */
export function Welcome({ datasources, source, onAsk }: WelcomeProps) {
  if (datasources.length === 0) {
    return (
      <Panel title="No datasource yet">
        <EmptyState title="Connect your data to ask about it">
          <Link to="/datasources/new">Add a datasource</Link>: a SQLite file, Postgres, TimescaleDB, MySQL, or a folder
          of CSV, Parquet or JSONL files.
        </EmptyState>
      </Panel>
    );
  }
  const chosen = datasources.filter(({ id }) => id === source);
  const samples = datasources.filter(({ id, is_sample: isSample }) => isSample && id !== source);
  const shown = [...chosen, ...samples].slice(0, 4);
  return (
    <>
      <p className={classes['lead']}>
        AIR answers in words, figures and charts, and shows with each answer what your words were taken to mean, the
        SQL, whose rows were read, and the proof that it only reads.
      </p>
      <div className={classes['groups']}>
        {shown.map((datasource) => (
          <Examples key={datasource.id} datasource={datasource} onAsk={(question) => onAsk(question, datasource.id)} />
        ))}
      </div>
    </>
  );
}

function Examples({ datasource, onAsk }: { datasource: Datasource; onAsk: (question: string) => void }) {
  const schema = useQuery({
    ...schemaQuery(datasource.id),
    enabled: !datasource.is_sample && datasource.learned_at !== null,
  });
  const questions = exampleQuestions(datasource, schema.data ?? null);
  return (
    <Panel title={`Try on ${datasource.display_name}`} flush>
      {schema.isLoading && <TextSkeleton lines={3} />}
      {!schema.isLoading && questions.length === 0 && (
        <EmptyState title="Not learned yet">
          <Link to="/datasources/$id" params={{ id: datasource.id }}>
            Learn its tables
          </Link>{' '}
          first, then ask.
        </EmptyState>
      )}
      <ul className={classes['list']}>
        {questions.map((question) => (
          <li key={question}>
            <UnstyledButton className={classes['example']} onClick={() => onAsk(question)}>
              <IconArrowRight size={15} aria-hidden />
              {question}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
