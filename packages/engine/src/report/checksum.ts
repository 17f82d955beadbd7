import type { ReportDefinition } from '@air/contract';
import { canonicalHash } from '../learn/canonical-hash.ts';

/** SHA-256 over the canonical JSON of a definition: equal definitions have equal checksums, however they are written. */
export function checksum(def: ReportDefinition): string {
  return canonicalHash(def);
}
