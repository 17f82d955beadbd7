import { expect, test } from 'vitest';
import {
  claim,
  createOrgs,
  newAudit,
  newDatasource,
  newDocument,
  newRun,
  newUser,
  newVersion,
  org,
  otherOrg,
} from '../test/records.ts';
import { describeStores } from '../test/stores.ts';
import type { Store } from './index.ts';

const note = { object: 'orders', chunk: 0, md: '#', mdHash: 'h' };
const health = { ok: true, engine: null, latencyMs: null, warnings: [], problem: null, checkedAt: 'now' };
const ir = { version: '1' as const, entities: ['orders'], metrics: [], dimensions: [], filters: [] };
const page = { limit: 100, offset: 0 };

const expiresAt = '2999-01-01T00:00:00.000Z';
const policy = { role: 'clerk', datasourceId: 'sales', relations: [], session: [], updatedBy: 'ada' };
const event = { stage: 'plan' as const, status: 'done' as const, message: '', durationMs: 1, metadata: {} };
const turn = {
  id: 'ask_1',
  conversationId: 'c1',
  userId: 'ada',
  question: 'q',
  status: 'answered' as const,
  runId: null,
  scopeMd: null,
  answer: {},
  datasourceId: null,
};
const key = { name: 'k', scopes: ['*' as const], reportKeys: null, expiresAt: null };
const call = {
  userId: 'ada',
  traceId: 't',
  task: 'sql',
  model: 'm',
  inputTokens: 1,
  outputTokens: 1,
  costUsd: 1,
  ms: 1,
  errorCode: null,
};
const reader = { role: null, datasourceId: 'sales' };
const vector = new Float32Array([1, 0]);

/** One of everything that belongs to the first organisation. */
async function furnish(store: Store) {
  await createOrgs(store);
  await store.datasources.create(org, newDatasource({ isDefault: true }));
  await store.catalogs.put(org, { datasourceId: 'sales', version: 'v', json: '{}', learnedAt: 'now' });
  await store.catalogs.putNotes(org, 'sales', [note]);
  const synonym = await store.synonyms.put(org, 'sales', { phrase: 'turnover', meaningJson: '{}' });
  const scope = { name: 'n', question: 'q', datasourceId: 'sales', scopeMd: '#', ir: null, createdBy: 'ada' };
  const {
    scope: { id: scopeId },
    version: { id: scopeVersionId },
  } = await store.scopes.create(org, scope);
  await store.reports.create(org, { key: 'daily', title: 'd', owner: 'ada' }, [newVersion({ datasourceId: 'sales' })]);
  const run = await store.runs.create(org, newRun({ reportKey: 'daily', reportVersion: 1 }));
  const { fence } = await claim(store);
  await store.runs.finish(run.id, fence, { status: 'succeeded', accessFingerprint: 'all', samples: [[1]] });
  await store.analyses.put(org, { runId: run.id, modelUsed: null, rubricVersion: '1', verdict: {}, analysisMd: '' });
  const waiting = await store.runs.create(org, newRun());
  return {
    ...(await furnishPeople(store)),
    ...(await furnishAnswers(store)),
    synonymId: synonym.id,
    scopeId,
    scopeVersionId,
    run,
    waitingId: waiting.id,
  };
}

async function furnishPeople(store: Store) {
  await store.roles.put(org, { name: 'clerk', level: 'viewer', description: '' });
  await store.policies.put(org, policy);
  const { id: userId } = await store.users.create(org, newUser());
  const { id: sessionId } = await store.sessions.create(org, { userId, refreshHash: 'h1', expiresAt });
  const { id: keyId } = await store.apiKeys.create(org, { ...key, userId, secretHash: 's1' });
  return { userId, sessionId, keyId };
}

async function furnishAnswers(store: Store) {
  await store.conversations.create(org, { id: 'c1', userId: 'ada', title: 't' });
  await store.conversations.addTurn(org, turn);
  await store.audit.begin(org, newAudit({ id: 'ask_1' }));
  await store.audit.event(org, 'ask_1', event);
  const chunks = [{ text: 'margin', embedding: vector }];
  const { id: documentId } = await store.documents.put(org, newDocument({ embeddingModel: 'm', chunks }));
  const { id: verifiedId } = await store.verified.put(org, {
    datasourceId: 'sales',
    question: 'q',
    ir,
    verifiedBy: 'ada',
  });
  await store.modelCalls.add(org, call);
  return { documentId, verifiedId };
}

