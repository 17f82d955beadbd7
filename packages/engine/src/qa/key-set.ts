/** Remembers which keys it has seen, by 53-bit hashes: 16 bytes a key, and no more than `maxKeys` of them. */
export class KeySet {
  size = 0;
  private table = new Float64Array(1024);
  private readonly maxKeys: number;

  constructor(maxKeys: number) {
    this.maxKeys = maxKeys;
  }

  get isFull(): boolean {
    return this.size >= this.maxKeys;
  }

  /** False when the key was there already. */
  add(key: string): boolean {
    if (this.size * 2 >= this.table.length) this.grow();
    const hash = hash53(key);
    const slot = this.slotOf(hash);
    if (this.table[slot] === hash) return false;
    this.table[slot] = hash;
    this.size += 1;
    return true;
  }

  private slotOf(hash: number): number {
    const { table } = this;
    let slot = hash % table.length;
    while (table[slot] !== 0 && table[slot] !== hash) slot = slot + 1 === table.length ? 0 : slot + 1;
    return slot;
  }

  private grow(): void {
    const before = this.table;
    this.table = new Float64Array(before.length * 2);
    for (const hash of before) if (hash !== 0) this.table[this.slotOf(hash)] = hash;
  }
}

/** Two rounds of multiplication and mixing over the UTF-16 units (cyrb53); never 0, which marks a free slot. */
function hash53(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & low) + (high >>> 0) || 1;
}
