/**
 * One value for the whole test process. Mocha loads some test files with `require` and others with `import`, and each way
 * has modules of its own: what all of them have to share cannot live in a module.
 */
export function shared<T>(name: string, make: () => T): T {
  const all = globalThis as unknown as Record<symbol, T | undefined>;
  const key = Symbol.for(`chat tracker tests: ${name}`);
  return (all[key] ??= make());
}
