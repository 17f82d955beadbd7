import type { ApiKeyRecord, RoleRecord, UserRecord } from '@air/store';

export function viewUser(user: UserRecord) {
  return {
    id: user.id,
    username: user.username,
    display_name: user.displayName,
    role: user.role,
    claims: user.claims,
    disabled: user.isDisabled,
    last_login_at: user.lastLoginAt,
    created_at: user.createdAt,
    updated_at: user.updatedAt,
  };
}

export function viewRole({ name, level, description, isBuiltIn }: RoleRecord) {
  return { name, level, description, built_in: isBuiltIn };
}

export function viewApiKey(key: ApiKeyRecord) {
  return {
    id: key.id,
    name: key.name,
    user_id: key.userId,
    scopes: key.scopes,
    report_keys: key.reportKeys,
    expires_at: key.expiresAt,
    last_used_at: key.lastUsedAt,
    created_at: key.createdAt,
  };
}
