import { createStores } from '../../../src/store/create-stores.ts';
import { openDataDir, type DataDirOptions } from '../../../src/store/data-dir/open-data-dir.ts';
import { firstPhoneWriterIn } from '../../../src/store/first-phones/first-phone-writer.ts';
import { createLocalLocks } from '../../../src/store/local-locks.ts';
import type { Stores } from '../../../src/store/ports.ts';
import { createSecretBox } from '../../../src/store/secrets/secret-box.ts';
import { sqlBackend } from '../../../src/store/sql/backend.ts';

export const secretBox = createSecretBox({ keys: ['a key for tests'] });

/** The embedded store in this thread: a worker takes a second to start from the sources. */
export async function openInThread({
  now = Date.now,
  ...options
}: DataDirOptions & { readonly now?: () => number }): Promise<Stores> {
  const backend = sqlBackend(await openDataDir(options), now);
  return createStores({
    backend,
    secretBox,
    now,
    locks: createLocalLocks(),
    soleWriter: true,
    firstPhoneWriter: firstPhoneWriterIn(options.dir, backend),
  });
}
