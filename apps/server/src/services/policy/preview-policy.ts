import type { policyPreviewSchema } from '@air/contract';
import { AirError } from '@air/core';
import type { CatalogTable } from '@air/engine/learn';
import type { Access } from '@air/engine/policy';
import type { DatasourceRecord } from '@air/store';
import type { z } from 'zod';
import type { Actor } from '../../http/actor.ts';
import type { World } from '../../world.ts';
import { accessOf } from '../access.ts';
import { knownDatasource, visibleCatalog } from '../known-datasources.ts';
import { type Counted, countRelations } from './count-relations.ts';
import { previewedActor } from './previewed-actor.ts';

type Preview = z.input<typeof policyPreviewSchema>;
type DatasourcePreview = Preview['datasources'][number];
type RelationPreview = DatasourcePreview['relations'][number];

interface Caller {
  actor: Actor;
  traceId: string;
  signal: AbortSignal;
}

/** What a person sees of each datasource: relations, rows, columns, counts. What is withheld is named to admins alone. */
export async function previewPolicy(
  world: World,
  caller: Caller,
  query: { user?: string | undefined; datasource_id?: string | undefined },
): Promise<Preview> {
  const subject = await previewedActor(world, caller.actor, query.user);
  const datasources: DatasourcePreview[] = [];
  for (const datasource of await meantDatasources(world, caller.actor, query.datasource_id)) {
    datasources.push(await previewOf(world, caller, { subject, datasource }));
  }
  return { user_id: subject.userId, username: subject.username, role: subject.role, datasources };
}

async function meantDatasources(world: World, actor: Actor, named: string | undefined): Promise<DatasourceRecord[]> {
  if (named !== undefined) return [await knownDatasource(world, actor, named)];
  const all = await world.store.datasources.list(actor.orgId);
  if (actor.level === 'admin') return all;
  const spoken = new Set(
    (await world.store.policies.list(actor.orgId))
      .filter(({ role }) => role === actor.role)
      .map(({ datasourceId }) => datasourceId),
  );
  return all.filter(({ id }) => spoken.has(id));
}

async function previewOf(
  world: World,
  caller: Caller,
  { subject, datasource }: { subject: Actor; datasource: DatasourceRecord },
): Promise<DatasourcePreview> {
  const { id: datasourceId, displayName } = datasource;
  const shown = { datasource_id: datasourceId, display_name: displayName };
  const whole = caller.actor.level === 'admin' ? await visibleCatalog(world, caller.actor, datasourceId) : null;
  try {
    const access = await accessOf(world, subject, datasourceId);
    const counted = await countRelations({ world, caller, subject, datasourceId, access });
    const withheld = whole?.tables.filter(({ name }) => !access.catalog.tables.some((table) => table.name === name));
    return {
      ...shown,
      access: access.isUnrestricted ? 'all' : 'some',
      reason: counted.problem?.detail ?? null,
      relations: [
        ...access.catalog.tables.map((table) => viewRelation(table, access, counted)),
        ...(withheld ?? []).map(viewWithheld),
      ],
      session: access.settings.map(({ variable, value }) => ({ variable, value })),
    };
  } catch (error) {
    if (!(error instanceof AirError) || !isReason(error)) throw error;
    const relations = (whole?.tables ?? []).map(viewWithheld);
    return { ...shown, access: 'none', reason: error.message, relations, session: [] };
  }
}

const isReason = ({ code }: AirError): boolean => code.startsWith('policy.') || code === 'datasource.not_learned';

function viewRelation(table: CatalogTable, { relations, predicates }: Access, { counts }: Counted): RelationPreview {
  const relation = relations.find(({ schema, name }) => schema === table.schema && name === table.sqlName);
  const prefix = `${table.name}: `;
  const count = counts.get(table.name);
  return {
    relation: table.name,
    is_allowed: true,
    predicates: predicates.filter((text) => text.startsWith(prefix)).map((text) => text.slice(prefix.length)),
    masked: relation?.maskedColumns ?? [],
    rows: count?.rows ?? null,
    note: count?.note ?? (count ? null : 'not counted: the datasource does not answer'),
  };
}

function viewWithheld({ name }: CatalogTable): RelationPreview {
  return { relation: name, is_allowed: false, predicates: [], masked: [], rows: null, note: null };
}
