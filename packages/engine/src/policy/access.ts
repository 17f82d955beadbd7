import type { Claims } from '@air/contract';
import type { SessionSetting } from '@air/core';
import type { GuardPolicy } from '../guard/policy.ts';
import type { Catalog } from '../learn/catalog.ts';

/** For whom rows are read: what the policy of a role is applied to. Stored with each run. */
export interface Subject {
  userId: string;
  role: string;
  /** An admin sees all of a datasource unless a policy of the role narrows it. */
  level: 'viewer' | 'analyst' | 'admin';
  /** Claims of the token or of the user: `store_id`, `store_ids`, `is_all_stores` and whatever else rules refer to. */
  claims: Claims;
}

/** What one subject may see of one datasource, and the only ground on which anything is planned or run for them. */
export interface Access {
  /** The catalog without what the subject may not know: relations, masked columns, values and notes of withheld rows. */
  catalog: Catalog;
  /** For the guard, over the whole catalog: relations, row scope with bound values, masked columns. */
  relations: GuardPolicy['relations'];
  settings: SessionSetting[];
  /** `orders: store_id IN (1, 2)`, for people. */
  predicates: string[];
  isUnrestricted: boolean;
  /**
   * Hash over relations, values of rows and masked columns: two subjects of the same fingerprint see the same rows, so
   * a stored result may pass between them. `all` when unrestricted.
   */
  fingerprint: string;
}
