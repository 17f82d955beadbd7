import type { scopeDetailSchema, scopeSchema, scopeVersionSchema } from '@air/contract';
import type { ScopeRecord, ScopeVersionRecord } from '@air/store';
import type { z } from 'zod';

export function viewScope(scope: ScopeRecord): z.input<typeof scopeSchema> {
  return {
    id: scope.id,
    name: scope.name,
    question: scope.question,
    datasource_id: scope.datasourceId,
    status: scope.status,
    latest_version: scope.latestVersion,
    created_at: scope.createdAt,
    updated_at: scope.updatedAt,
  };
}

export function viewScopeDetail(scope: ScopeRecord, versions: ScopeVersionRecord[]): z.input<typeof scopeDetailSchema> {
  return { ...viewScope(scope), versions: versions.map(viewScopeVersion) };
}

export function viewScopeVersion(version: ScopeVersionRecord): z.input<typeof scopeVersionSchema> {
  return {
    id: version.id,
    scope_id: version.scopeId,
    version: version.version,
    scope_md: version.scopeMd,
    ir: version.ir,
    approved: version.approvedAt !== null,
    approved_by: version.approvedBy,
    approved_at: version.approvedAt,
    created_at: version.createdAt,
  };
}
