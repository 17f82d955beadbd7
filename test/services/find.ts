import { installPackages } from './install-packages.ts';
import { mysql } from './mysql.ts';
import { postgres } from './postgres.ts';
import { redis } from './redis.ts';
import type { FoundService, Origin, ServiceName } from './service.ts';
import { startContainer } from './container.ts';
import type { ServiceKind } from './service-kind.ts';

const kinds: Record<ServiceName, ServiceKind> = { postgres, mysql, redis };

/** Finds the service: the environment, the usual port, a binary, the system's package, a container. */
export async function find(name: ServiceName, directory: string): Promise<FoundService> {
  const kind = kinds[name];
  const given = process.env[kind.variable];
  if (given) return ready(await kind.probe(given), given, 'environment', {});

  for (const url of kind.usualAddresses) {
    const version = await kind.probe(url).catch(() => null);
    if (version) return ready(version, url, 'listening', {});
  }
  const problems = [`no ${kind.variable}, nothing usable on the usual port`];
  const start = async (origin: Origin): Promise<FoundService | null> => {
    try {
      const server = await kind.start(directory);
      if (server) return ready(await kind.probe(server.url), server.url, origin, { pid: server.pid });
      problems.push('no binary');
    } catch (error) {
      problems.push(String(error));
    }
    return null;
  };
  const fromBinary = await start('binary');
  if (fromBinary) return fromBinary;

  const packageProblem = installPackages(kind.packages);
  if (packageProblem) problems.push(packageProblem);
  const fromPackage = packageProblem ? null : await start('package');
  if (fromPackage) return fromPackage;

  const container = await startContainer(kind.container, (url) => kind.probe(url));
  if ('url' in container) {
    return ready(await kind.probe(container.url), container.url, 'container', { container: container.id });
  }
  return { status: 'missing', reason: [...problems, container.problem].join('; ') };
}

function ready(version: string, url: string, origin: Origin, held: { pid?: number; container?: string }): FoundService {
  return {
    status: 'ready',
    url,
    label: `${version} (${origin})`,
    origin,
    pid: held.pid ?? null,
    container: held.container ?? null,
  };
}
