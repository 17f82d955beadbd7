/* oxlint-disable vitest/no-conditional-tests, vitest/no-disabled-tests, vitest/valid-title -- the one place where a suite may be skipped */
import { describe, test } from 'vitest';
import { reasonMissing, requireService, type Service, type ServiceName } from './services.ts';

/** A suite that needs a service: runs against the real one, or is reported as skipped, by name, with the reason. */
export async function describeService(
  name: ServiceName,
  title: string,
  body: (service: Service) => void,
): Promise<void> {
  const service = await requireService(name);
  if (service) {
    describe(`${title} (${service.label})`, () => {
      body(service);
    });
  } else {
    test.skip(`${title}: needs ${name}: ${reasonMissing(name)}`, () => {});
  }
}
