import { AirError } from '@air/core';
import { canonicalJson, type Catalog } from '@air/engine/learn';
import { type Access, noAccess, resolveAccess, type Subject } from '@air/engine/policy';
import type { RunRecord } from '@air/store';
import type { Actor } from '../http/actor.ts';
import type { World } from '../world.ts';

/** Rows may depend on who asks as on any claim; what somebody claims to be counts less than who they are. */
export function subjectOf({ userId, orgId, role, level, claims }: Actor): Subject {
  return { userId, role, level, claims: { ...claims, user_id: userId, org_id: orgId, role } };
}

/** What was worked out for a catalog; it goes with the catalog when that is learned anew. */
const known = new WeakMap<Catalog, Map<string, Access>>();
const mostKept = 200;

/** What a caller may see of a datasource now. Throws `policy.no_access` or `policy.claim_missing` when that is nothing. */
export async function accessOf(world: World, actor: Actor, datasourceId: string): Promise<Access> {
  const stored = await world.store.policies.find(actor.orgId, actor.role, datasourceId);
  if (stored === null && actor.level !== 'admin') throw noAccess(actor.role, datasourceId); // whether it exists or not
  const catalog = await world.catalogs.get(actor.orgId, datasourceId);
  const policy = stored && { relations: stored.relations, session: stored.session };
  const subject = subjectOf(actor);
  const kept = known.get(catalog) ?? new Map<string, Access>();
  known.set(catalog, kept);
  const key = canonicalJson([policy, subject.role, subject.level, subject.claims]);
  const access = kept.get(key) ?? resolveAccess({ catalog, subject, policy });
  kept.delete(key);
  kept.set(key, access);
  const [oldest] = kept.keys();
  if (oldest !== undefined && kept.size > mostKept) kept.delete(oldest);
  return access;
}

/** A run that the caller may know of: their own, any when they are an admin, and those of reports as they would see them. */
export async function visibleRun(world: World, actor: Actor, runId: string): Promise<RunRecord> {
  const run = await world.store.runs.get(actor.orgId, runId);
  const isInReach = actor.reportKeys === null || (run.reportKey !== null && actor.reportKeys.includes(run.reportKey));
  if (isInReach && (run.requestedBy === actor.userId || actor.level === 'admin')) return run;
  if (isInReach && run.reportKey !== null && (await seesAlike(world, actor, run))) return run;
  throw new AirError('store.not_found', `there is no run ${runId}`);
}

/** A run whose rows, once there are any, the caller may read now: they would get the same if they asked today. */
export async function readableRun(world: World, actor: Actor, runId: string): Promise<RunRecord> {
  const run = await visibleRun(world, actor, runId);
  if (run.status !== 'succeeded' || (await seesAlike(world, actor, run))) return run;
  throw new AirError('policy.result_denied', `the rows of run ${runId} were read within another scope than yours`, {
    runId,
    hint: 'run it again: your own scope then applies',
  });
}

/** A run as its reader may see it: what is said of rows that differ quotes some of them. */
export async function shownRun(world: World, actor: Actor, run: RunRecord): Promise<RunRecord> {
  if (run.agreement?.state !== 'differs' || (await seesAlike(world, actor, run))) return run;
  return { ...run, agreement: { state: 'differs', message: 'in rows of another scope than yours' } };
}

async function seesAlike(world: World, actor: Actor, run: RunRecord): Promise<boolean> {
  try {
    const access = await accessOf(world, actor, run.datasourceId);
    return access.isUnrestricted || access.fingerprint === run.accessFingerprint;
  } catch (error) {
    if (!(error instanceof AirError)) throw error;
    if (error.code === 'datasource.not_learned') return isUnbound(world, actor, run.datasourceId);
    if (error.code.startsWith('policy.')) return false;
    throw error;
  }
}

/** Results outlive their datasource, but then nobody can say any more what a policy would leave of them. */
async function isUnbound(world: World, actor: Actor, datasourceId: string): Promise<boolean> {
  return actor.level === 'admin' && (await world.store.policies.find(actor.orgId, actor.role, datasourceId)) === null;
}
