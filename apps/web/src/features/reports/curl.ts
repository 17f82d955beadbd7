import type { ParameterValues } from '../../shared/api/client.ts';

interface Call {
  origin: string;
  key: string;
  values: ParameterValues;
  /** For a portable report. */
  datasourceId: string | null;
}

/** The shell command that runs a report and waits for its end. */
export function curlRun({ origin, key, values, datasourceId }: Call): string {
  const query = new URLSearchParams({ wait: '30', ...(datasourceId !== null && { datasource_id: datasourceId }) });
  const body = JSON.stringify({ params: values });
  return [
    `curl -s -X POST '${origin}/v1/reports/${key}/run?${query.toString()}'`,
    `  -H 'content-type: application/json'`,
    `  -d '${body.replaceAll("'", String.raw`'\''`)}'`,
  ].join(' \\\n');
}

export const curlResult = (origin: string, runId: string) => `curl -s '${origin}/v1/runs/${runId}/result?limit=1000'`;
