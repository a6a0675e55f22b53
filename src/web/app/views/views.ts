import { defineAsyncComponent, type Component } from 'vue';
import type { ViewName } from './view-names.ts';

/** Each view is loaded when it is first opened. */
export const views: Readonly<Record<ViewName, Component>> = {
  overview: defineAsyncComponent(() => import('./overview-view.vue')),
  lines: defineAsyncComponent(() => import('./lines-view.vue')),
  suggestions: defineAsyncComponent(() => import('./suggestions-view.vue')),
  journal: defineAsyncComponent(() => import('./journal-view.vue')),
  customers: defineAsyncComponent(() => import('./customers-view.vue')),
  tryIt: defineAsyncComponent(() => import('./try-it-view.vue')),
  health: defineAsyncComponent(() => import('./health-view.vue')),
  setup: defineAsyncComponent(() => import('./setup-view.vue')),
};
