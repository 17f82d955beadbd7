import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Answer } from '../../shared/api/client.ts';
import { problemOf } from '../../shared/api/problem.ts';
import { datasourcesQuery } from '../../shared/api/queries.ts';
import type { PickedAnswer } from '../../shared/search.ts';
import { TextSkeleton } from '../../shared/ui/markdown.tsx';
import { Page, WithFacts } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { AnswerView } from './answer-view.tsx';
import classes from './answer-view.module.css';
import { ConversationList } from './conversation-list.tsx';
import { conversationQuery } from './conversations.ts';
import type { LiveTurn } from './live-turn.ts';
import { LiveTurnView } from './live-turn-view.tsx';
import { ModelChoice } from './model-choice.tsx';
import { QuestionBox } from './question-box.tsx';
import { useLiveTurns } from './use-live-turns.ts';
import { Welcome } from './welcome.tsx';

/** Ask and be answered; follow-ups go on below. The address names the conversation as soon as there is one. */
export function AskPage() {
  const { id: conversationId = null } = useParams({ strict: false });
  const { q, source: chosen } = useSearch({ strict: false });
  const navigate = useNavigate();
  const datasources = useQuery(datasourcesQuery());
  const all = datasources.data?.items ?? [];
  const conversation = useQuery({ ...conversationQuery(conversationId ?? ''), enabled: conversationId !== null });
  const live = useLiveTurns();
  const [started, setStarted] = useState<string | null>(null);
  const [asks, setAsks] = useState(0);
  const [model, setModel] = useState<string | null>(null);

  const first = live.turns.find(({ key }) => key === started) ?? null;
  const stored = (conversationId === null ? null : conversation.data?.answers) ?? [];
  const turns = live.turns
    .filter((turn) => (conversationId === null ? turn.key === started : turn.conversationId === conversationId))
    .filter((turn) => stored.every(({ id }) => id !== turn.answer?.id));
  const answers = shownAnswers(stored, turns);
  const opened = conversationId === null ? (first?.conversationId ?? null) : null;
  useEffect(() => {
    if (opened === null) return;
    setStarted(null);
    void navigate({ to: '/ask/c/$id', params: { id: opened } });
  }, [opened, navigate]);

  // A conversation stays with its datasource; before, only a choice of the person is passed on.
  const source = chosen ?? conversation.data?.datasource_id ?? null;
  const usual = source ?? (all.find((one) => one.default) ?? all[0])?.id ?? null;
  const askOn = (datasourceId: string | null, question: string, picked: PickedAnswer[] = []) => {
    setAsks(asks + 1);
    const key = live.ask({ question, datasourceId, picked, model }, conversationId);
    if (conversationId === null) setStarted(key);
  };
  const ask = (question: string, picked?: PickedAnswer[]) => askOn(source, question, picked);
  const again = ({ key, asked }: LiveTurn) => {
    live.dismiss(key);
    askOn(asked.datasourceId, asked.question, asked.picked);
  };
  const isNew = conversationId === null && turns.length === 0;
  const end = useEndInView(answers.length + turns.length);

  const box = (
    <QuestionBox
      // Empty again after each question, and then ready for the next; never taking the focus at another moment.
      key={isNew ? `new ${q} ${asks}` : asks}
      question={isNew ? (q ?? '') : ''}
      isFocused={isNew ? q === undefined : asks > 0}
      {...(!isNew && { placeholder: 'Go on: and by month? only Berlin?' })}
      datasources={all}
      source={usual}
      isSourcePending={datasources.isPending}
      isAsking={turns.some(({ status }) => status === 'running')}
      choices={<ModelChoice model={model} onModel={setModel} />}
      onSource={(id) =>
        void navigate({ to: '.', search: { ...(q !== undefined && { q }), source: id }, replace: true })
      }
      onAsk={(question) => ask(question)}
      onReview={(question) =>
        void navigate({
          to: '/ask/review',
          search: { ...(question !== '' && { q: question }), ...(usual !== null && { source: usual }) },
        })
      }
    />
  );

  return (
    <Page
      title={
        isNew ? 'What do you want to know?' : (conversation.data?.title ?? turns[0]?.asked.question ?? 'Conversation')
      }
      isTitleHidden={!isNew}
    >
      <WithFacts
        facts={
          <ConversationList
            current={conversationId}
            onDeleted={(id) => id === conversationId && void navigate({ to: '/' })}
          />
        }
      >
        {isNew && box}
        {datasources.isError && (
          <ProblemNotice problem={problemOf(datasources.error)} onRetry={() => void datasources.refetch()} />
        )}
        {conversation.isError && (
          <ProblemNotice problem={problemOf(conversation.error)} onRetry={() => void conversation.refetch()} />
        )}
        {isNew && datasources.isSuccess && (
          <Welcome datasources={all} source={usual} onAsk={(question, on) => askOn(on, question)} />
        )}
        {conversation.isLoading && turns.length === 0 && <ConversationSkeleton />}
        <div className={classes['turns']}>
          {answers.map((answer, index) => (
            <AnswerView
              key={answer.id}
              answer={answer}
              isLast={turns.length === 0 && index === answers.length - 1}
              onAsk={(question) => ask(question)}
              onPicked={(picked) => ask(answer.question, picked)}
            />
          ))}
          {turns.map((turn) => (
            <LiveTurnView key={turn.key} turn={turn} onStop={() => live.stop(turn.key)} onAgain={() => again(turn)} />
          ))}
        </div>
        <div ref={end} />
        {!isNew && !conversation.isError && box}
      </WithFacts>
    </Page>
  );
}

/** A question back that was answered makes room for what came of it. */
function shownAnswers(answers: Answer[], turns: LiveTurn[]): Answer[] {
  return answers.filter(({ status, question }, index) => {
    const next = answers[index + 1]?.question ?? turns[0]?.asked.question;
    return status !== 'clarify' || next !== question;
  });
}

/** Keeps the newest turn in view when one is added, not while one is being read. */
function useEndInView(count: number) {
  const end = useRef<HTMLDivElement>(null);
  const seen = useRef(count);
  useEffect(() => {
    if (count > seen.current && seen.current > 0) end.current?.scrollIntoView({ block: 'nearest' });
    seen.current = count;
  }, [count]);
  return end;
}

function ConversationSkeleton() {
  return (
    <>
      <TextSkeleton lines={3} />
      <Skeleton height={280} />
    </>
  );
}
