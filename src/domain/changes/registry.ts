import type { AddCommunication } from './add-communication.ts';
import { addCommunication } from './add-communication.ts';
import type { BindActivity } from './bind-activity.ts';
import { bindActivity } from './bind-activity.ts';
import type { ChangeKind } from './change-kind.ts';
import type { ChangeSpec } from './change-spec.ts';
import type { CreateActivity } from './create-activity.ts';
import { createActivity } from './create-activity.ts';
import type { CreateItem } from './create-item.ts';
import { createItem } from './create-item.ts';
import type { FillName } from './fill-name.ts';
import { fillName } from './fill-name.ts';
import type { LogLine } from './log-line.ts';
import { logLine } from './log-line.ts';
import type { MergeItems } from './merge-items.ts';
import { mergeItems } from './merge-items.ts';
import type { SetDealContacts } from './set-deal-contacts.ts';
import { setDealContacts } from './set-deal-contacts.ts';
import type { SetLink } from './set-link.ts';
import { setLink } from './set-link.ts';
import type { SetStage } from './set-stage.ts';
import { setStage } from './set-stage.ts';
import type { TagItem } from './tag-item.ts';
import { tagItem } from './tag-item.ts';
import type { UnbindActivity } from './unbind-activity.ts';
import { unbindActivity } from './unbind-activity.ts';

interface ChangesByKind {
  readonly addCommunication: AddCommunication;
  readonly bindActivity: BindActivity;
  readonly unbindActivity: UnbindActivity;
  readonly setStage: SetStage;
  readonly tagItem: TagItem;
  readonly setLink: SetLink;
  readonly setDealContacts: SetDealContacts;
  readonly fillName: FillName;
  readonly createItem: CreateItem;
  readonly createActivity: CreateActivity;
  readonly mergeItems: MergeItems;
  readonly logLine: LogLine;
}

/** A change of one kind. */
export type ChangeOf<Kind extends ChangeKind> = {
  readonly [Key in Kind]: { readonly kind: Key } & ChangesByKind[Key];
}[Kind];

/** One entry per kind, from the file of that name (docs/decisions/0013-registry-of-changes.md). */
export const changeSpecs: { readonly [Kind in ChangeKind]: ChangeSpec<ChangeOf<Kind>> } = {
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
