import type { Installation } from '../portal/installation.ts';

const stores = new WeakMap<Installation, Map<number, Map<string, unknown>>>();

/** Options that an app stores for one user, as long as it is installed. */
export function userOptions(app: Installation, userId: number): Map<string, unknown> {
  const users = stores.get(app) ?? new Map<number, Map<string, unknown>>();
  stores.set(app, users);
  const options = users.get(userId) ?? new Map<string, unknown>();
  users.set(userId, options);
  return options;
}
