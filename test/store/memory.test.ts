import { createSecretBox } from '../../src/store/secrets/secret-box.ts';
import { openMemoryStores } from '../../src/store/open-memory-stores.ts';
import { storeBattery } from './battery.ts';

const secretBox = createSecretBox({ keys: ['a key for tests'] });

storeBattery('memory', (options) => openMemoryStores({ secretBox, ...options }));
