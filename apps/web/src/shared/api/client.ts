import { type components, createClient } from '@air/contract/client';

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
export type Visual = Schemas['Visual'];

/** The contract's client, bound to the origin that served the page. */
export const api = createClient({ baseUrl: globalThis.location.origin });
