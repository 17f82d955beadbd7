import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Passage } from '../../shared/api/client.ts';
import { problemOf, unwrap } from '../../shared/api/problem.ts';
import { TextSkeleton } from '../../shared/ui/markdown.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import classes from './documents.module.css';

/** Finds what an answer would find, to see whether a document is of use. */
export function PassageSearch() {
  const [words, setWords] = useState('');
  const [searched, setSearched] = useState('');
  const found = useQuery({
    queryKey: ['passages', searched],
    queryFn: ({ signal }) => unwrap(api.GET('/v1/documents/search', { params: { query: { q: searched } }, signal })),
    enabled: searched !== '',
  });
  return (
    <Panel title="Try a search">
      <form
        className={classes['search']}
        role="search"
        aria-label="Passages"
        onSubmit={(event) => {
          event.preventDefault();
          setSearched(words.trim());
        }}
      >
        <TextInput
          aria-label="Search for"
          placeholder="what counts as revenue"
          maxLength={2_000}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={words.trim() === ''} loading={found.isLoading}>
          Search
        </Button>
      </form>
      {found.isLoading && <TextSkeleton lines={4} />}
      {found.isError && <ProblemNotice problem={problemOf(found.error)} onRetry={() => void found.refetch()} />}
      {found.data && <Passages passages={found.data.items} />}
    </Panel>
  );
}

const kinds: Record<Passage['kind'], string> = {
  document: 'Document',
  schema_note: 'Schema note',
  verified: 'Verified question',
};

function Passages({ passages }: { passages: Passage[] }) {
  if (passages.length === 0) return <p className={classes['none']}>Nothing comes near.</p>;
  return (
    <ol className={classes['passages']} aria-label="Passages found">
      {passages.map(({ kind, id, title, text, score }, index) => (
        <li key={`${id} ${index}`}>
          <div className={classes['head']}>
            <strong>{title}</strong> <Tag>{kinds[kind]}</Tag>
            <span className={classes['score']}>{Math.round(score * 100)} %</span>
          </div>
          <p className={classes['text']}>{text}</p>
        </li>
      ))}
    </ol>
  );
}
