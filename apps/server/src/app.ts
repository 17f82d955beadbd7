import compress from '@fastify/compress';
import { newId } from '@air/core';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController, type RouteOptions } from 'fastify';
import { readBodies } from './http/body-parsers.ts';
import { serveDocs } from './http/docs.ts';
import { servePages } from './http/pages.ts';
import { answerWithProblems, sendProblem, translate } from './http/problems.ts';
import { answerBrokenRequest } from './http/broken-request.ts';
import { admitLocalOnly } from './http/local-only.ts';
import { logRequests } from './http/request-log.ts';
import { addSecurityHeaders, securityHeaders } from './http/security-headers.ts';
import { serveAnswers } from './routes/answers.ts';
import { serveAsking } from './routes/asking.ts';
import { serveAudit } from './routes/audit.ts';
import { serveAuth } from './routes/auth.ts';
import { serveDatasources } from './routes/datasources.ts';
import { serveDocuments } from './routes/documents.ts';
import { serveLearning } from './routes/learning.ts';
import { serveModels } from './routes/models.ts';
import { servePolicy } from './routes/policy.ts';
import { serveReports } from './routes/reports.ts';
import { serveRuns } from './routes/runs.ts';
import { serveScopes } from './routes/scopes.ts';
import { serveSql } from './routes/sql.ts';
import { serveSystem } from './routes/system.ts';
import { serveVerified } from './routes/verified.ts';
import { serveUsers } from './routes/users.ts';
import type { World } from './world.ts';

/** Builds the API server over a world. `onRoute` sees every route, for the test that none is undocumented. */
export async function buildApp(world: World, onRoute?: (route: RouteOptions) => void): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: world.log as FastifyBaseLogger, // keeps the logger's own type out of every signature
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'trace_id' }),
    bodyLimit: world.limits.requestBytes,
    requestTimeout: 30_000,
    exposeHeadRoutes: false,
    requestIdHeader: false,
    genReqId: ({ headers }) => traceIdOf(headers['x-trace-id']),
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error, request, reply) =>
      void sendProblem(request, reply.headers(securityHeaders(request)), translate(error, undefined)),
    routerOptions: { maxParamLength: 500, ignoreTrailingSlash: true },
  });
  if (onRoute) app.addHook('onRoute', onRoute);
  logRequests(app);
  addSecurityHeaders(app);
  answerWithProblems(app);
  if (!world.auth.isEnabled) admitLocalOnly(app);
  readBodies(app);
  await app.register(compress, { threshold: 1_400, encodings: ['br', 'gzip'] });

  for (const serveRoutes of [
    serveSystem,
    serveAuth,
    serveUsers,
    serveDatasources,
    serveModels,
    servePolicy,
    serveLearning,
    serveAsking,
    serveAnswers,
    serveAudit,
    serveDocuments,
    serveVerified,
    serveScopes,
    serveSql,
    serveRuns,
    serveReports,
  ]) {
    serveRoutes(app, world);
  }
  await serveDocs(app, world.version);
  await servePages(app, world.webRoot);
  return app;
}

/** A caller may bring a trace id of its own, when it looks like one. */
function traceIdOf(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[A-Za-z0-9_-]{8,64}$/.test(given) ? given : newId('trace');
}
