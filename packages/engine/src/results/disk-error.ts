import { AirError } from '@air/core';

/** Says what a file system refused, without telling where on the disk it was. */
export function diskError(error: unknown, runId: string): unknown {
  if (error instanceof AirError || !(error instanceof Error) || !('code' in error)) return error;
  const code = String(error.code);
  switch (code) {
    case 'ENOENT':
      return new AirError('results.gone', `the result of ${runId} is not stored any more`, { runId, cause: error });
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new AirError('results.disk_full', `there is no space for the result of ${runId}`, { runId, cause: error });
    default:
      return new AirError('results.disk_failed', `the results folder answers ${code} for ${runId}`, {
        runId,
        cause: error,
      });
  }
}
