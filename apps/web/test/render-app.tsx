import { createMemoryHistory } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from '../src/app/app.tsx';
import { createFixture } from './fixture/fixture.ts';

/** The whole app at an address, on the fixture instead of a server. */
export function renderApp(path: string) {
  const fixture = createFixture();
  globalThis.fetch = async (input) => fixture.handle(input instanceof Request ? input : new Request(String(input)));
  const history = createMemoryHistory({ initialEntries: [path] });
  const user = userEvent.setup();
  render(<App history={history} />);
  return { user, history, world: fixture.world };
}
