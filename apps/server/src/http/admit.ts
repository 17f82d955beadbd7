import { accessLevels, type Operation } from '@air/contract';
import { AirError } from '@air/core';
import type { Actor } from './actor.ts';

/** Throws unless the caller's role, and the scopes of their API key, reach the operation. */
export function admit(operation: Operation, actor: Actor): void {
  if (accessLevels.indexOf(actor.level) < accessLevels.indexOf(operation.access)) {
    throw new AirError(
      'auth.forbidden',
      `this needs the level "${operation.access}", the role "${actor.role}" has "${actor.level}"`,
      {
        hint: `an administrator can give you a role of the level "${operation.access}"`,
      },
    );
  }
  const scope = `${operation.tag}:${operation.method === 'GET' ? 'read' : 'write'}` as const;
  if (actor.keyScopes === null || actor.keyScopes.includes('*') || actor.keyScopes.includes(scope)) return;
  throw new AirError('auth.key_scope', `this needs an API key with the scope "${scope}"`, {
    hint: `create one with the scope "${scope}"`,
  });
}

/**
 * A key that is limited to reports reads and runs those reports, and reaches single runs, of which the handler then
 * shows those of the reports alone (`visibleRun`), and nothing else: who could change a report could read anything by it.
 */
export function admitReport({ path, method }: Operation, actor: Actor, params: unknown): void {
  if (actor.reportKeys === null || path.startsWith('/v1/runs/{id}')) return;
  const isUse = path === '/v1/reports/{key}/run' || (path.startsWith('/v1/reports/{key}') && method === 'GET');
  const key = isUse ? (params as { key: string }).key : null; // the path names it
  if (key !== null && actor.reportKeys.includes(key)) return;
  throw new AirError('auth.key_scope', `this API key is limited to ${actor.reportKeys.join(', ')}`, {
    hint: 'use its reports and their runs, or a key that is not limited to reports',
  });
}
