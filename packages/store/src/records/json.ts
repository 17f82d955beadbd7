/** Reads JSON that the store itself wrote, in the type it wrote. */
export function fromJson<Value>(text: string): Value {
  return JSON.parse(text) as Value; // only the store writes this column, from a value of this type
}

export function fromJsonOrNull<Value>(text: string | null): Value | null {
  return text === null ? null : fromJson<Value>(text);
}

export function toJsonOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
