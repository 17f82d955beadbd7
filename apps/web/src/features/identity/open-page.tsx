import { type ReactNode, useEffect } from 'react';
import classes from './open-page.module.css';

/** A page for whoever is not logged in: one card, nothing around it. */
export function OpenPage({ title, lead, children }: { title: string; lead: ReactNode; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · AIR`;
  }, [title]);
  return (
    <main className={classes['page']}>
      <div className={classes['card']}>
        <div className={classes['brand']}>
          <img src="/favicon.svg" alt="" width={22} height={22} />
          AIR
        </div>
        <h1 className={classes['title']}>{title}</h1>
        <p className={classes['lead']}>{lead}</p>
        {children}
      </div>
    </main>
  );
}
