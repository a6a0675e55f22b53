import type { Messages } from '../locales/messages.ts';

/** The views of the navigation in their order. */
export const viewNames = [
  'overview',
  'lines',
  'suggestions',
  'journal',
  'customers',
  'tryIt',
  'health',
] as const satisfies readonly (keyof Messages['views'])[];
export type ViewName = (typeof viewNames)[number];
