import { Button, Select, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Datasource } from '../../shared/api/client.ts';
import classes from './question-box.module.css';

const maxCharacters = 2_000;
/** Where CSS lets the box grow with its text, no script needs to measure it. */
const growsByItself = CSS.supports('field-sizing', 'content');

interface QuestionBoxProps {
  question: string;
  datasources: Datasource[];
  source: string | null;
  isAsking: boolean;
  onSource: (id: string) => void;
  onAsk: (question: string) => void;
  /** The datasources are still on their way; a question need not wait for them. */
  isSourcePending?: boolean;
  placeholder?: string;
  isFocused?: boolean;
  /** Further choices, beside that of the datasource. */
  choices?: ReactNode;
  /** Offers the careful way: what the question means is approved before anything runs. */
  onReview?: (question: string) => void;
}

export function QuestionBox(props: QuestionBoxProps) {
  const { question, datasources, source, isAsking, onSource, onAsk, onReview } = props;
  const [text, setText] = useState(question);
  const isTooLong = text.length > maxCharacters;
  const canAsk = text.trim() !== '' && !isTooLong && (source !== null || props.isSourcePending === true);
  const submit = () => canAsk && onAsk(text.trim());
  return (
    <form
      className={classes['box']}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Textarea
        id="question"
        aria-label="Question"
        className={classes['input']}
        placeholder={props.placeholder ?? 'Ask in words, such as: total revenue by store for last quarter'}
        autoFocus={props.isFocused ?? question === ''}
        {...(growsByItself ? { rows: 1 } : { autosize: true, minRows: 1, maxRows: 8 })}
        value={text}
        aria-invalid={isTooLong}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
          const isPlainEnter = event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing;
          const isRunAgain = (event.ctrlKey || event.metaKey) && text.trim() === question;
          if (!isPlainEnter || isRunAgain) return;
          event.preventDefault();
          submit();
        }}
      />
      <div className={classes['foot']}>
        <Select
          className={classes['source']}
          aria-label="Datasource"
          placeholder="No datasource yet"
          data={datasources.map(({ id, display_name: name, is_sample: isSample }) => ({
            value: id,
            label: isSample && !/sample/i.test(name) ? `${name} (sample data)` : name,
          }))}
          value={source}
          allowDeselect={false}
          onChange={(id) => id !== null && onSource(id)}
        />
        {props.choices}
        <div className={classes['hint']} role={isTooLong ? 'alert' : undefined}>
          {isTooLong
            ? `${text.length - maxCharacters} characters too many`
            : onReview
              ? 'Enter to ask'
              : 'Enter to ask · Shift+Enter for a new line'}
        </div>
        {onReview && (
          <Button size="sm" variant="subtle" color="gray" disabled={isTooLong} onClick={() => onReview(text.trim())}>
            Review the scope first
          </Button>
        )}
        <Button
          type="submit"
          size="sm"
          variant={text.trim() !== '' && text.trim() === question ? 'default' : 'filled'}
          disabled={!canAsk}
          loading={isAsking}
        >
          Ask
        </Button>
      </div>
    </form>
  );
}
