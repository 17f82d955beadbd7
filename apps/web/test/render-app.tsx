import { createMemoryHistory } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from '../src/app/app.tsx';
import { session } from '../src/shared/api/client.ts';
import { createFixture } from './fixture/fixture.ts';
import type { World } from './fixture/world.ts';

/** The whole app at an address, on the fixture instead of a server. */
export function renderApp(path: string, arrange: (world: World) => void = () => {}) {
  const fixture = createFixture();
  arrange(fixture.world);
  globalThis.fetch = async (input) => fixture.handle(input instanceof Request ? input : new Request(String(input)));
  // The one thing of the page that outlives it: each test is a visit of its own.
  session.forget();
  const history = createMemoryHistory({ initialEntries: [path] });
  const user = userEvent.setup();
  render(<App history={history} />);
  return { user, history, world: fixture.world };
}
