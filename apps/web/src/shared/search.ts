import type { Run } from './api/client.ts';

/** What the address of the Ask page holds, so that it can be reloaded, shared and gone back to. */
export interface AskSearch {
  q?: string;
  source?: string;
  /** Options picked so far. */
  answers?: PickedAnswer[];
  /** The stored scope, once the draft was changed or approved. */
  scope?: string;
  run?: string;
}

export interface PickedAnswer {
  clarification: string;
  option: string;
  /** Not to be remembered as a synonym. */
  once?: boolean;
}

export interface ReportSearch {
  run?: string;
  tab?: 'run' | 'versions' | 'call';
}

export interface RunsSearch {
  status?: Run['status'];
  page?: number;
}

export interface DatasourceSearch {
  /** Learn it as soon as the page is open. */
  learn?: true;
}

type Raw = Record<string, unknown>;

export function readAskSearch(raw: Raw): AskSearch {
  const answers = Array.isArray(raw['answers']) ? raw['answers'].filter(isAnswer) : [];
  return {
    ...text('q', raw),
    ...text('source', raw),
    ...text('scope', raw),
    ...text('run', raw),
    ...(answers.length > 0 && { answers }),
  };
}

export function readReportSearch(raw: Raw): ReportSearch {
  const tab = raw['tab'];
  return { ...text('run', raw), ...((tab === 'versions' || tab === 'call') && { tab }) };
}

export function readDatasourceSearch(raw: Raw): DatasourceSearch {
  return raw['learn'] === true ? { learn: true } : {};
}

export function readRunsSearch(raw: Raw): RunsSearch {
  const page = Number(raw['page']);
  const status = (['queued', 'running', 'succeeded', 'failed', 'canceled'] as const).find(
    (name) => name === raw['status'],
  );
  return { ...(status && { status }), ...(Number.isInteger(page) && page > 1 && { page }) };
}

function isAnswer(value: unknown): value is PickedAnswer {
  if (typeof value !== 'object' || value === null) return false;
  const { clarification, option, once } = value as Raw; // Any object may be looked into.
  return (
    typeof clarification === 'string' && typeof option === 'string' && ['boolean', 'undefined'].includes(typeof once)
  );
}

/** The router reads `?q=2024` as a number; here it is a word. */
function text<Name extends string>(name: Name, raw: Raw): { [Key in Name]?: string } {
  const value = raw[name];
  const word = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  return typeof word === 'string' && word !== '' ? ({ [name]: word } as { [Key in Name]?: string }) : {}; // Computed keys widen to string.
}
