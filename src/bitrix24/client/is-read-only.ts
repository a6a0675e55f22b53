import type { RestCommand } from './portal-client.ts';

/** Methods that change nothing, by the names Bitrix24 gives them. */
const reading = /(?:^|\.)(?:get|list|fields|info|types|findbycomm|getlastid|profile|admin|access)$/i;

/**
 * True when asking again cannot do anything twice: a lost answer is then only a nuisance.
 * `event.offline.get` takes or reserves what it gives, so it is no reading (rest-contract.md 2.2).
 */
export function isReadOnly(commands: readonly RestCommand[]): boolean {
  return commands.every(({ method }) => reading.test(method) && !/^event\.offline\.get$/i.test(method));
}
