import type { OperationId } from '@air/contract';
import type { Heard, Visit } from './paths-world.ts';
import { people } from './people.ts';

/** A way by which rows, or what is known of them, leave AIR. */
export interface Path {
  name: string;
  /** The operations that it goes through; each must really be called. */
  operations: OperationId[];
  /** What those who see something must receive, so that nothing passes by returning nothing. */
  brings: 'rows of each store' | RegExp[];
  /** What others leave behind first: ids that the person then tries. */
  leave?(visits: Visit[]): Promise<string[]>;
  walk(visit: Visit, left: string[]): Promise<void>;
}

const everyOrder = 'select city, customer, secret_code, amount from orders';
const byCity = { entities: ['orders'], metrics: [{ name: 'n', agg: 'count' }], dimensions: ['city'] };

export const paths: Path[] = [
  {
    name: 'SQL of one’s own, its result, its samples, its analysis',
    operations: ['createRun', 'getRun', 'getResult', 'getSamples', 'analyzeRun'],
    brings: 'rows of each store',
    async walk(visit) {
      await readRun(visit, await startRun(visit, { sql: everyOrder }));
      await startRun(visit, { sql: 'select o.*, s.name from open_orders o join stores s on s.id = o.store_id' });
      await startRun(visit, { sql: 'select person, pay from salaries' });
      await startRun(visit, {
        sql: 'with c as (select * from orders) select max(city), min(city), max(customer) from c',
      });
      await startRun(visit, { sql: 'select city from orders union all select name from stores order by 1 desc' });
    },
  },
  {
    name: 'a run of an IR',
    operations: ['createRun', 'getResult'],
    brings: 'rows of each store',
    async walk(visit) {
      await readRun(visit, await startRun(visit, { ir: byCity }));
      await startRun(visit, { ir: { entities: ['orders'], dimensions: ['customer', 'secret_code'] } });
      await startRun(visit, { ir: { entities: ['salaries'], dimensions: ['person'] } });
    },
  },
  {
    name: 'runs and results of others',
    operations: ['listRuns', 'getRun', 'getResult', 'getSamples', 'analyzeRun', 'cancelRun'],
    brings: [/"status":"succeeded"/, /"rows":\[\[/],
    async leave(visits) {
      const ids: string[] = [];
      for (const visit of visits) {
        for (const query of [{ sql: everyOrder }, { sql: 'select person, pay from salaries' }]) {
          const id = await startRun(visit, query);
          if (id !== null) ids.push(id);
        }
        const { body } = await visit.send('POST', '/v1/reports/in-sql/run?wait=20');
        if (typeof body['id'] === 'string') ids.push(body['id']);
      }
      return ids;
    },
    async walk(visit, left) {
      await startRun(visit, { sql: 'select 1 as one' });
      for (const id of left) {
        await readRun(visit, id);
        await visit.send('POST', `/v1/runs/${id}/cancel`, {});
      }
      await visit.send('GET', '/v1/runs?limit=500');
    },
  },
  {
    name: 'an SQL error of the engine',
    operations: ['createRun', 'getRun'],
    brings: [/"problem":\{"type"/],
    async walk(visit) {
      const id = await startRun(visit, { sql: 'select json_extract(customer, city) from orders' });
      if (id !== null) await visit.send('GET', `/v1/runs/${id}?wait=20`);
      await startRun(visit, { sql: 'select abs(-9223372036854775807 - 1) from orders where city > 0' });
    },
  },
  {
    name: 'SQL that is written and explained',
    operations: ['writeSql'],
    brings: [/"verdict":"allowed"/, /"sql":"select/i],
    async walk(visit) {
      await visit.send('POST', '/v1/sql', { ir: byCity, datasource_id: 'sales', explain: true });
    },
  },
  {
    name: 'reports: list, definition, export, run',
    operations: ['listReports', 'getReport', 'exportReport', 'runReport', 'getResult'],
    brings: 'rows of each store',
    async walk(visit) {
      await visit.send('GET', '/v1/reports');
      for (const key of ['by-city', 'in-sql', 'pay', 'pay-by-store']) {
        await visit.send('GET', `/v1/reports/${key}`);
        await visit.send('GET', `/v1/reports/${key}/export?format=yaml`);
        const { body } = await visit.send('POST', `/v1/reports/${key}/run?wait=20`);
        if (typeof body['id'] === 'string') await readRun(visit, body['id']);
      }
    },
  },
  {
    name: 'reports of one’s own making',
    operations: ['createReport', 'createReportVersion', 'importReport', 'runReport'],
    brings: [/"version":1/, /"status":"succeeded"/, /-again"/],
    async walk(visit) {
      const key = `of-${visit.person.name}`;
      await visit.send('POST', '/v1/reports', { key, title: 'mine' });
      for (const sql of ['select person from salaries', everyOrder]) {
        await visit.send('POST', `/v1/reports/${key}/versions?datasource_id=sales`, { sql });
      }
      const { body } = await visit.send('POST', `/v1/reports/${key}/run?wait=20`);
      if (typeof body['id'] === 'string') await readRun(visit, body['id']);
      const exported = await visit.send('GET', `/v1/reports/${key}/export`);
      await visit.send('POST', '/v1/reports/import', { ...exported.body, key: `${key}-again` });
    },
  },
  {
    name: 'what is known of the datasource',
    operations: ['getSchema', 'listDatasources', 'getDatasource', 'listSynonyms'],
    brings: [/"name":"orders"/, /CREATE TABLE open_orders/, /# stores/, /the town/],
    async walk(visit) {
      await visit.send('GET', '/v1/datasources');
      await visit.send('GET', '/v1/datasources/sales');
      await visit.send('GET', '/v1/schema/sales');
      await visit.send('GET', '/v1/datasources/sales/synonyms');
    },
  },
  {
    name: 'learning and testing the datasource',
    operations: ['learn', 'checkDatasource'],
    brings: [/"ok":true/],
    async walk(visit) {
      await visit.send('POST', '/v1/learn?datasource_id=sales&wait=30');
      await visit.send('POST', '/v1/datasources/sales/health');
    },
  },
  {
    name: 'the draft of a question, with the options of a doubt',
    operations: ['ask'],
    brings: [/"status":"understood"/, /"status":"clarify"/],
    async walk(visit) {
      for (const question of questions) await visit.send('POST', '/v1/ask', { question, datasource_id: 'sales' });
      await visit.send('POST', '/v1/ask', { question: 'number of orders by city' });
    },
  },
  {
    name: 'scopes: made, shown, refined, compared, built',
    operations: ['createScope', 'listScopes', 'getScope', 'createScopeVersion', 'refineScope', 'diffScope', 'buildIr'],
    brings: [/"status":"approved"/, /"kind":"same"/, /"ir":\{/],
    leave: (visits) => collect(visits, makeScope),
    async walk(visit, left) {
      for (const id of [...left, ...(await makeScope(visit))]) {
        const [scope = '', version = ''] = id.split(' ');
        await visit.send('GET', `/v1/scopes/${scope}`);
        await visit.send('GET', `/v1/scopes/${scope}/diff?from=1&to=1`);
        await visit.send('POST', '/v1/scope/refine', { scope_id: scope, instruction: 'only CANARY' });
        await visit.send('POST', `/v1/scopes/${scope}/version`, { approve: true });
        await visit.send('POST', '/v1/ir/build', { scope_version_id: version });
      }
      await visit.send('GET', '/v1/scopes?limit=500');
    },
  },
  {
    name: 'answers, whole and as a stream, and read again',
    operations: ['createAnswer', 'askOfAskFlow', 'getAnswer', 'listConversations', 'getConversation'],
    brings: 'rows of each store',
    leave: (visits) => collect(visits, askOnce),
    async walk(visit, left) {
      for (const id of [...left, ...(await askOnce(visit))]) {
        const [answer = '', conversation = ''] = id.split(' ');
        await visit.send('GET', `/v1/answers/${answer}`);
        await visit.send('GET', `/v1/conversations/${conversation}`);
        await visit.send('POST', '/v1/answers', { question: 'only CANARY', conversation_id: conversation });
      }
      const stream = { accept: 'text/event-stream' };
      await visit.send('POST', '/v1/answers', { question: 'number of orders by city' }, stream);
      await visit.send('POST', '/api/ask', {
        question: 'total amount by city',
        is_all_stores: true,
        role: 'admin',
        store_ids: [1, 2, 3, 4],
      });
      for (const question of questions) await visit.send('POST', '/v1/answers', { question });
      await visit.send('GET', '/v1/conversations');
    },
  },
  {
    name: 'verified questions',
    operations: ['createVerified', 'listVerified'],
    brings: [/"question":"orders of/],
    async walk(visit) {
      await visit.send('POST', '/v1/verified-questions', {
        question: `orders of ${visit.person.name}`,
        ir: byCity,
        datasource_id: 'sales',
      });
      await visit.send('GET', '/v1/verified-questions?limit=500');
    },
  },
  {
    name: 'the audit: list and detail',
    operations: ['listAudit', 'getAudit'],
    brings: [/number of orders by city/, /"stage":"execute"/],
    async leave(visits) {
      await collect(visits, askOnce);
      return collect(visits, async (visit) => idsOf((await visit.send('GET', '/v1/audit?limit=20')).body));
    },
    async walk(visit, left) {
      for (const id of left) await visit.send('GET', `/v1/audit/${id}`);
      await visit.send('GET', '/v1/audit?limit=500');
      await visit.send('GET', '/v1/audit?q=CANARY');
    },
  },
  {
    name: 'passages of documents, notes and verified questions',
    operations: ['searchDocuments', 'listDocuments'],
    brings: [/"kind":"schema_note"/],
    async walk(visit) {
      await visit.send('GET', '/v1/documents');
      for (const q of ['city customer of orders', 'CANARY', 'pay of a person']) {
        await visit.send('GET', `/v1/documents/search?datasource_id=sales&q=${encodeURIComponent(q)}`);
      }
    },
  },
  {
    name: 'the preview of a policy',
    operations: ['previewPolicy'],
    brings: [/"relation":"orders","is_allowed":true/, /"rows":(?:12|24|48)\b/],
    async walk(visit) {
      await visit.send('GET', '/v1/policy/preview');
      for (const { name } of people) await visit.send('GET', `/v1/policy/preview?user=${name}`);
    },
  },
];

const questions = ['number of orders by city', 'orders with the city CANARY', 'amount of the capital', 'pay by person'];

/** Operations by which no row and no fact of one can leave, each with the reason. */
export const carriesNoRows: Partial<Record<OperationId, string>> = {
  getAuthState: 'tells whether a login is needed',
  setUp: 'takes a password and gives a token',
  login: 'takes a password and gives a token',
  loginOfAskFlow: 'takes a password and gives a token',
  refreshSession: 'exchanges a token',
  logout: 'has no body',
  getIdentity: 'shows the claims of the caller',
  changePassword: 'has no body',
  listUsers: 'users, for admins',
  createUser: 'users, for admins',
  changeUser: 'users, for admins',
  endSessions: 'has no body',
  listRoles: 'roles, for admins',
  putRole: 'roles, for admins',
  deleteRole: 'has no body',
  listApiKeys: 'names of keys',
  createApiKey: 'a key, which is then used in these tests',
  revokeApiKey: 'has no body',
  listPolicies: 'rules, for admins; values in them are what an admin wrote',
  putPolicy: 'rules, for admins; values in them are what an admin wrote',
  deletePolicy: 'has no body',
  createDatasource: 'settings of a connection, for admins',
  testDatasource: 'the health of a connection, for admins',
  deleteDatasource: 'has no body',
  createSynonym: 'gives back what was sent',
  deleteSynonym: 'has no body',
  archiveReport: 'has no body',
  rateAnswer: 'has no body',
  deleteConversation: 'has no body',
  deleteVerified: 'has no body',
  createDocument: 'gives back the name of what was sent',
  deleteDocument: 'has no body',
  listModels: 'names and states of models',
  getHealth: 'counts runners',
  listTools: 'the contract itself',
};

async function startRun(visit: Visit, query: object): Promise<string | null> {
  const { body } = await visit.send('POST', '/v1/runs', { datasource_id: 'sales', wait: 20, ...query });
  const id = body['id'];
  if (typeof id !== 'string') return null;
  await visit.send('GET', `/v1/runs/${id}/result?limit=1000`);
  return id;
}

async function readRun(visit: Visit, id: string | null): Promise<void> {
  if (id === null) return;
  await visit.send('GET', `/v1/runs/${id}`);
  await visit.send('GET', `/v1/runs/${id}/result?limit=1000`);
  await visit.send('GET', `/v1/runs/${id}/samples`);
  await visit.send('POST', `/v1/runs/${id}/analyze`);
}

/** `<scope> <version>`; empty for those who can make none. */
async function makeScope(visit: Visit): Promise<string[]> {
  const { body: draft } = await visit.send('POST', '/v1/ask', { question: 'number of orders by city' });
  const { body } = await visit.send('POST', '/v1/scopes', {
    name: `of ${visit.person.name}`,
    question: 'number of orders by city',
    datasource_id: 'sales',
    scope_md: typeof draft['scope_md'] === 'string' ? draft['scope_md'] : '# orders',
    approve: true,
  });
  const [version] = idsIn(body['versions']);
  return typeof body['id'] === 'string' && version !== undefined ? [`${body['id']} ${version}`] : [];
}

/** `<answer> <conversation>` */
async function askOnce(visit: Visit): Promise<string[]> {
  const { body } = await visit.send('POST', '/v1/answers', { question: 'number of orders by city' });
  return typeof body['id'] === 'string' ? [`${body['id']} ${String(body['conversation_id'])}`] : [];
}

async function collect(visits: Visit[], make: (visit: Visit) => Promise<string[]>): Promise<string[]> {
  const ids: string[] = [];
  for (const visit of visits) ids.push(...(await make(visit)));
  return ids;
}

function idsOf({ items }: Heard['body']): string[] {
  return idsIn(items);
}

function idsIn(items: unknown): string[] {
  return Array.isArray(items) ? (items as { id: string }[]).map(({ id }) => id) : []; // of the contract
}
