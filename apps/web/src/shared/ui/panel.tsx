import { type ReactNode, useId } from 'react';
import classes from './panel.module.css';

interface PanelProps {
  title: ReactNode;
  actions?: ReactNode;
  /** Without inner space, for tables that reach the border. */
  flush?: boolean;
  children: ReactNode;
}

export function Panel({ title, actions, flush, children }: PanelProps) {
  const id = useId();
  return (
    <section className={classes['panel']} aria-labelledby={id}>
      <header className={classes['header']}>
        <h2 id={id} className={classes['title']}>
          {title}
        </h2>
        {actions && <div className={classes['actions']}>{actions}</div>}
      </header>
      <div className={flush ? classes['flush'] : classes['body']}>{children}</div>
    </section>
  );
}
