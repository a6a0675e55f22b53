import type { RestCommand } from './portal-client.ts';

/** Methods that change nothing, by Bitrix24's naming conventions. */
const readMethod = /(?:^|\.)(?:get|list|fields|info|types|findbycomm|getlastid|profile|admin|access)$/i;

/**
 * Whether all commands only read, so that they may be repeated after a lost answer. `event.offline.get` is not one of
 * them: it removes or reserves the rows it returns (docs/bitrix24/offline-queue.md#reserving).
 */
export function isReadOnly(commands: readonly RestCommand[]): boolean {
  return commands.every(({ method }) => readMethod.test(method) && !/^event\.offline\.get$/i.test(method));
}
