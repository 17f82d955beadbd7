import { type components, createClient } from '@air/contract/client';
import { createSession } from './session.ts';

type Schemas = components['schemas'];

export type Cell = Schemas['Cell'];
export type Clarification = Schemas['Clarification'];
export type Column = Schemas['Column'];
export type Datasource = Schemas['Datasource'];
export type DatasourceHealth = Schemas['DatasourceHealth'];
export type Finding = Schemas['Finding'];
export type Ir = Schemas['Ir'];
export type IrFilter = Schemas['IrFilter'];
export type NewDatasource = Schemas['NewDatasource'];
export type ParameterValues = Schemas['ParameterValues'];
export type Phrase = Schemas['Phrase'];
export type ReportDetail = Schemas['ReportDetail'];
export type ReportDefinition = Schemas['ReportDefinition'];
export type ReportVersion = Schemas['ReportVersion'];
export type ResultPage = Schemas['ResultPage'];
export type Run = Schemas['Run'];
export type SafetyReport = Schemas['SafetyReport'];
export type CatalogSchema = Schemas['Schema'];
export type CatalogTable = Schemas['CatalogTable'];
export type ScopeDraft = Schemas['ScopeDraft'];
export type Answer = Schemas['Answer'];
export type ApiKey = Schemas['ApiKey'];
export type AuditDetail = Schemas['AuditDetail'];
export type AuditEvent = Schemas['AuditEvent'];
export type AuditLog = Schemas['AuditLog'];
export type Budget = Schemas['Budget'];
export type ConversationDetail = Schemas['ConversationDetail'];
export type CreatedUser = Schemas['CreatedUser'];
export type Document = Schemas['Document'];
export type ModelStatus = Schemas['ModelStatus'];
export type Passage = Schemas['Passage'];
export type Policy = Schemas['Policy'];
export type PolicyPreview = Schemas['PolicyPreview'];
export type PreviewRelation = Schemas['PreviewRelation'];
export type RelationRule = Schemas['RelationRule'];
export type Role = Schemas['Role'];
export type RowRule = Schemas['RowRule'];
export type User = Schemas['User'];
export type Widget = Schemas['Widget'];
export type Visual = Schemas['Visual'];

const origin = globalThis.location.origin;

export const session = createSession({
  origin,
  send: (request) => globalThis.fetch(request),
  now: () => Date.now(),
  // Plain HTTP to another machine has no locks; there the last page that renews wins.
  exclusively: async (work) =>
    'locks' in navigator ? navigator.locks.request('air-session', work) : Promise.resolve().then(work),
});

/** The contract's client, bound to the origin that served the page and to whoever is logged in. */
export const api = createClient({ baseUrl: origin, send: session.send });
