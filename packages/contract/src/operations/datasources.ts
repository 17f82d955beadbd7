import type { Operation } from '../operation.ts';
import {
  datasourceHealthSchema,
  datasourceSchema,
  datasourceTestSchema,
  newDatasourceSchema,
} from '../schemas/datasources.ts';
import { idPath, listOf } from './parts.ts';

export const datasourcesOperations = {
  listDatasources: {
    method: 'GET',
    path: '/v1/datasources',
    tag: 'datasources',
    access: 'viewer',
    isTool: true,
    summary: 'Lists the datasources with their health',
    responses: { 200: listOf(datasourceSchema) },
  },
  createDatasource: {
    method: 'POST',
    path: '/v1/datasources',
    tag: 'datasources',
    access: 'admin',
    summary: 'Registers a datasource and tests it; what cannot be reached is registered all the same and says so',
    body: newDatasourceSchema,
    responses: { 201: datasourceSchema },
  },
  testDatasource: {
    method: 'POST',
    path: '/v1/datasources/test',
    tag: 'datasources',
    access: 'admin',
    summary: 'Tries a connection without storing it',
    body: datasourceTestSchema,
    responses: { 200: datasourceHealthSchema },
  },
  getDatasource: {
    method: 'GET',
    path: '/v1/datasources/{id}',
    tag: 'datasources',
    access: 'viewer',
    summary: 'Shows one datasource',
    params: idPath,
    responses: { 200: datasourceSchema },
  },
  checkDatasource: {
    method: 'POST',
    path: '/v1/datasources/{id}/health',
    tag: 'datasources',
    access: 'analyst',
    summary: 'Tests the connection of a datasource',
    params: idPath,
    responses: { 200: datasourceHealthSchema },
  },
  deleteDatasource: {
    method: 'DELETE',
    path: '/v1/datasources/{id}',
    tag: 'datasources',
    access: 'admin',
    summary: 'Removes a datasource that no report is bound to',
    params: idPath,
    responses: { 204: null },
  },
} as const satisfies Record<string, Operation>;
