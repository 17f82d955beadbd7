export interface Candidate {
  id: number;
  score: number;
}

/** The embedding as bytes, little-endian. */
export function toBytes(vector: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(vector.length * 4));
  vector.forEach((value, index) => view.setFloat32(index * 4, value, true));
  return new Uint8Array(view.buffer);
}

/** Cosine of a vector and one in bytes; null where they cannot be compared. */
export function cosine(vector: Float32Array, bytes: Uint8Array): number | null {
  if (bytes.byteLength !== vector.length * 4) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let product = 0;
  let ownSquares = 0;
  let otherSquares = 0;
  for (let index = 0; index < vector.length; index++) {
    const own = vector[index] ?? 0;
    const other = view.getFloat32(index * 4, true);
    product += own * other;
    ownSquares += own * own;
    otherSquares += other * other;
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
