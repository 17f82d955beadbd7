import createFetchClient, { type Client } from 'openapi-fetch';
import type { paths } from './generated/api.ts';

export type { components, paths } from './generated/api.ts';

export type AirClient = Client<paths>;

/** The typed client that the web app and the command line share. */
export function createClient(options: {
  baseUrl: string;
  token?: string | undefined;
  /** Sends a request; the page's own adds its session. */
  send?: (request: Request) => Promise<Response>;
}): AirClient {
  return createFetchClient<paths>({
    baseUrl: options.baseUrl,
    // Resolved at each call: openapi-fetch would otherwise keep the fetch of the moment it was created.
    fetch: options.send ?? ((request) => globalThis.fetch(request)),
    ...(options.token && { headers: { authorization: `Bearer ${options.token}` } }),
  });
}
