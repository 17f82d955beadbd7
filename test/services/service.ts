export const serviceNames = ['postgres', 'mysql', 'redis'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** How a service was come by, in the order in which it is tried. */
export type Origin = 'environment' | 'listening' | 'binary' | 'package' | 'container';

export interface Service {
  name: ServiceName;
  /** `PostgreSQL 15.20 (binary)`. */
  label: string;
  /** The administrator's address. */
  url: string;
  /** Makes an empty database for one suite. Redis has no such thing: suites use key prefixes of their own. */
  createDatabase(): Promise<TestDatabase>;
}

export interface TestDatabase {
  dsn: string;
  name: string;
  drop(): Promise<void>;
}

/** What a run of the tests shares about one service; a file `<name>.json` in the run's directory. */
export type FoundService =
  | { status: 'ready'; url: string; label: string; origin: Origin; pid: number | null; container: string | null }
  | { status: 'missing'; reason: string };
