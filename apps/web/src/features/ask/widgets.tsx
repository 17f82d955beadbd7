import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Widget } from '../../shared/api/client.ts';
import { Chart } from '../../shared/chart/chart.tsx';
import { RowsGrid } from '../../shared/grid/result-grid.tsx';
import { formatHeadline, formatCell } from '../../shared/ui/format.ts';
import classes from './widgets.module.css';

const chartHeight = 280;

/** What an answer shows: figures first, then charts and tables. */
export function Widgets({ widgets }: { widgets: Widget[] }) {
  const cards = widgets.filter(({ type }) => type === 'metric_card');
  const others = widgets.filter((widget) => widget.type !== 'metric_card' && !isShownByChart(widget, widgets));
  return (
    <>
      {cards.length > 0 && (
        <div className={classes['cards']}>
          {cards.map((widget, index) => (
            <MetricCard key={index} widget={widget} />
          ))}
        </div>
      )}
      {others.length > 0 && (
        <div className={classes['widgets']}>
          {others.map((widget, index) => (
            <BigWidget key={index} widget={widget} isWide={widget.type !== 'pie' || others.length === 1} />
          ))}
        </div>
      )}
    </>
  );
}

/** A chart turns into the table of its rows: the same rows once more would say nothing new. */
function isShownByChart({ type, rows, columns }: Widget, widgets: Widget[]): boolean {
  const isSame = (other: Widget) => other.rows.length === rows.length && other.columns.length === columns.length;
  return type === 'table' && widgets.some((other) => ['line', 'bar', 'pie'].includes(other.type) && isSame(other));
}

function MetricCard({ widget: { title, visual, columns, rows } }: { widget: Widget }) {
  const [name] = [visual.y ?? []].flat();
  const named = columns.findIndex((column) => column.name === name);
  const index = named < 0 ? columns.length - 1 : named;
  const column = columns[index];
  const cell = rows[0]?.[index] ?? null;
  const isNumber = cell !== null && typeof cell !== 'boolean' && cell !== '' && Number.isFinite(Number(cell));
  return (
    <div className={classes['card']}>
      <h3 className={classes['cardTitle']}>{title}</h3>
      <p className={classes['cardValue']}>
        {isNumber ? formatHeadline(Number(cell)) : column ? formatCell(cell, column) : '∅'}
      </p>
    </div>
  );
}

function BigWidget({ widget, isWide }: { widget: Widget; isWide: boolean }) {
  const { type, title, visual, columns, rows } = widget;
  const [isTable, setTable] = useState(type === 'table');
  return (
    <div className={`${classes['widget']} ${isWide ? classes['wide'] : ''}`}>
      <div className={classes['head']}>
        <h3 className={classes['title']}>{title}</h3>
        {type !== 'table' && (
          <Button variant="subtle" color="gray" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
            {isTable ? 'As a chart' : 'As a table'}
          </Button>
        )}
      </div>
      {isTable ? (
        <RowsGrid columns={columns} rows={rows} label={`Rows of ${title}`} />
      ) : (
        <div className={classes['chart']}>
          <Chart visual={visual} columns={columns} rows={rows} height={chartHeight} />
        </div>
      )}
    </div>
  );
}
