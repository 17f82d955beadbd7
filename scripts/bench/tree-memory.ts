import { readdirSync, readFileSync } from 'node:fs';

const pageBytes = 4_096;

/** Watches the resident memory of a process and all its descendants (Linux alone); tells the peak in megabytes. */
export function watchTreeMemory(rootPid: number): { stop(): number } {
  let peakBytes = 0;
  const look = () => {
    peakBytes = Math.max(peakBytes, treeBytes(rootPid));
  };
  const timer = setInterval(look, 25);
  return {
    stop() {
      clearInterval(timer);
      return peakBytes / 1024 / 1024;
    },
  };
}

function treeBytes(rootPid: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : null;
    const parent = stat?.slice(stat.lastIndexOf(')')).split(' ')[2];
    if (parent) parents.set(Number(name), Number(parent));
  }
  let bytes = 0;
  for (const pid of parents.keys()) {
    if (!descends(pid, rootPid, parents)) continue;
    bytes += Number(read(`/proc/${pid}/statm`)?.split(' ')[1] ?? 0) * pageBytes;
  }
  return bytes;
}

function descends(pid: number, rootPid: number, parents: Map<number, number>): boolean {
  for (let current: number | undefined = pid; current; current = parents.get(current)) {
    if (current === rootPid) return true;
  }
  return false;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null; // the process has ended since the folder was listed
  }
}
