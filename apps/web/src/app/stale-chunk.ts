const mark = 'air-reloaded-for-chunk';

/** After an upgrade of the server an open page asks for files that are gone: reloads once to get the new ones. */
export function reloadOnStaleChunk(): void {
  globalThis.addEventListener('vite:preloadError', (event) => {
    if (sessionStorage.getItem(mark) !== null) return;
    event.preventDefault();
    sessionStorage.setItem(mark, 'yes');
    globalThis.location.reload();
  });
  globalThis.addEventListener('load', () => setTimeout(() => sessionStorage.removeItem(mark), 10_000));
}
