import type { ContainerImage } from './container.ts';

/** What must be known of a service to find or start it. */
export interface ServiceKind {
  /** Holds an administrator's address. */
  variable: string;
  /** Addresses to try on the usual port of this machine. */
  usualAddresses: string[];
  /** Answers with the product and version when the address admits an administrator; throws otherwise. */
  probe(url: string): Promise<string>;
  /** Starts a private server from a binary of this machine; null when there is none. */
  start(directory: string): Promise<{ url: string; pid: number } | null>;
  packages: string[];
  container: ContainerImage;
}
