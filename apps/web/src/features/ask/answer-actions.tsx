import { ActionIcon, Button, Group, Stack, Textarea, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconRosetteDiscountCheck, IconThumbDown, IconThumbUp } from '@tabler/icons-react';
import { useState } from 'react';
import { api, type Answer } from '../../shared/api/client.ts';
import { problemOf, unwrap } from '../../shared/api/problem.ts';
import { useIsAtLeast } from '../../shared/session/use-identity.ts';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { LinkButton } from '../../shared/ui/link-button.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import classes from './answer-view.module.css';
import { conversationQuery, withAnswer } from './conversations.ts';
import { SaveReport } from './save-report.tsx';

/** What one may do with an answer: rate it, vouch for it, keep it as a report, look at it closely. */
export function AnswerActions({ answer }: { answer: Answer }) {
  const { rate, verify } = useAnswerChanges(answer);
  const isAnalyst = useIsAtLeast('analyst');
  const [isAsked, why] = useDisclosure(false);
  const { ir, meta } = answer;
  const failed = [rate.error, verify.error].find((error) => error !== null);
  const rating = answer.feedback?.rating ?? null;
  return (
    <>
      <div className={classes['actions']}>
        <Tooltip label="This is right">
          <ActionIcon
            aria-label="This is right"
            aria-pressed={rating === 'up'}
            variant={rating === 'up' ? 'light' : 'subtle'}
            onClick={() => rate.mutate({ rating: 'up', reason: '' })}
          >
            <IconThumbUp size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="This is not right">
          <ActionIcon
            aria-label="This is not right"
            aria-pressed={rating === 'down'}
            variant={rating === 'down' ? 'light' : 'subtle'}
            onClick={why.open}
          >
            <IconThumbDown size={16} />
          </ActionIcon>
        </Tooltip>
        {answer.verified_id !== null && (
          <Tag tone="ok">
            <IconRosetteDiscountCheck size={14} aria-hidden /> Verified
          </Tag>
        )}
        {isAnalyst && ir !== null && answer.verified_id === null && (
          <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate()}>
            Mark as verified
          </Button>
        )}
        {isAnalyst && ir !== null && meta.datasource_id !== null && (
          <SaveReport
            title={answer.widgets.find(({ type }) => type !== 'metric_card')?.title ?? answer.question}
            question={answer.question}
            datasourceId={meta.datasource_id}
            scopeVersionId={null}
            ir={ir}
            visual={answer.widgets.find(({ type }) => type !== 'metric_card')?.visual ?? { type: 'table' }}
            isQuiet
          />
        )}
        <LinkButton
          to="/ask/review"
          search={{ q: answer.question, ...(meta.datasource_id !== null && { source: meta.datasource_id }) }}
          variant="subtle"
          color="gray"
        >
          Review the scope
        </LinkButton>
      </div>
      {failed && <ProblemNotice problem={problemOf(failed)} />}
      <Dialog isOpen={isAsked} onClose={why.close} title="What is not right?">
        <WhyNot
          onSend={(reason) => {
            rate.mutate({ rating: 'down', reason });
            why.close();
          }}
          onCancel={why.close}
        />
      </Dialog>
    </>
  );
}

function WhyNot({ onSend, onCancel }: { onSend: (reason: string) => void; onCancel: () => void }) {
  const [reason, setReason] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSend(reason.trim());
      }}
    >
      <Stack gap="md">
        <Textarea
          label="Reason"
          description="Whoever looks after AIR reads it, beside the question and the SQL."
          placeholder="Returns should not count"
          autosize
          minRows={3}
          maxLength={2_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            Not now
          </Button>
          <Button type="submit">Send</Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Each change shows in the conversation at once. */
function useAnswerChanges(answer: Answer) {
  const client = useQueryClient();
  const show = (change: Partial<Answer>) =>
    client.setQueryData(conversationQuery(answer.conversation_id).queryKey, (known) => {
      const now = known?.answers.find(({ id }) => id === answer.id);
      return known && now ? withAnswer(known, { ...now, ...change }) : known;
    });
  const path = { id: answer.id };
  const rate = useMutation({
    mutationFn: (feedback: NonNullable<Answer['feedback']>) =>
      unwrap(api.POST('/v1/answers/{id}/feedback', { params: { path }, body: feedback })),
    onSuccess: (_nothing, feedback) => show({ feedback }),
  });
  const verify = useMutation({
    mutationFn: () => unwrap(api.POST('/v1/verified-questions', { body: { answer_id: answer.id } })),
    onSuccess: ({ id }) => show({ verified_id: id }),
  });
  return { rate, verify };
}
