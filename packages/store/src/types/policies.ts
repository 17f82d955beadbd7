import type { RelationRule } from '@air/contract';

/** What a role may see of a datasource. */
export interface PolicyRecord {
  role: string;
  datasourceId: string;
  relations: RelationRule[];
  session: { variable: string; claim: string }[];
  updatedAt: string;
  updatedBy: string;
}

export interface PolicyStore {
  list(orgId: string): Promise<PolicyRecord[]>;
  find(orgId: string, role: string, datasourceId: string): Promise<PolicyRecord | null>;
  put(orgId: string, policy: Omit<PolicyRecord, 'updatedAt'>): Promise<PolicyRecord>;
  remove(orgId: string, role: string, datasourceId: string): Promise<void>;
}
