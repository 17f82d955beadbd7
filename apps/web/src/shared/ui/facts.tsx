import { Fragment, type ReactNode } from 'react';
import classes from './facts.module.css';

/** Names and values side by side; what is null is left out. */
export function Facts({ items }: { items: [name: string, value: ReactNode | null][] }) {
  return (
    <dl className={classes['facts']}>
      {items.map(([name, value]) =>
        value === null ? null : (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ),
      )}
    </dl>
  );
}