type Furnished = Awaited<ReturnType<typeof furnish>>;

/** Every way to reach a record by its name or id, taken by somebody who guessed it. */
const guesses: Record<string, (store: Store, it: Furnished) => Promise<unknown>> = {
  'datasources.get': (store) => store.datasources.get(otherOrg, 'sales'),
  'datasources.setHealth': (store) => store.datasources.setHealth(otherOrg, 'sales', health),
  'datasources.remove': (store) => store.datasources.remove(otherOrg, 'sales'),
  'catalogs.put': (store) =>
    store.catalogs.put(otherOrg, { datasourceId: 'sales', version: 'x', json: '{}', learnedAt: '' }),
  'catalogs.putNotes': (store) => store.catalogs.putNotes(otherOrg, 'sales', [note]),
  'synonyms.put': (store) => store.synonyms.put(otherOrg, 'sales', { phrase: 'turnover', meaningJson: '{"x":1}' }),
  'synonyms.remove': (store, { synonymId }) => store.synonyms.remove(otherOrg, 'sales', synonymId),
  'scopes.get': (store, { scopeId }) => store.scopes.get(otherOrg, scopeId),
  'scopes.versions': (store, { scopeId }) => store.scopes.versions(otherOrg, scopeId),
  'scopes.getVersion': (store, { scopeVersionId }) => store.scopes.getVersion(otherOrg, scopeVersionId),
  'scopes.addVersion': (store, { scopeId }) => store.scopes.addVersion(otherOrg, scopeId, { scopeMd: 'x', ir: null }),
  'scopes.setIr': (store, { scopeVersionId }) => store.scopes.setIr(otherOrg, scopeVersionId, ir),
  'scopes.approve': (store, { scopeVersionId }) => store.scopes.approve(otherOrg, scopeVersionId, 'eve'),
  'reports.get': (store) => store.reports.get(otherOrg, 'daily'),
  'reports.archive': (store) => store.reports.archive(otherOrg, 'daily'),
  'reports.versions': (store) => store.reports.versions(otherOrg, 'daily'),
  'reports.getVersion': (store) => store.reports.getVersion(otherOrg, 'daily', 1),
  'reports.addVersion': (store) => store.reports.addVersion(otherOrg, 'daily', newVersion()),
  'runs.create for a report': (store) => store.runs.create(otherOrg, newRun({ reportKey: 'daily', reportVersion: 1 })),
  'runs.get': (store, { run }) => store.runs.get(otherOrg, run.id),
  'runs.samples': (store, { run }) => store.runs.samples(otherOrg, run.id),
  'runs.requestCancel': (store, { waitingId }) => store.runs.requestCancel(otherOrg, waitingId),
  'analyses.put': (store, { run }) =>
    store.analyses.put(otherOrg, { runId: run.id, modelUsed: null, rubricVersion: '1', verdict: {}, analysisMd: 'x' }),
  'analyses.latest': (store, { run }) => store.analyses.latest(otherOrg, run.id),
  'users.get': (store, { userId }) => store.users.get(otherOrg, userId),
  'users.create with a role': (store) => store.users.create(otherOrg, newUser({ role: 'clerk' })),
  'users.change': (store, { userId }) => store.users.change(otherOrg, userId, { role: 'viewer', passwordHash: 'x' }),
  'users.setLastLogin': (store, { userId }) => store.users.setLastLogin(otherOrg, userId),
  'roles.remove': (store) => store.roles.remove(otherOrg, 'clerk'),
  'policies.put': (store) => store.policies.put(otherOrg, { ...policy, role: 'viewer' }),
  'policies.remove': (store) => store.policies.remove(otherOrg, 'clerk', 'sales'),
  'sessions.create': (store, { userId }) => store.sessions.create(otherOrg, { userId, refreshHash: 'h2', expiresAt }),
  'sessions.revoke': (store, { sessionId }) => store.sessions.revoke(otherOrg, sessionId),
  'links.create': (store, { userId }) => store.links.create(otherOrg, { userId, tokenHash: 't', expiresAt }),
  'apiKeys.create': (store, { userId }) => store.apiKeys.create(otherOrg, { ...key, userId, secretHash: 's2' }),
  'apiKeys.get': (store, { keyId }) => store.apiKeys.get(otherOrg, keyId),
  'apiKeys.revoke': (store, { keyId }) => store.apiKeys.revoke(otherOrg, keyId),
  'conversations.get': (store) => store.conversations.get(otherOrg, 'c1'),
  'conversations.remove': (store) => store.conversations.remove(otherOrg, 'c1'),
  'conversations.turns': (store) => store.conversations.turns(otherOrg, 'c1'),
  'conversations.getTurn': (store) => store.conversations.getTurn(otherOrg, 'ask_1'),
  'conversations.addTurn': (store) => store.conversations.addTurn(otherOrg, { ...turn, id: 'ask_2' }),
  'conversations.setFeedback': (store) =>
    store.conversations.setFeedback(otherOrg, 'ask_1', { rating: 'up', reason: '' }),
  'conversations.setVerified': (store, { verifiedId }) =>
    store.conversations.setVerified(otherOrg, 'ask_1', verifiedId),
  'documents.get': (store, { documentId }) => store.documents.get(otherOrg, documentId),
  'documents.put about a datasource': (store) => store.documents.put(otherOrg, newDocument({ datasourceId: 'sales' })),
  'documents.remove': (store, { documentId }) => store.documents.remove(otherOrg, documentId),
  'verified.get': (store, { verifiedId }) => store.verified.get(otherOrg, verifiedId),
  'verified.put': (store) =>
    store.verified.put(otherOrg, { datasourceId: 'sales', question: 'q', ir, verifiedBy: 'eve' }),
  'verified.remove': (store, { verifiedId }) => store.verified.remove(otherOrg, verifiedId),
  'verified.countUse': (store, { verifiedId }) => store.verified.countUse(otherOrg, verifiedId),
  'audit.get': (store) => store.audit.get(otherOrg, 'ask_1'),
  'audit.event': (store) => store.audit.event(otherOrg, 'ask_1', event),
  'audit.change': (store) => store.audit.change(otherOrg, 'ask_1', { finalAnswer: 'x' }),
};

