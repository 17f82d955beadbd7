import { ActionIcon } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../shared/api/problem.ts';
import { formatAgo, formatCount } from '../../shared/ui/format.ts';
import { LinkButton } from '../../shared/ui/link-button.tsx';
import { TextSkeleton } from '../../shared/ui/markdown.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import classes from './conversation-list.module.css';
import { conversationsQuery, useDeleteConversation } from './conversations.ts';

/** One's earlier conversations, to go back to or to remove. */
export function ConversationList({ current, onDeleted }: { current: string | null; onDeleted: (id: string) => void }) {
  const conversations = useQuery(conversationsQuery());
  const remove = useDeleteConversation(onDeleted);
  const items = conversations.data?.items ?? [];
  return (
    <Panel
      title="Conversations"
      flush
      actions={
        current !== null && (
          <LinkButton to="/" variant="default">
            New
          </LinkButton>
        )
      }
    >
      {conversations.isPending && <TextSkeleton lines={4} />}
      {conversations.isError && (
        <ProblemNotice problem={problemOf(conversations.error)} onRetry={() => void conversations.refetch()} />
      )}
      {remove.isError && <ProblemNotice problem={problemOf(remove.error)} />}
      {conversations.isSuccess && items.length === 0 && (
        <p className={classes['none']}>What you ask is kept here, to go on with.</p>
      )}
      {items.length > 0 && (
        <ul className={classes['list']}>
          {items.map(({ id, title, turns, updated_at: updatedAt }) => (
            <li key={id} className={classes['item']} data-current={id === current}>
              <Link
                to="/ask/c/$id"
                params={{ id }}
                className={classes['link']}
                aria-current={id === current ? 'page' : undefined}
              >
                <span className={classes['title']} title={title}>
                  {title}
                </span>
                <span className={classes['when']}>
                  {formatAgo(updatedAt)} · {formatCount(turns, 'question')}
                </span>
              </Link>
              <ActionIcon
                aria-label={`Remove the conversation "${title}"`}
                loading={remove.isPending && remove.variables === id}
                onClick={() => remove.mutate(id)}
              >
                <IconTrash size={15} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
