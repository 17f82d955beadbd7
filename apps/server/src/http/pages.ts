import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { explainMiss } from './not-found.ts';
import { sendProblem } from './problems.ts';

const notBuilt = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>AIR</title></head>
<body><h1>AIR is running</h1>
<p>The page is not built yet: run <code>make build-all</code>, then reload.</p>
<p>The API is here: <a href="/docs">/docs</a></p></body></html>
`;

/** Serves the built page; its own addresses all lead to index.html, missing files and API routes do not. */
export async function servePages(app: FastifyInstance, webRoot: string | null): Promise<void> {
  const isBuilt = webRoot !== null && existsSync(join(webRoot, 'index.html'));
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: webRoot,
      index: 'index.html',
      cacheControl: false,
      preCompressed: true,
      setHeaders(reply, path) {
        const isHashed = path.includes('/assets/');
        reply.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    if (isPageAddress(request.method, request.url)) {
      if (isBuilt) return reply.sendFile('index.html');
      return reply.type('text/html; charset=utf-8').send(notBuilt);
    }
    const { error, allow } = explainMiss(request.method, request.url);
    if (allow) reply.header('allow', allow);
    return sendProblem(request, reply, error);
  });
}

function isPageAddress(method: string, url: string): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  const path = url.split('?')[0] ?? '';
  const isApi = /^\/(?:v1|api|docs|healthz)(?:\/|$)/.test(path);
  const isFile = /\.[A-Za-z0-9]{1,8}$/.test(path) || path.startsWith('/assets/');
  return !isApi && !isFile;
}
