import { openServices } from '../test/services/with-services.ts';
import { reasonMissing, requireService, serviceNames } from '../test/services/services.ts';

/** Says which databases the tests would use on this machine, and why one could not be had. */
const place = openServices();
delete process.env['AIR_TEST_REQUIRE'];
for (const name of serviceNames) {
  const service = await requireService(name);
  console.log(`${name.padEnd(10)} ${service ? service.label : `missing: ${reasonMissing(name)}`}`);
}
await place.close();
