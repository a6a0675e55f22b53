/** CPU ms that this process spends on some synchronous work: independent of what else the machine is doing. */
export function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  return cpuMsSince(before);
}

/** CPU ms that this process spends until `work` has settled, on `work` and on everything else that runs meanwhile. */
export async function cpuMsUntil(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  return cpuMsSince(before);
}

function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
