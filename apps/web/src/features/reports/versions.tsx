import { Stack } from '@mantine/core';
import type { ReportVersion } from '../../shared/api/client.ts';
import { CodeBlock } from '../../shared/ui/code-block.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { formatMoment } from '../../shared/ui/format.ts';
import { Panel } from '../../shared/ui/panel.tsx';
import { Tag } from '../../shared/ui/tag.tsx';

export function Versions({ versions, latest }: { versions: ReportVersion[]; latest: number | null }) {
  if (versions.length === 0) return <EmptyState title="No version yet" />;
  const newestFirst = [...versions].sort((a, b) => b.version - a.version);
  return (
    <Stack gap="md">
      {newestFirst.map(({ id, version, created_at: savedAt, datasource_id: datasource, checksum, def }) => (
        <Panel
          key={id}
          title={`Version ${version}`}
          actions={
            <>
              <span>{formatMoment(savedAt)}</span>
              <Tag>{datasource ?? 'portable'}</Tag>
              <Tag>sha256 {checksum.slice(0, 12)}</Tag>
              {version === latest && <Tag tone="ok">Active</Tag>}
            </>
          }
        >
          <CodeBlock language="json" label={`definition of version ${version}`} code={JSON.stringify(def, null, 2)} />
        </Panel>
      ))}
    </Stack>
  );
}