/** Every way to ask what there is. */
const looks: Record<string, [(store: Store, it: Furnished) => Promise<unknown>, unknown]> = {
  'datasources.list': [(store) => store.datasources.list(otherOrg), []],
  'datasources.getDefault': [(store) => store.datasources.getDefault(otherOrg), null],
  'catalogs.get': [(store) => store.catalogs.get(otherOrg, 'sales'), null],
  'catalogs.getVersion': [(store) => store.catalogs.getVersion(otherOrg, 'sales'), null],
  'catalogs.notes': [(store) => store.catalogs.notes(otherOrg, 'sales'), []],
  'synonyms.list': [(store) => store.synonyms.list(otherOrg, 'sales'), []],
  'scopes.list': [(store) => store.scopes.list(otherOrg, page), { items: [], total: 0 }],
  'reports.list': [(store) => store.reports.list(otherOrg, page), { items: [], total: 0 }],
  'runs.list': [(store) => store.runs.list(otherOrg, page), { items: [], total: 0 }],
  'users.list': [(store) => store.users.list(otherOrg), []],
  'users.find': [(store, { userId }) => store.users.find(otherOrg, userId), null],
  'users.find by name': [(store) => store.users.find(otherOrg, 'ada'), null],
  'roles.list': [async (store) => (await store.roles.list(otherOrg)).filter(({ isBuiltIn }) => !isBuiltIn), []],
  'roles.find': [(store) => store.roles.find(otherOrg, 'clerk'), null],
  'policies.list': [(store) => store.policies.list(otherOrg), []],
  'policies.find': [(store) => store.policies.find(otherOrg, 'clerk', 'sales'), null],
  'sessions.findLive': [(store, { sessionId }) => store.sessions.findLive(otherOrg, sessionId), null],
  'apiKeys.list': [(store) => store.apiKeys.list(otherOrg), []],
  'apiKeys.list of a user': [(store, { userId }) => store.apiKeys.list(otherOrg, userId), []],
  'conversations.list': [(store) => store.conversations.list(otherOrg, 'ada', page), { items: [], total: 0 }],
  'conversations.lastTurn': [(store) => store.conversations.lastTurn(otherOrg, 'c1'), null],
  'links.remove': [
    async (store, { userId }) => {
      await store.links.create(org, { userId, tokenHash: 'theirs', expiresAt });
      await store.links.remove(otherOrg, userId);
      return store.links.find('theirs').then((link) => link?.orgId);
    },
    org,
  ],
  'documents.list': [(store) => store.documents.list(otherOrg, reader, page), { items: [], total: 0 }],
  'documents.findByName': [(store) => store.documents.findByName(otherOrg, newDocument().name), null],
  'documents.searchText': [(store) => store.documents.searchText(otherOrg, reader, ['margin'], 9), []],
  'documents.searchVector': [(store) => store.documents.searchVector(otherOrg, reader, { vector, model: 'm' }, 9), []],
  'verified.list': [(store) => store.verified.list(otherOrg, page), { items: [], total: 0 }],
  'verified.ofDatasource': [(store) => store.verified.ofDatasource(otherOrg, 'sales'), []],
  'audit.list': [(store) => store.audit.list(otherOrg, page), { items: [], total: 0 }],
  'modelCalls.spent': [
    (store) => store.modelCalls.spent(otherOrg, { userId: 'ada', since: '' }),
    { costUsd: 0, tokens: 0 },
  ],
  'runs.previous': [
    (store, { run }) =>
      store.runs.previous(otherOrg, { ...run, id: 'run_x', queuedAt: '9999', accessFingerprint: 'all' }),
    null,
  ],
};

