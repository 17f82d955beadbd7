/** Runs tasks a few at a time and waits for all; the first that throws ends it. */
export async function inParallel(tasks: (() => Promise<void>)[], limit: number): Promise<void> {
  let next = 0;
  let isFailed = false;
  const work = async (): Promise<void> => {
    while (next < tasks.length && !isFailed) {
      const task = tasks[next++];
      try {
        await task?.();
      } catch (error) {
        isFailed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, tasks.length) }, work));
}
