import { useQueries } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Cell, Column, ResultPage } from '../api/client.ts';
import { resultPageRows, resultQuery } from '../api/queries.ts';
import { formatCell, isNumeric } from '../ui/format.ts';
import { type ColumnLook, columnLooks } from './column-looks.ts';
import classes from './result-grid.module.css';
import { pagesOf, type RowWindow, visibleRows } from './visible-rows.ts';

const rowHeight = 28;
const headerHeight = 30;
const maxHeight = 460;

/** The whole stored result in a table: only rows in sight are in the page, and only their pages are fetched. */
export function ResultGrid({ firstPage }: { firstPage: ResultPage }) {
  const { columns, run_id: runId, total_rows: totalRows } = firstPage;
  const [rows, setRows] = useState(() => windowAt(0, totalRows));
  const rowAt = useRows(runId, rows);
  return (
    <Grid
      columns={columns}
      sample={firstPage.rows}
      totalRows={totalRows}
      rows={rows}
      rowAt={rowAt}
      onRows={setRows}
      label="Result table"
    />
  );
}

/** Rows that are all there already. */
export function RowsGrid({ columns, rows, label }: { columns: Column[]; rows: Cell[][]; label: string }) {
  const [inSight, setInSight] = useState(() => windowAt(0, rows.length));
  return (
    <Grid
      columns={columns}
      sample={rows}
      totalRows={rows.length}
      rows={inSight}
      rowAt={(index) => rows[index] ?? null}
      onRows={setInSight}
      label={label}
    />
  );
}

interface GridProps {
  columns: Column[];
  /** Rows to measure the columns by. */
  sample: Cell[][];
  totalRows: number;
  rows: RowWindow;
  rowAt: (index: number) => Cell[] | null;
  onRows: (rows: RowWindow) => void;
  label: string;
}

function Grid({ columns, sample, totalRows, rows, rowAt, onRows, label }: GridProps) {
  const looks = useMemo(() => columnLooks(columns, sample), [columns, sample]);
  const numberWidth = 26 + String(totalRows).length * 8;
  return (
    <div
      className={classes['viewport']}
      style={{ height: heightOf(totalRows) }}
      tabIndex={0}
      role="region"
      aria-label={label}
      onScroll={({ currentTarget }) => {
        const next = windowAt(currentTarget.scrollTop, totalRows);
        if (next.first !== rows.first || next.end !== rows.end) onRows(next);
      }}
    >
      <table
        className={classes['table']}
        aria-rowcount={totalRows + 1}
        style={{ width: looks.reduce((sum, { width }) => sum + width, numberWidth) }}
      >
        <colgroup>
          <col style={{ width: numberWidth }} />
          {looks.map(({ width }, index) => (
            <col key={index} style={{ width }} />
          ))}
          <col />
        </colgroup>
        <Header columns={columns} />
        <tbody>
          <Spacer height={rows.first * rowHeight} />
          {Array.from({ length: rows.end - rows.first }, (_, index) => (
            <Row
              key={rows.first + index}
              number={rows.first + index + 1}
              columns={columns}
              looks={looks}
              cells={rowAt(rows.first + index)}
            />
          ))}
          <Spacer height={(totalRows - rows.end) * rowHeight} />
        </tbody>
      </table>
    </div>
  );
}

const heightOf = (totalRows: number) => Math.min(maxHeight, headerHeight + totalRows * rowHeight + 14);

const windowAt = (scrollTop: number, totalRows: number) =>
  visibleRows({ scrollTop, height: heightOf(totalRows), rowHeight, totalRows });

/** Reads the pages that the window touches; a row of a page still under way is null. */
function useRows(runId: string, rows: RowWindow): (index: number) => Cell[] | null {
  const pages = useQueries({ queries: pagesOf(rows, resultPageRows).map((offset) => resultQuery(runId, offset)) });
  const byOffset = new Map(pages.flatMap(({ data }) => (data ? [[data.offset, data] as const] : [])));
  return (index) => {
    const offset = index - (index % resultPageRows);
    return byOffset.get(offset)?.rows[index - offset] ?? null;
  };
}

function Header({ columns }: { columns: Column[] }) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th className={classes['rowNumber']} scope="col">
          #
        </th>
        {columns.map((column, index) => (
          <th
            key={index}
            scope="col"
            className={isNumeric(column) ? classes['numeric'] : undefined}
            title={`${column.name} · ${column.native_type || column.type}`}
          >
            {column.name}
          </th>
        ))}
        <td className={classes['filler']} />
      </tr>
    </thead>
  );
}

interface RowProps {
  number: number;
  columns: Column[];
  looks: ColumnLook[];
  cells: Cell[] | null;
}

function Row({ number, columns, looks, cells }: RowProps) {
  return (
    <tr aria-rowindex={number + 1}>
      <td className={classes['rowNumber']}>{number}</td>
      {columns.map((column, index) => (
        <td key={index} className={isNumeric(column) ? classes['numeric'] : undefined}>
          {cells === null ? (
            <span className={classes['pending']} />
          ) : (
            <Value cell={cells[index] ?? null} column={column} decimals={looks[index]?.decimals ?? 0} />
          )}
        </td>
      ))}
      <td className={classes['filler']} />
    </tr>
  );
}

function Value({ cell, column, decimals }: { cell: Cell; column: Column; decimals: number }) {
  if (cell === null) return <span className={classes['null']}>null</span>;
  const text = formatCell(cell, column, decimals);
  return text.length > 24 ? <span title={text}>{text}</span> : text;
}

function Spacer({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr className={classes['spacer']} aria-hidden>
      <td style={{ height }} />
    </tr>
  );
}
