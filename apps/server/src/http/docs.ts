import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildOpenApi } from '@air/contract';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { stringify } from 'yaml';

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>AIR API</title>
<link rel="stylesheet" href="/docs/assets/swagger-ui.css">
<link rel="icon" href="/docs/assets/favicon-32x32.png">
</head>
<body>
<div id="api"></div>
<script src="/docs/assets/swagger-ui-bundle.js"></script>
<script src="/docs/init.js"></script>
</body>
</html>
`;

// `validatorUrl: null`: by default the page would send its own address to a validator on the internet.
const init = `window.ui = SwaggerUIBundle({
  url: '/v1/openapi.json',
  dom_id: '#api',
  validatorUrl: null,
  queryConfigEnabled: false,
  deepLinking: true,
  tryItOutEnabled: true,
});
`;

/** The contract as a page and as files, all from this server. */
export async function serveDocs(app: FastifyInstance, version: string): Promise<void> {
  const document = buildOpenApi(version);
  const json = JSON.stringify(document);
  const yaml = stringify(document, { aliasDuplicateObjects: false, lineWidth: 110 });
  app.get('/v1/openapi.json', async (_request, reply) => reply.type('application/json; charset=utf-8').send(json));
  app.get('/v1/openapi.yaml', async (_request, reply) => reply.type('application/yaml; charset=utf-8').send(yaml));
  app.get('/docs', async (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
  app.get('/docs/init.js', async (_request, reply) => reply.type('text/javascript; charset=utf-8').send(init));
  await app.register(fastifyStatic, {
    root: dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json'))),
    prefix: '/docs/assets/',
    decorateReply: false,
    index: false,
    allowedPath: (path) => /^\/?(?:swagger-ui\.css|swagger-ui-bundle\.js|favicon-32x32\.png)$/.test(path),
  });
}
