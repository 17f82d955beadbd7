import { createFirstLink, type World } from '@air/server';

/** Where a browser on this machine finds a server that listens on the host. */
export function localAddress(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

export function setupLink(address: string, token: string): string {
  return `${address}/setup?token=${token}`;
}

/** At the first start nobody can log in: whoever reads the terminal becomes the first admin. */
export async function tellSetupLink(world: World, address: string): Promise<void> {
  if (!world.auth.isEnabled) return;
  const token = await createFirstLink(world);
  if (token === null) return;
  console.log(`\n  Nobody can log in yet. This link makes the first administrator; it works once, for 24 hours:`);
  console.log(`  ${setupLink(address, token)}\n`);
}