const withoutOrganisation = 'works before it is known who asks, by a secret that only its owner has';
const ofRunner = 'is for runners, which serve all organisations';
const ownName = 'makes something of its own organisation, whatever names others use';

/** The calls that cannot reach for anything of another organisation, and why. */
const harmless: Record<string, string> = {
  'orgs.list': 'is the list of organisations itself, for the operator',
  'orgs.create': 'is the list of organisations itself, for the operator',
  'users.findByName': 'works before it is known who asks; the login then checks the password of each',
  'users.count': 'tells whether an installation has been set up',
  'sessions.rotate': withoutOrganisation,
  'sessions.revokeAll': 'changes nothing where nothing is found (below)',
  'links.find': withoutOrganisation,
  'links.take': withoutOrganisation,
  'apiKeys.findLive': withoutOrganisation,
  'loginAttempts.count': 'counts what is tried before it is known who asks',
  'loginAttempts.add': 'counts what is tried before it is known who asks',
  'loginAttempts.clear': 'counts what is tried before it is known who asks',
  'roles.put': ownName,
  'datasources.create': ownName,
  'datasources.upsert': ownName,
  'scopes.create': ownName,
  'reports.create': ownName,
  'conversations.create': ownName,
  'audit.begin': ownName,
  'modelCalls.add': ownName,
  'audit.settleLost': 'serves all organisations alike, and shows nothing',
  'audit.expire': 'serves all organisations alike, and shows nothing',
  'runs.claim': ofRunner,
  'runs.secretOf': ofRunner,
  'runs.heartbeat': ofRunner,
  'runs.setHandle': ofRunner,
  'runs.setProgress': ofRunner,
  'runs.finish': ofRunner,
  'runs.settleLost': ofRunner,
  'runners.beat': ofRunner,
  'runners.count': ofRunner,
  'runners.leave': ofRunner,
};

