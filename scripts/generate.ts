import { mkdirSync, writeFileSync } from 'node:fs';
import { buildOpenApi } from '@air/contract/openapi';
import { errorCatalogue } from '@air/core';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { stringify } from 'yaml';
import packageJson from '../package.json' with { type: 'json' };

const document = buildOpenApi(packageJson.version);
mkdirSync('api', { recursive: true });
writeFileSync('api/openapi.yaml', stringify(document, { aliasDuplicateObjects: false, lineWidth: 110 }));

const header = '// Made by `npm run generate` from packages/contract. Not to be edited.\n';
const types = astToString(await openapiTypescript(document as never, { defaultNonNullable: false }));
mkdirSync('packages/contract/src/generated', { recursive: true });
writeFileSync('packages/contract/src/generated/api.ts', header + types);

const rows = Object.entries(errorCatalogue).map(
  ([code, { status, title, remedy }]) => `| \`${code}\` | ${status} | ${title} | ${remedy} |`,
);
writeFileSync(
  'docs/errors.md',
  `# Error codes

Made by \`npm run generate\` from \`packages/core/src/error-catalogue.ts\`. Every channel answers a problem with the same
object: RFC 9457 problem details with \`code\`, and \`hint\`, \`position\`, \`run_id\`, \`trace_id\` where they are known.

| code | status | title | what to do |
| --- | --- | --- | --- |
${rows.join('\n')}
`,
);
