import { systemClock } from '@air/core';
import { listModels } from '@air/models';
import { openServices } from '../test/services/with-services.ts';
import { reasonMissing, requireService, serviceNames } from '../test/services/services.ts';

/** Says which databases the tests would use on this machine, why one could not be had, and which models are here. */
const place = openServices();
delete process.env['AIR_TEST_REQUIRE'];
for (const name of serviceNames) {
  const service = await requireService(name);
  console.log(`${name.padEnd(10)} ${service ? service.label : `missing: ${reasonMissing(name)}`}`);
}
await place.close();

const host = 'http://localhost:11434';
const ollama = await listModels({ listUrl: `${host}/api/tags`, apiKey: null }, systemClock);
const models = ollama.isReachable ? ollama.models.join(', ') || 'no models yet: ollama pull llama3' : null;
console.log(`${'ollama'.padEnd(10)} ${models ? `${models} (${host})` : `not there at ${host}; no test needs it`}`);
