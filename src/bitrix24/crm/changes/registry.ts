import type { ChangeKind } from '../../../domain/changes/change-kind.ts';
import type { ChangeOf } from '../../../domain/changes/registry.ts';
import { addCommunication } from './add-communication.ts';
import { bindActivity } from './bind-activity.ts';
import { createActivity } from './create-activity.ts';
import { createItem } from './create-item.ts';
import { fillName } from './fill-name.ts';
import { logLine } from './log-line.ts';
import { mergeItems } from './merge-items.ts';
import type { RestChange } from './rest-change.ts';
import { setDealContacts } from './set-deal-contacts.ts';
import { setLink } from './set-link.ts';
import { setStage } from './set-stage.ts';
import { tagItem } from './tag-item.ts';
import { unbindActivity } from './unbind-activity.ts';

/** One entry per kind, from the file of that name (docs/decisions/0013-registry-of-changes.md). */
export const restChanges: { readonly [Kind in ChangeKind]: RestChange<ChangeOf<Kind>> } = {
  addCommunication,
  bindActivity,
  unbindActivity,
  setStage,
  tagItem,
  setLink,
  setDealContacts,
  fillName,
  createItem,
  createActivity,
  mergeItems,
  logLine,
};
