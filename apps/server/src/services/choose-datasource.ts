import { AirError } from '@air/core';
import type { DatasourceRecord } from '@air/store';
import type { World } from '../world.ts';

/** The datasource that was named, else the default one; throws `datasource.required` when there is neither. */
export async function chooseDatasource(
  world: World,
  orgId: string,
  named: string | undefined,
): Promise<DatasourceRecord> {
  if (named !== undefined) return world.store.datasources.get(orgId, named);
  const usual = await world.store.datasources.getDefault(orgId);
  if (usual) return usual;
  const known = (await world.store.datasources.list(orgId)).map(({ id }) => id);
  throw new AirError('datasource.required', 'no datasource was named and none is the default', {
    hint: known.length > 0 ? `datasources: ${known.join(', ')}` : 'register one with POST /v1/datasources',
  });
}
