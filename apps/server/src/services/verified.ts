import type { newVerifiedSchema } from '@air/contract';
import { AirError } from '@air/core';
import { comparisonsOf, matchVerified, templateOf, type VerifiedMatch } from '@air/engine/retrieve';
import type { Access } from '@air/engine/policy';
import type { Ground } from '@air/engine';
import { compile } from '@air/engine/sql';
import type { VerifiedRecord } from '@air/store';
import type { z } from 'zod';
import type { Actor } from '../http/actor.ts';
import type { World } from '../world.ts';
import { accessOf } from './access.ts';
import { groundOf } from './asking.ts';
import { chooseDatasource } from './choose-datasource.ts';

type NewVerified = z.output<typeof newVerifiedSchema>;

/** Keeps a question with the IR that answers it, its times as parameters. */
export async function verify(world: World, actor: Actor, request: NewVerified): Promise<VerifiedRecord> {
  const { question, ir, datasourceId, asOf } = await vouchedFor(world, actor, request);
  const access = await accessOf(world, actor, datasourceId);
  const ground = await groundOf(world, actor, datasourceId, asOf);
  compile({ ir, catalog: access.catalog, params: {}, asOf });
  const template = templateOf(question, ir, ground);
  const verified = await world.store.verified.put(actor.orgId, {
    datasourceId,
    question,
    ir: template,
    verifiedBy: actor.userId,
  });
  if (request.answer_id !== undefined)
    await world.store.conversations.setVerified(actor.orgId, request.answer_id, verified.id);
  return verified;
}

interface Vouched {
  question: string;
  ir: NonNullable<NewVerified['ir']>;
  datasourceId: string;
  asOf: Date;
}

async function vouchedFor(world: World, actor: Actor, request: NewVerified): Promise<Vouched> {
  const { question, ir, answer_id: answerId } = request;
  if (answerId === undefined) {
    if (question === undefined || ir === undefined)
      throw new AirError('request.invalid', 'give "answer_id", or "question" and "ir"');
    const datasource = await chooseDatasource(world, actor, request.datasource_id);
    return { question, ir, datasourceId: datasource.id, asOf: world.clock.now() };
  }
  const turn = await world.store.conversations.getTurn(actor.orgId, answerId);
  const isTheirs = turn.userId === actor.userId || actor.level === 'admin';
  const run = isTheirs && turn.runId ? await world.store.runs.get(actor.orgId, turn.runId) : null;
  if (!isTheirs) throw new AirError('store.not_found', `there is no answer ${answerId}`);
  const answeredBy = ir ?? run?.ir ?? null;
  if (run === null || answeredBy === null)
    throw new AirError('request.invalid', 'this answer has no IR to vouch for', {
      hint: 'verify an answer that has rows',
    });
  return {
    question: question ?? turn.question,
    ir: answeredBy,
    datasourceId: run.datasourceId,
    asOf: new Date(run.asOf),
  };
}

/** Verified questions of a datasource that tell the caller nothing beyond what they may see. */
export async function usableVerified(world: World, actor: Actor, access: Access): Promise<VerifiedRecord[]> {
  const known = await world.store.verified.ofDatasource(actor.orgId, access.catalog.datasourceId);
  if (access.isUnrestricted) return known;
  return known.filter((record) => isWithin(access, record.ir) && (isTheirs(record) || !tellsRows(access, record.ir)));

  function isTheirs({ verifiedBy }: VerifiedRecord): boolean {
    return verifiedBy === actor.userId;
  }
}

/** Names beyond the catalog of the caller do not compile. */
function isWithin(access: Access, ir: VerifiedRecord['ir']): boolean {
  const times = comparisonsOf(ir).flatMap(({ value }) => (typeof value === 'string' ? timeName(value) : []));
  const params = Object.fromEntries(times.map((name) => [name, '2000-01-01']));
  try {
    compile({ ir, catalog: access.catalog, params, asOf: new Date(0) });
    return true;
  } catch (error) {
    if (error instanceof AirError) return false;
    throw error;
  }
}

const timeName = (value: string): string[] => /^\{\{(\w+)\}\}$/.exec(value)?.slice(1, 2) ?? [];

/**
 * A text that is compared with a column of which the caller sees a part may be that of somebody else's row; so may one
 * that is compared with a name of the IR's own, whatever column is behind it.
 */
function tellsRows({ relations }: Access, ir: VerifiedRecord['ir']): boolean {
  const partial = relations.filter(({ rowScope }) => rowScope.length > 0);
  const aliases = ir.dimensions.flatMap((item) => (typeof item === 'object' && item.as !== undefined ? [item.as] : []));
  const ownNames = new Set([...aliases, ...ir.metrics.map(({ name }) => name)]);
  return comparisonsOf(ir).some(({ field, value }) => {
    const isText = [value].flat().some((part) => typeof part === 'string' && timeName(part).length === 0);
    const column = field.split('.').at(-1) ?? field;
    return isText && partial.some(({ columns }) => ownNames.has(field) || columns.includes(column));
  });
}

/** The verified question that this one is like, with its values bound anew. */
export async function findVerified(
  world: World,
  actor: Actor,
  request: { question: string; access: Access; ground: Ground },
): Promise<VerifiedMatch | null> {
  const verified = await usableVerified(world, actor, request.access);
  const match = matchVerified(request.question, verified, request.ground);
  if (match) await world.store.verified.countUse(actor.orgId, match.id);
  return match;
}
