export interface Candidate {
  id: number;
  score: number;
}

/** The embedding as bytes, in the order of the machine: every one that AIR runs on is little-endian. */
export function toBytes(vector: Float32Array): Uint8Array {
  return new Uint8Array(vector.slice().buffer);
}

/** Cosine of a vector and one in bytes; null where they cannot be compared. */
export function cosine(vector: Float32Array, bytes: Uint8Array): number | null {
  if (bytes.byteLength !== vector.length * 4) return null;
  const other = new Float32Array(Uint8Array.from(bytes).buffer); // a copy, as the bytes may start anywhere
  let product = 0;
  let ownSquares = 0;
  let otherSquares = 0;
  for (let index = 0; index < vector.length; index++) {
    const own = vector[index] ?? 0;
    const its = other[index] ?? 0;
    product += own * its;
    ownSquares += own * own;
    otherSquares += its * its;
  }
  const score = product / Math.sqrt(ownSquares * otherSquares);
  return Number.isFinite(score) ? score : null;
}

/** Adds a candidate to the best so far, best first, at most `limit`. */
export function keepBest(best: Candidate[], candidate: Candidate, limit: number): void {
  const last = best.at(-1);
  if (best.length >= limit && last && last.score >= candidate.score) return;
  const place = best.findIndex(({ score }) => score < candidate.score);
  best.splice(place === -1 ? best.length : place, 0, candidate);
  if (best.length > limit) best.pop();
}
