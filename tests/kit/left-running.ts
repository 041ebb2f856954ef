/** How to stop what a test started and, failing half-way, did not stop; an open server would keep the run from ending. */
export const leftRunning = new Set<() => Promise<void>>();
