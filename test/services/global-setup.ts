import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readFound } from './services.ts';
import { openServices } from './with-services.ts';

/** Gives a test run its place for services. They are found or started when a suite first asks for them. */
export function setup(): () => Promise<void> {
  const place = openServices();
  return async () => {
    for (const file of readdirSync(place.directory).filter((name) => name.endsWith('.json'))) {
      const found = readFound(join(place.directory, file));
      const name = file.replace('.json', '');
      if (found.status === 'ready') console.log(`service ${name}: ${found.label}`);
      else console.warn(`service ${name}: SKIPPED, ${found.reason}`);
    }
    await place.close();
  };
}
