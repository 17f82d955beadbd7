export interface TokenQueue {
  push(this: void, text: string): void;
  end(this: void): void;
  /** Everything that was pushed, until the end. */
  read(): AsyncGenerator<string>;
}

/** Turns a callback into something that can be read in order. */
export function createTokenQueue(): TokenQueue {
  const waiting: string[] = [];
  let isEnded = false;
  let wake: () => void = () => {};
  return {
    push(text) {
      waiting.push(text);
      wake();
    },
    end() {
      isEnded = true;
      wake();
    },
    async *read() {
      for (;;) {
        const text = waiting.splice(0).join('');
        if (text !== '') yield text;
        else if (isEnded) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
