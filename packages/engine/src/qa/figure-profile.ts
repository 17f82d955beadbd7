/** What is kept of a column of numbers, in memory that does not grow with the rows. */
export interface FigureProfile {
  count: number;
  sum: number;
  min: number;
  max: number;
  /** Null below 8 values. Exact up to 10,000 values, from an even sample of them beyond. */
  quartiles: [number, number, number] | null;
  /** Median distance from the median. */
  spread: number | null;
  /** The values farthest up and down, with the number of their row. */
  highest: { value: number; row: number }[];
  lowest: { value: number; row: number }[];
  /** NaN and the infinities. */
  notFinite: number;
}

const sampleSize = 10_000;
const extremes = 5;

export class FigureWatch {
  private count = 0;
  private sum = 0;
  private lost = 0;
  private notFinite = 0;
  private readonly sample: number[] = [];
  private nextSampled = 0;
  private weight = 1;
  private readonly random = seeded(0x9e3779b9);
  private readonly highest: { value: number; row: number }[] = [];
  private readonly lowest: { value: number; row: number }[] = [];

  add(value: number, row: number): void {
    if (!Number.isFinite(value)) {
      this.notFinite += 1;
      return;
    }
    this.addToSum(value);
    this.addToSample(value);
    keepExtreme(this.highest, value, row, 1);
    keepExtreme(this.lowest, value, row, -1);
    this.count += 1;
  }

  finish(): FigureProfile {
    const sorted = this.sample.toSorted((a, b) => a - b);
    const isEnough = sorted.length >= 8;
    const median = quantile(sorted, 0.5);
    const distances = sorted.map((value) => Math.abs(value - median)).toSorted((a, b) => a - b);
    return {
      count: this.count,
      sum: this.sum + this.lost,
      min: this.lowest[0]?.value ?? 0,
      max: this.highest[0]?.value ?? 0,
      quartiles: isEnough ? [quantile(sorted, 0.25), median, quantile(sorted, 0.75)] : null,
      spread: isEnough ? quantile(distances, 0.5) : null,
      highest: this.highest,
      lowest: this.lowest,
      notFinite: this.notFinite,
    };
  }

  /** Neumaier's summation: a million small figures beside a large one must not vanish. */
  private addToSum(value: number): void {
    const next = this.sum + value;
    this.lost += Math.abs(this.sum) >= Math.abs(value) ? this.sum - next + value : value - next + this.sum;
    this.sum = next;
  }

  /** Reservoir sampling by skips (algorithm L): cheap however many rows come. */
  private addToSample(value: number): void {
    if (this.sample.length < sampleSize) {
      this.sample.push(value);
      if (this.sample.length === sampleSize) this.skip();
      return;
    }
    if (this.count < this.nextSampled) return;
    this.sample[Math.floor(this.random() * sampleSize)] = value;
    this.skip();
  }

  private skip(): void {
    this.weight *= Math.exp(Math.log(this.random()) / sampleSize);
    this.nextSampled = this.count + 1 + Math.floor(Math.log(this.random()) / Math.log(1 - this.weight));
  }
}

function keepExtreme(kept: { value: number; row: number }[], value: number, row: number, direction: 1 | -1): void {
  const last = kept[kept.length - 1];
  if (kept.length >= extremes && last !== undefined && (value - last.value) * direction <= 0) return;
  let at = kept.length;
  while (at > 0 && (value - (kept[at - 1]?.value ?? 0)) * direction > 0) at--;
  kept.splice(at, 0, { value, row });
  if (kept.length > extremes) kept.pop();
}

function quantile(sorted: number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** Numbers in (0, 1) that are the same in every run (mulberry32), so that the same rows give the same verdict. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4_294_967_296;
  };
}
