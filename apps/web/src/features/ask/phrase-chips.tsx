import type { Phrase } from '../../shared/api/client.ts';
import classes from './phrase-chips.module.css';

/** The kind is null where only the scope's text is left to read it from. */
export type ReadPhrase = Pick<Phrase, 'text' | 'meaning'> & { kind: Phrase['kind'] | null };

/** Each phrase of the question and what it was taken to mean. Words that change nothing are left out. */
export function PhraseChips({ phrases }: { phrases: ReadPhrase[] }) {
  return (
    <ul className={classes['chips']} aria-label="Phrases and their meanings">
      {phrases
        .filter(({ kind }) => kind !== 'ignored')
        .map((phrase, index) => (
          <li
            key={index}
            className={`${classes['chip']} ${phrase.kind === 'unknown' ? classes['unknown'] : ''}`}
            title={phrase.kind ?? undefined}
          >
            <span className={classes['phrase']}>{phrase.text}</span>
            <span className={classes['arrow']} aria-label="means">
              →
            </span>
            <span className={classes['meaning']}>{phrase.meaning || 'not understood'}</span>
          </li>
        ))}
    </ul>
  );
}
