export interface RowWindow {
  first: number;
  /** One past the last row. */
  end: number;
}

interface Viewport {
  scrollTop: number;
  height: number;
  rowHeight: number;
  totalRows: number;
}

const overscan = 12;

/** The rows to draw: those in sight and a few around them. */
export function visibleRows({ scrollTop, height, rowHeight, totalRows }: Viewport): RowWindow {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - overscan);
  const end = Math.min(totalRows, Math.ceil((scrollTop + height) / rowHeight) + overscan);
  return { first: Math.min(first, end), end };
}

/** Offsets of the pages that hold these rows. */
export function pagesOf({ first, end }: RowWindow, pageRows: number): number[] {
  if (end <= first) return [];
  const offsets: number[] = [];
  for (let offset = first - (first % pageRows); offset < end; offset += pageRows) offsets.push(offset);
  return offsets;
}
