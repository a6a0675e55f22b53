import type { CrmItemView, PlannedChangeView } from '../../contract/common.ts';
import { interpolate } from '../locales/interpolate.ts';
import type { Messages } from '../locales/messages.ts';
import { connectorName } from './connector-name.ts';
import type { TextContext } from './format.ts';
import { refText, type RefContext } from './reason-text.ts';

export interface ChangeContext extends TextContext, RefContext {
  /** Where names are looked up. */
  readonly items: readonly CrmItemView[];
  /** Connector of the decision's chat. */
  readonly connector: string;
}

/** A change of the CRM as one sentence: of what was done, or of what will be done. */
export function changeText(
  change: PlannedChangeView,
  tense: 'done' | 'planned',
  context: ChangeContext,
): string {
  const { t, format, items } = context;
  const { item, newItem, newOther, others = [], othersBefore = [], before, after, stages } = change;
  const named = (refs: PlannedChangeView['others'] = []): string =>
    format.list(refs.map((ref) => refText(ref, context, items))) || t.common.none;
  const template = t.changeText[tense][sentenceOf(change)];
  const text = interpolate(template, {
    item: item ? refText(item, context, items) : newItem ? t.newItems[newItem] : '',
    other: newOther ? t.newItems[newOther] : named(others),
    otherBefore: named(othersBefore),
    value: after,
    before: stages?.before ?? before,
    after: stages?.after ?? after,
    channel: connectorName(change.connector ?? context.connector, t),
  });
  // Values such as addresses are not capitalised.
  return /^\{(?:item|other)\}/.test(template)
    ? text.charAt(0).toLocaleUpperCase(t.language) + text.slice(1)
    : text;
}

function sentenceOf(change: PlannedChangeView): keyof Messages['changeText']['done'] {
  switch (change.kind) {
    case 'addCommunication':
      return change.connector === undefined ? 'addValue' : 'addChat';
    case 'setLink':
      return change.others || change.newOther ? 'setLink' : 'removeLink';
    case 'bindActivity':
    case 'unbindActivity':
    case 'setStage':
    case 'tagItem':
    case 'setDealContacts':
    case 'fillName':
    case 'createItem':
    case 'createActivity':
    case 'mergeItems':
    case 'logLine':
      return change.kind;
  }
}
