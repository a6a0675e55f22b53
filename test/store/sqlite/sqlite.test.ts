import { openSqliteStores } from '../../../src/store/open-sqlite-stores.ts';
import { createSecretBox } from '../../../src/store/secrets/secret-box.ts';
import { storeBattery } from '../battery.ts';
import { temporaryDirs } from '../folders.ts';

const secretBox = createSecretBox({ keys: ['a key for tests'] });

describe('SQLite', () => {
  const newDir = temporaryDirs();
  storeBattery('SQLite file', async (options) => openSqliteStores({ dir: await newDir(), secretBox, ...options }));
});
