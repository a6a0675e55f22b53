import { StoreError } from './store-error.ts';

/** For houses without files of their own. */
export function nothingToCopy(advice: string): StoreError {
  return new StoreError('STORE_NOT_COPIED', 'This store has no files to copy.', advice);
}