await describeStores('another organisation', (world) => {
  test('is kept out of every call there is', () => {
    const calls = Object.entries(world.store).flatMap(([kind, records]) =>
      typeof records === 'object' ? Object.keys(records).map((name) => `${kind}.${name}`) : [],
    );
    const tried = [...Object.keys(guesses), ...Object.keys(looks)].map((name) => name.split(' ')[0]);
    expect(calls.length).toBeGreaterThan(100);
    expect(new Set(calls)).toEqual(new Set([...tried, ...Object.keys(harmless)]));
    expect(Object.keys(harmless).filter((name) => tried.includes(name))).toEqual([]);
  });

  test.each(Object.entries(guesses))('reaches nothing by %s', async (_name, guess) => {
    const furnished = await furnish(world.store);
    const before = await snapshot(world.store, furnished);
    await expect(guess(world.store, furnished)).rejects.toMatchObject({ code: 'store.not_found' });
    expect(await snapshot(world.store, furnished)).toEqual(before);
  });

  test.each(Object.entries(looks))('sees nothing by %s', async (_name, [look, nothing]) => {
    const furnished = await furnish(world.store);
    expect(await look(world.store, furnished)).toEqual(nothing);
  });

  test('may use the same names for its own', async () => {
    const furnished = await furnish(world.store);
    const before = await snapshot(world.store, furnished);
    await world.store.datasources.create(otherOrg, newDatasource({ displayName: 'theirs', isDefault: true }));
    await world.store.reports.create(otherOrg, { key: 'daily', title: 'theirs', owner: 'eve' });
    await world.store.catalogs.putNotes(otherOrg, 'sales', [{ ...note, mdHash: 'theirs' }]);
    await world.store.synonyms.put(otherOrg, 'sales', { phrase: 'turnover', meaningJson: '{"x":1}' });
    await world.store.datasources.upsert(otherOrg, newDatasource({ displayName: 'theirs again' }));
    await world.store.roles.put(otherOrg, { name: 'clerk', level: 'admin', description: 'theirs' });
    await world.store.policies.put(otherOrg, { ...policy, updatedBy: 'eve' });
    const their = await world.store.users.create(otherOrg, newUser({ displayName: 'theirs' }));
    await world.store.conversations.create(otherOrg, { id: 'c1', userId: 'eve', title: 'theirs' });
    await world.store.conversations.addTurn(otherOrg, { ...turn, question: 'theirs' });
    await world.store.audit.begin(otherOrg, newAudit({ id: 'ask_1', question: 'theirs' }));
    await world.store.audit.change(otherOrg, 'ask_1', { finalAnswer: 'theirs' });
    await world.store.documents.put(otherOrg, newDocument());
    await world.store.verified.put(otherOrg, { datasourceId: 'sales', question: 'q', ir, verifiedBy: 'eve' });
    await world.store.modelCalls.add(otherOrg, call);
    await world.store.sessions.revokeAll(otherOrg, furnished.userId);
    await world.store.sessions.revokeAll(otherOrg, their.id);
    await world.store.roles.remove(otherOrg, 'clerk');
    await world.store.conversations.remove(otherOrg, 'c1');
    await world.store.datasources.remove(otherOrg, 'sales');
    expect(await snapshot(world.store, furnished)).toEqual(before);
  });
});

async function snapshot(store: Store, { scopeId, run, waitingId, sessionId }: Furnished) {
  return {
    users: await store.users.list(org),
    roles: await store.roles.list(org),
    policies: await store.policies.list(org),
    session: await store.sessions.findLive(org, sessionId),
    keys: await store.apiKeys.list(org),
    conversations: await store.conversations.list(org, 'ada', page),
    turns: await store.conversations.turns(org, 'c1'),
    audit: await store.audit.get(org, 'ask_1'),
    documents: await store.documents.list(org, reader, page),
    passages: await store.documents.searchText(org, reader, ['margin'], 9),
    nearest: await store.documents.searchVector(org, reader, { vector, model: 'm' }, 9),
    verified: await store.verified.list(org, page),
    spent: await store.modelCalls.spent(org, { since: '' }),
    datasources: await store.datasources.list(org),
    catalog: await store.catalogs.get(org, 'sales'),
    notes: await store.catalogs.notes(org, 'sales'),
    synonyms: await store.synonyms.list(org, 'sales'),
    scope: await store.scopes.get(org, scopeId),
    scopeVersions: await store.scopes.versions(org, scopeId),
    report: await store.reports.get(org, 'daily'),
    reportVersions: await store.reports.versions(org, 'daily'),
    runs: await store.runs.list(org, page),
    waiting: await store.runs.get(org, waitingId),
    samples: await store.runs.samples(org, run.id),
    analysis: await store.analyses.latest(org, run.id),
  };
}
