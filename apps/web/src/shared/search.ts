import type { AuditLog, Run } from './api/client.ts';

/** A question to start from; asked when the person says so, for an answer costs a run. */
export interface AskSearch {
  q?: string;
  source?: string;
}

/** What the address of the review holds, so that it can be reloaded, shared and gone back to. */
export interface ReviewSearch extends AskSearch {
  /** Options picked so far. */
  answers?: PickedAnswer[];
  /** The stored scope, once the draft was changed or approved. */
  scope?: string;
  run?: string;
}

export interface LoginSearch {
  /** The place to go to afterwards. */
  to?: string;
}

export interface SetupSearch {
  token?: string;
}

export interface AuditSearch {
  q?: string;
  user?: string;
  status?: AuditLog['status'];
  path?: NonNullable<AuditLog['path']>;
  from?: string;
  to?: string;
  page?: number;
}

export interface PolicySearch {
  tab?: 'roles';
  user?: string;
  role?: string;
  source?: string;
}

export interface UsersSearch {
  tab?: 'roles';
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
  return { ...text('q', raw), ...text('source', raw) };
}

export function readReviewSearch(raw: Raw): ReviewSearch {
  const answers = Array.isArray(raw['answers']) ? raw['answers'].filter(isAnswer) : [];
  return {
    ...readAskSearch(raw),
    ...text('scope', raw),
    ...text('run', raw),
    ...(answers.length > 0 && { answers }),
  };
}

/** Only a place of this very page: an address of another site must not be led to from a login. */
export function readLoginSearch(raw: Raw): LoginSearch {
  const { to } = text('to', raw);
  return to !== undefined && /^\/(?![/\\])/.test(to) ? { to } : {};
}

export function readSetupSearch(raw: Raw): SetupSearch {
  return text('token', raw);
}

export const auditStatuses = ['answered', 'clarify', 'failed', 'running', 'lost'] as const;
export const answerPaths = ['verified', 'builtin', 'model_ir', 'model_sql'] as const;

export function readAuditSearch(raw: Raw): AuditSearch {
  const status = auditStatuses.find((name) => name === raw['status']);
  const path = answerPaths.find((name) => name === raw['path']);
  return {
    ...text('q', raw),
    ...text('user', raw),
    ...(status && { status }),
    ...(path && { path }),
    ...day('from', raw),
    ...day('to', raw),
    ...pageOf(raw),
  };
}

export function readPolicySearch(raw: Raw): PolicySearch {
  return {
    ...(raw['tab'] === 'roles' && { tab: 'roles' }),
    ...text('user', raw),
    ...text('role', raw),
    ...text('source', raw),
  };
}

export function readUsersSearch(raw: Raw): UsersSearch {
  return raw['tab'] === 'roles' ? { tab: 'roles' } : {};
}

export function readReportSearch(raw: Raw): ReportSearch {
  const tab = raw['tab'];
  return { ...text('run', raw), ...((tab === 'versions' || tab === 'call') && { tab }) };
}

export function readDatasourceSearch(raw: Raw): DatasourceSearch {
  return raw['learn'] === true ? { learn: true } : {};
}

export function readRunsSearch(raw: Raw): RunsSearch {
  const status = (['queued', 'running', 'succeeded', 'failed', 'canceled'] as const).find(
    (name) => name === raw['status'],
  );
  return { ...(status && { status }), ...pageOf(raw) };
}

function pageOf(raw: Raw): { page?: number } {
  const page = Number(raw['page']);
  return Number.isInteger(page) && page > 1 ? { page } : {};
}

function day<Name extends string>(name: Name, raw: Raw): { [Key in Name]?: string } {
  return /^\d{4}-\d{2}-\d{2}$/.test(String(raw[name])) ? text(name, raw) : {};
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
