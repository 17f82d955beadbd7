import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ContainerImage {
  image: string;
  port: number;
  environment: Record<string, string>;
  url(port: number): string;
}

/** Starts the image with its port published on this machine alone, and waits until it answers. */
export async function startContainer(
  container: ContainerImage,
  probe: (url: string) => Promise<string>,
): Promise<{ id: string; url: string } | { problem: string }> {
  const environment = Object.entries(container.environment).flatMap(([key, value]) => ['-e', `${key}=${value}`]);
  const publish = ['-p', `127.0.0.1::${container.port}`];
  const started = docker(['run', '-d', '--rm', ...publish, ...environment, container.image]);
  if (typeof started !== 'string') return started;

  const mapped = docker(['port', started, String(container.port)]);
  const port = typeof mapped === 'string' ? Number(mapped.split(':').at(-1)) : Number.NaN;
  const url = container.url(port);
  for (let attempt = 0; attempt < 120; attempt++) {
    const answered = await probe(url).catch(() => null);
    if (answered) return { id: started, url };
    await sleep(500);
  }
  stopContainer(started);
  return { problem: `container of ${container.image} never answered` };
}

export function stopContainer(id: string): void {
  docker(['rm', '-f', id]);
}

function docker(args: string[]): string | { problem: string } {
  const result = spawnSync('docker', args, { encoding: 'utf8', timeout: 300_000 });
  if (result.error) return { problem: 'no docker' };
  if (result.status !== 0) return { problem: `docker: ${result.stderr.trim().split('\n').at(-1) ?? 'failed'}` };
  return result.stdout.trim();
}
