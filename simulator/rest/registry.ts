import { activityMethods } from './activities.ts';
import { appMethods, userMethods } from './app.ts';
import { bindingMethods } from './activity-bindings.ts';
import { chatMethods } from './lines-chats.ts';
import { classicMethods } from './classic-items.ts';
import { configurableMethods } from './activity-configurable.ts';
import { connectorMethods } from './connectors.ts';
import { dictionaryMethods } from './dictionaries.ts';
import { duplicateMethods } from './duplicates.ts';
import { eventMethods } from './event-methods.ts';
import { itemMethods } from './items.ts';
import { lineMethods } from './lines-config.ts';
import { linkMethods } from './item-links.ts';
import { notificationMethods } from './notifications.ts';
import { offlineMethods } from './event-offline.ts';
import { placementMethods } from './placements.ts';
import { methodInfo } from './method-info.ts';
import type { RestMethod } from './rest-method.ts';
import { timelineMethods } from './timeline-methods.ts';

const methods: readonly RestMethod[] = [
  ...appMethods,
  ...userMethods,
  ...methodInfo(findMethod),
  ...eventMethods,
  ...offlineMethods,
  ...placementMethods,
  ...lineMethods,
  ...chatMethods,
  ...notificationMethods,
  ...connectorMethods,
  ...duplicateMethods,
  ...dictionaryMethods,
  ...itemMethods,
  ...classicMethods,
  ...linkMethods,
  ...activityMethods,
  ...bindingMethods,
  ...configurableMethods,
  ...timelineMethods,
];

// Method names are case-insensitive (docs/bitrix24/values.md#method-names).
const byName = new Map(methods.map((method) => [method.name.toLowerCase(), method]));

export function findMethod(name: string): RestMethod | undefined {
  return byName.get(name.toLowerCase());
}
