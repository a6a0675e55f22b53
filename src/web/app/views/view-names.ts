import type { Messages } from '../locales/messages.ts';

/** The views of the navigation in their order. */
export const navigationNames = [
  'overview',
  'lines',
  'suggestions',
  'journal',
  'customers',
  'tryIt',
  'health',
] as const satisfies readonly (keyof Messages['views'])[];

/** Every view that has an address. */
export const viewNames = [...navigationNames, 'setup'] as const;
export type ViewName = (typeof viewNames)[number];
