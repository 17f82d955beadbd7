import { type ReactNode, useEffect } from 'react';
import classes from './page.module.css';

interface PageProps {
  title: string;
  /** The title is said elsewhere on the page; only screen readers and the tab still need it. */
  isTitleHidden?: boolean;
  subtitle?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

export function Page({ title, isTitleHidden, subtitle, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · AIR`;
  }, [title]);
  return (
    <div className={classes['page']}>
      <div className={isTitleHidden ? classes['hidden'] : classes['head']}>
        <div className={classes['titles']}>
          <h1 className={classes['title']}>{title}</h1>
          {subtitle && <p className={classes['subtitle']}>{subtitle}</p>}
        </div>
        {actions && <div className={classes['actions']}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}

/** The object in the middle, the facts about it on the right; one column where the screen is narrow. */
export function WithFacts({ facts, children }: { facts: ReactNode; children: ReactNode }) {
  return (
    <div className={classes['columns']}>
      <div className={classes['main']}>{children}</div>
      <aside className={classes['facts']} aria-label="Facts">
        {facts}
      </aside>
    </div>
  );
}
