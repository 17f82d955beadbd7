import { Stack, Text } from '@mantine/core';
import type { ReportDetail, ReportVersion } from '../../shared/api/client.ts';
import { CodeBlock } from '../../shared/ui/code-block.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { curlResult, curlRun } from './curl.ts';

/** The report as an API: the same run from a shell, with the values that are its defaults. */
export function CallIt({ report, latest }: { report: ReportDetail; latest: ReportVersion }) {
  const { origin } = globalThis.location;
  const datasourceId = latest.datasource_id === null ? 'your-datasource' : null;
  const values = Object.entries(latest.def.params.defaults).map(([name, value]) => ` --param ${name}=${String(value)}`);
  return (
    <Stack gap="md">
      <Panel title="curl">
        <Text mb="xs">Run it and wait for the end; the answer is the run, with its id.</Text>
        <CodeBlock
          language="shell"
          label="curl command that runs the report"
          code={curlRun({ origin, key: report.key, values: latest.def.params.defaults, datasourceId })}
        />
        <Text mt="md" mb="xs">
          Then read its rows:
        </Text>
        <CodeBlock
          language="shell"
          label="curl command that reads the result"
          code={curlResult(origin, report.last_run_id ?? 'RUN_ID')}
        />
      </Panel>
      <Panel title="aircli">
        <CodeBlock language="shell" label="aircli command" code={`aircli report run ${report.key}${values.join('')}`} />
      </Panel>
      <Panel title="Parameters as JSON Schema">
        <CodeBlock
          language="json"
          label="JSON Schema of the parameters"
          code={JSON.stringify(latest.def.params.schema, null, 2)}
        />
      </Panel>
    </Stack>
  );
}
