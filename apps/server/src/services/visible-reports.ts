import type { ParameterValues, ReportDefinition } from '@air/contract';
import { AirError } from '@air/core';
import { type Access, guardPolicyOf } from '@air/engine/policy';
import { usedParameters } from '@air/engine/report';
import { bindText, compile } from '@air/engine/sql';
import type { Listed, Page, ReportRecord, ReportVersionRecord } from '@air/store';
import type { Actor } from '../http/actor.ts';
import type { World } from '../world.ts';
import { accessOf } from './access.ts';
import { knownDatasources } from './known-datasources.ts';

type Definition = Pick<ReportVersionRecord, 'def' | 'datasourceId'>;

/** A report that the caller may know of: they see all that its latest version reads, or it has no version yet. */
export async function visibleReport(world: World, actor: Actor, key: string): Promise<ReportRecord> {
  const report = await world.store.reports.get(actor.orgId, key);
  if (await seesReport(world, actor, report)) return report;
  throw new AirError('store.not_found', `there is no report "${key}"`);
}

/** The versions of a report that read nothing which the caller does not see. */
export async function visibleVersions(world: World, actor: Actor, key: string): Promise<ReportVersionRecord[]> {
  const versions: ReportVersionRecord[] = [];
  for (const version of await world.store.reports.versions(actor.orgId, key)) {
    if (await seesAllOf(world, actor, version)) versions.push(version);
  }
  return versions;
}

const pageOfAll = 500;

/** A page of the reports that the caller may know of, counted as if there were no others. */
export async function listVisibleReports(
  world: World,
  actor: Actor,
  { limit, offset, isArchived }: Page & { isArchived: boolean },
): Promise<Listed<ReportRecord>> {
  const visible: ReportRecord[] = [];
  for (let start = 0, total = 1; start < total; start += pageOfAll) {
    const page = await world.store.reports.list(actor.orgId, { limit: pageOfAll, offset: start, isArchived });
    for (const report of page.items) if (await seesReport(world, actor, report)) visible.push(report);
    total = page.total;
  }
  return { items: visible.slice(offset, offset + limit), total: visible.length };
}

/** Whether a definition reads only what the caller sees; a portable one, on some datasource of theirs. */
export async function seesAllOf(world: World, actor: Actor, { def, datasourceId }: Definition): Promise<boolean> {
  if (datasourceId !== null) return covers(world, await accessIfAny(world, actor, datasourceId), def);
  for (const { id } of await knownDatasources(world, actor)) {
    if (await covers(world, await accessIfAny(world, actor, id), def)) return true;
  }
  return false;
}

async function seesReport(world: World, actor: Actor, report: ReportRecord): Promise<boolean> {
  if (actor.reportKeys !== null && !actor.reportKeys.includes(report.key)) return false;
  if (report.latestVersion === null) return true;
  if (actor.level === 'admin' && !(await isNarrowed(world, actor))) return true;
  return seesAllOf(world, actor, await world.store.reports.getVersion(actor.orgId, report.key));
}

/** Admins see everything of which no policy of their role speaks. */
async function isNarrowed(world: World, { orgId, role }: Actor): Promise<boolean> {
  return (await world.store.policies.list(orgId)).some((policy) => policy.role === role);
}

async function accessIfAny(world: World, actor: Actor, datasourceId: string): Promise<Access | 'unlearned' | null> {
  try {
    return await accessOf(world, actor, datasourceId);
  } catch (error) {
    if (!(error instanceof AirError)) throw error;
    if (error.code === 'datasource.not_learned') return actor.level === 'admin' ? 'unlearned' : null;
    if (error.code.startsWith('policy.') || error.code === 'store.not_found') return null;
    throw error;
  }
}

async function covers(world: World, access: Access | 'unlearned' | null, def: ReportDefinition): Promise<boolean> {
  if (access === null) return false;
  if (access === 'unlearned' || access.isUnrestricted) return true;
  if (def.sql !== undefined) return coversSql(world, access, def.sql, def);
  return def.ir !== undefined && coversIr(access, def.ir);
}

/** A field that is withheld is unknown to the catalog of the caller, and so is its relation. */
function coversIr(access: Access, ir: NonNullable<ReportDefinition['ir']>): boolean {
  const names = new Set(access.catalog.tables.map(({ name }) => name));
  if (!ir.entities.every((entity) => names.has(entity))) return false;
  try {
    compile({ ir, catalog: access.catalog, params: {}, asOf: new Date() });
    return true;
  } catch (error) {
    if (!(error instanceof AirError)) throw error;
    return error.code === 'ir.parameter_missing' || error.code === 'ir.parameter_invalid';
  }
}

/** What the guard cannot read, nobody can say to be theirs. */
async function coversSql(world: World, access: Access, sql: string, def: ReportDefinition): Promise<boolean> {
  const params: ParameterValues = Object.fromEntries([...usedParameters(def), 'as_of'].map((name) => [name, '']));
  try {
    const statement = bindText(access.catalog.dialect, sql, params);
    const { report } = await world.guard.check(statement, guardPolicyOf(access, world.limits));
    const refusals = report.findings.filter(({ level }) => level === 'refused').map(({ rule }) => rule);
    return refusals.every((rule) => rule === 'guard.time_filter_required' || rule === 'guard.time_span_too_wide');
  } catch (error) {
    if (error instanceof AirError) return false;
    throw error;
  }
}
