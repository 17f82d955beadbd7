import { type ErrorCode, AirError, toProblem } from '@air/core';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const codeOfFastify: Record<string, ErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.unsupported_media',
};

/** Every failure leaves the server as problem details; what nobody foresaw is logged and tells nothing of itself. */
export function answerWithProblems(app: FastifyInstance): void {
  app.setErrorHandler(async (thrown: FastifyError, request, reply) => {
    const error = translate(thrown, app.initialConfig.bodyLimit);
    if (!(error instanceof AirError)) request.log.error({ err: thrown }, 'unexpected error');
    return sendProblem(request, reply, error);
  });
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  const problem = toProblem(error, request.id);
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  const retryAfter = problem.details?.['retry_after_s'];
  if (typeof retryAfter === 'number') reply.header('retry-after', String(retryAfter));
  return reply.status(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

/** Names the failures of the HTTP layer by the catalogue; leaves everything else as it is. */
export function translate(error: FastifyError, bodyLimit: number | undefined): unknown {
  if (error instanceof AirError) return error;
  const code = codeOfFastify[error.code];
  if (code === 'request.too_large') {
    return new AirError(code, `the body is larger than the limit of ${(bodyLimit ?? 0).toLocaleString('en')} bytes`);
  }
  if (code)
    return new AirError(code, 'the type of the body is missing or not one that AIR reads', {
      hint: 'send Content-Type: application/json',
    });
  const isTheCallersFault = typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500;
  if (isTheCallersFault) return new AirError('request.malformed', 'the request cannot be read');
  return error;
}
