import type { Claims, KeyScope } from '@air/contract';

export type RoleLevel = 'viewer' | 'analyst' | 'admin';

export interface OrgRecord {
  id: string;
  name: string;
  createdAt: string;
}

export interface OrgStore {
  /** `default-org` is there from the first migration on. */
  list(): Promise<OrgRecord[]>;
  create(org: { id: string; name: string }): Promise<OrgRecord>;
}

export interface UserRecord {
  id: string;
  orgId: string;
  /** Lower case; unique in the organisation. */
  username: string;
  displayName: string;
  role: string;
  claims: Claims;
  /** Argon2id, in its own text form; null until the person has set one. Leaves the store towards the login alone. */
  passwordHash: string | null;
  isDisabled: boolean;
  lastLoginAt: string | null;
  createdAt: string;
  updatedAt: string;
}

export type NewUser = Pick<UserRecord, 'username' | 'displayName' | 'role' | 'claims' | 'passwordHash'>;

export interface UserStore {
  list(orgId: string): Promise<UserRecord[]>;
  get(orgId: string, id: string): Promise<UserRecord>;
  /** By id or by name; null when neither is known. */
  find(orgId: string, idOrName: string): Promise<UserRecord | null>;
  /** Everybody of that name, whatever the organisation: a login need not name one. */
  findByName(username: string): Promise<UserRecord[]>;
  /** In all organisations. */
  count(): Promise<number>;
  create(orgId: string, user: NewUser): Promise<UserRecord>;
  /** Refuses with `store.conflict` what would leave the organisation without an admin that is not disabled. */
  change(
    orgId: string,
    id: string,
    change: Partial<Pick<UserRecord, 'displayName' | 'role' | 'claims' | 'passwordHash' | 'isDisabled'>>,
  ): Promise<UserRecord>;
  setLastLogin(orgId: string, id: string): Promise<void>;
}

export interface RoleRecord {
  name: string;
  level: RoleLevel;
  description: string;
  isBuiltIn: boolean;
}

export interface RoleStore {
  /** `admin`, `analyst` and `viewer` come first and cannot be changed or removed (`store.conflict`). */
  list(orgId: string): Promise<RoleRecord[]>;
  find(orgId: string, name: string): Promise<RoleRecord | null>;
  put(orgId: string, role: Omit<RoleRecord, 'isBuiltIn'>): Promise<RoleRecord>;
  /** With its policies. Throws `store.conflict` while a user has it. */
  remove(orgId: string, name: string): Promise<void>;
}

/** A login. Its refresh token changes with each use; using an old one ends it. */
export interface SessionRecord {
  id: string;
  orgId: string;
  userId: string;
  createdAt: string;
  expiresAt: string;
  revokedAt: string | null;
}

export interface SessionStore {
  create(orgId: string, session: { userId: string; refreshHash: string; expiresAt: string }): Promise<SessionRecord>;
  /** Null when it is unknown, revoked or over. */
  findLive(orgId: string, id: string): Promise<SessionRecord | null>;
  /**
   * Exchanges a refresh token in one step. `reused`: the token had been used before, and the session has been ended
   * for it. Null: nobody knows it.
   */
  rotate(
    refreshHash: string,
    next: { refreshHash: string; expiresAt: string },
  ): Promise<SessionRecord | 'reused' | null>;
  revoke(orgId: string, id: string): Promise<void>;
  /** All of a user, but for one that may stay. */
  revokeAll(orgId: string, userId: string, except?: string): Promise<void>;
}

/** A link that is used once: the first admin of an installation, or an invited user. */
export interface LinkStore {
  /** For the first admin when `userId` is null; an older link for the same is void then. */
  create(orgId: string, link: { userId: string | null; tokenHash: string; expiresAt: string }): Promise<void>;
  /** Whom it is for, without using it up; null when it is unknown, used or over. */
  find(tokenHash: string): Promise<{ orgId: string; userId: string | null } | null>;
  /** Takes it out of the world; null when it is unknown, used or over. */
  take(tokenHash: string): Promise<{ orgId: string; userId: string | null } | null>;
  /** Makes the link of a user void, where there is one. */
  remove(orgId: string, userId: string): Promise<void>;
}

/** Counts failed logins, for all processes alike. */
export interface LoginAttemptStore {
  /** Failures of the key within the window, in ms. */
  count(key: string, windowMs: number): Promise<number>;
  add(key: string): Promise<void>;
  clear(key: string): Promise<void>;
}

export interface ApiKeyRecord {
  id: string;
  orgId: string;
  userId: string;
  name: string;
  scopes: KeyScope[];
  reportKeys: string[] | null;
  expiresAt: string | null;
  lastUsedAt: string | null;
  createdAt: string;
}

export interface ApiKeyStore {
  list(orgId: string, userId?: string): Promise<ApiKeyRecord[]>;
  create(
    orgId: string,
    key: Pick<ApiKeyRecord, 'userId' | 'name' | 'scopes' | 'reportKeys' | 'expiresAt'> & { secretHash: string },
  ): Promise<ApiKeyRecord>;
  /** By SHA-256 of the secret; null when it is unknown, revoked or over. Notes the use, at most once a minute. */
  findLive(secretHash: string): Promise<ApiKeyRecord | null>;
  get(orgId: string, id: string): Promise<ApiKeyRecord>;
  revoke(orgId: string, id: string): Promise<void>;
}
