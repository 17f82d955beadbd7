import { AirError } from '@air/core';
import type { DatasourceRecord } from '@air/store';
import type { Actor } from '../http/actor.ts';
import type { World } from '../world.ts';
import { accessOf } from './access.ts';
import { knownDatasource, knownDatasources } from './known-datasources.ts';

/**
 * The datasource that was named, else the default one, else the only one that the caller sees; throws
 * `datasource.required` when there is none of these.
 */
export async function chooseDatasource(
  world: World,
  actor: Actor,
  named: string | undefined,
): Promise<DatasourceRecord> {
  if (named !== undefined) return knownDatasource(world, actor, named);
  const known = await knownDatasources(world, actor);
  const usual = known.find(({ isDefault }) => isDefault) ?? (known.length === 1 ? known[0] : undefined);
  if (usual) return usual;
  await tellWhyNone(world, actor, known);
  throw new AirError('datasource.required', 'no datasource was named and none is the default', {
    hint: hintFor(known),
  });
}

/** Who sees nothing because a claim of theirs is missing is told so. */
async function tellWhyNone(world: World, actor: Actor, known: DatasourceRecord[]): Promise<void> {
  if (known.length > 0) return;
  const spoken = (await world.store.policies.list(actor.orgId)).find(({ role }) => role === actor.role);
  if (spoken) await accessOf(world, actor, spoken.datasourceId);
}

function hintFor(known: DatasourceRecord[]): string {
  if (known.length > 0) return `datasources: ${known.map(({ id }) => id).join(', ')}`;
  return 'an administrator registers one, and says what your role may see of it';
}
