/**
 * Runs `stop` once at the first SIGINT or SIGTERM, then ends the program; a second Ctrl-C ends it at once. Gives back
 * the same stop, for other reasons to go.
 */
export function stopOnSignals(stop: () => Promise<void>): () => void {
  let isStopping = false;
  let isInterrupted = false;
  const stopOnce = () => {
    if (isStopping) return;
    isStopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stopOnce);
  process.on('SIGINT', () => {
    // At Ctrl-C the whole group gets SIGINT, and a supervised runner SIGTERM besides: only SIGINT twice means hurry.
    if (isInterrupted) process.exit(130);
    isInterrupted = true;
    stopOnce();
  });
  return stopOnce;
}
