import type { newDocumentSchema } from '@air/contract';
import { AirError } from '@air/core';
import { chunkText } from '@air/engine/retrieve';
import type { DocumentRecord } from '@air/store';
import type { z } from 'zod';
import type { Actor } from '../../http/actor.ts';
import type { World } from '../../world.ts';
import { knownDatasource } from '../known-datasources.ts';
import { isForReader } from './is-for-reader.ts';
import { readDocument } from './read-document.ts';

const batchSize = 64;
const embeddingMs = 60_000;

type Upload = z.output<typeof newDocumentSchema>;

/** Reads, cuts and stores an upload, with embeddings where a model gives them. */
export async function putDocument(
  world: World,
  caller: { actor: Actor; traceId: string; signal: AbortSignal },
  upload: Upload,
): Promise<DocumentRecord> {
  const { orgId, userId, level, role } = caller.actor;
  if ((upload.text === undefined) === (upload.base64 === undefined))
    throw new AirError('request.invalid', 'give exactly one of "text" and "base64"');
  const isForOthersOnly = level !== 'admin' && upload.roles !== null && !upload.roles.includes(role);
  if (isForOthersOnly)
    throw new AirError('auth.forbidden', `only an admin uploads for roles other than ${role}`, {
      hint: `name ${role} among the roles`,
    });
  for (const name of upload.roles ?? [])
    if (!(await world.store.roles.find(orgId, name)))
      throw new AirError('request.invalid', `there is no role ${name}`, { hint: 'see GET /v1/roles' });
  if (upload.datasource_id !== null) await knownDatasource(world, caller.actor, upload.datasource_id);
  const before = await world.store.documents.findByName(orgId, upload.name);
  if (before && !isForReader(caller.actor, before))
    throw new AirError('store.conflict', `the name "${upload.name}" is taken`, { hint: 'give it another name' });
  const bytes = upload.text === undefined ? Buffer.from(upload.base64 ?? '', 'base64') : Buffer.from(upload.text);
  const texts = chunkText(await readDocument(upload.media_type, bytes));
  const embedded = await embed(world, caller, texts);
  return world.store.documents.put(orgId, {
    name: upload.name,
    mediaType: upload.media_type,
    roles: upload.roles,
    datasourceId: upload.datasource_id,
    byteCount: bytes.length,
    uploadedBy: userId,
    chunks: texts.map((text, index) => ({ text, embedding: embedded?.vectors[index] ?? null })),
    embeddingModel: embedded?.model ?? null,
  });
}

/** Null without a model, or when it fails: full text finds the document all the same. */
async function embed(
  world: World,
  { actor, traceId, signal }: { actor: Actor; traceId: string; signal: AbortSignal },
  texts: string[],
): Promise<{ vectors: Float32Array[]; model: string } | null> {
  if (!world.models.has('embeddings')) return null;
  const { orgId, userId } = actor;
  const limited = AbortSignal.any([signal, AbortSignal.timeout(embeddingMs)]);
  const vectors: Float32Array[] = [];
  let model = '';
  try {
    for (let start = 0; start < texts.length; start += batchSize) {
      const request = { caller: { orgId, userId, traceId }, signal: limited };
      const answer = await world.models.embed(texts.slice(start, start + batchSize), request);
      vectors.push(...answer.vectors);
      model = answer.model;
    }
  } catch (error) {
    if (signal.aborted) throw error;
    world.log.warn({ err: error }, 'the document is stored without embeddings');
    return null;
  }
  return vectors.length === texts.length ? { vectors, model } : null;
}
