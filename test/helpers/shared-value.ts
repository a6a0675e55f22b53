/**
 * One value for the whole test process. Mocha loads some test files with `require` and others with `import`, and each
 * loader has its own module instances: state that all of them share cannot be a module variable.
 */
export function sharedValue<T>(name: string, create: () => T): T {
  const all = globalThis as unknown as Record<symbol, T | undefined>;
  const key = Symbol.for(`chat tracker tests: ${name}`);
  return (all[key] ??= create());
}
