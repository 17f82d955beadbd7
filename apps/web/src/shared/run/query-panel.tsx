import { Tabs } from '@mantine/core';
import type { Cell, Ir } from '../api/client.ts';
import { CodeBlock } from '../ui/code-block.tsx';
import { TextSkeleton } from '../ui/markdown.tsx';
import { Panel } from '../ui/panel.tsx';
import classes from './run-panel.module.css';

interface QueryPanelProps {
  /** `null` where no SQL was written, as for a run that was refused before. */
  statement: { status: 'pending' } | { status: 'written'; sql: string; values: Cell[] } | null;
  ir: Ir | null;
}

/** How the answer is computed: the statement as it runs, with its bound values, and the IR it was written from. */
export function QueryPanel({ statement, ir }: QueryPanelProps) {
  if (statement === null && ir === null) return null;
  return (
    <Panel title="How it is computed">
      <Tabs defaultValue={statement === null ? 'ir' : 'sql'} keepMounted={false}>
        <Tabs.List mb="sm">
          {statement && <Tabs.Tab value="sql">SQL</Tabs.Tab>}
          {ir && <Tabs.Tab value="ir">IR</Tabs.Tab>}
        </Tabs.List>
        {statement && (
          <Tabs.Panel value="sql">
            {statement.status === 'pending' ? (
              <TextSkeleton lines={6} />
            ) : (
              <>
                <CodeBlock code={statement.sql} language="sql" label="SQL" />
                {statement.values.length > 0 && (
                  <div className={classes['values']}>
                    Bound values, in order:{' '}
                    <code>{statement.values.map((value) => JSON.stringify(value)).join(', ')}</code>
                  </div>
                )}
              </>
            )}
          </Tabs.Panel>
        )}
        {ir && (
          <Tabs.Panel value="ir">
            <CodeBlock code={JSON.stringify(ir, null, 2)} language="json" label="IR" />
          </Tabs.Panel>
        )}
      </Tabs>
    </Panel>
  );
}
