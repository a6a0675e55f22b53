import { defineAsyncComponent, type Component } from 'vue';
import type { Words } from '../locales/messages.ts';

export type ViewName = keyof Words['views'];

/** Every page is a file of its own, loaded when it is looked at. */
export const views: Readonly<Record<ViewName, Component>> = {
  overview: defineAsyncComponent(() => import('./overview-view.vue')),
  lines: defineAsyncComponent(() => import('./lines-view.vue')),
  suggestions: defineAsyncComponent(() => import('./suggestions-view.vue')),
  journal: defineAsyncComponent(() => import('./journal-view.vue')),
  customers: defineAsyncComponent(() => import('./customers-view.vue')),
  tryIt: defineAsyncComponent(() => import('./try-it-view.vue')),
  health: defineAsyncComponent(() => import('./health-view.vue')),
};

export const viewNames = Object.keys(views) as readonly ViewName[];
