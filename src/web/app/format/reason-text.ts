import type { CrmItemView, CrmRefView, ReasonView } from '../../contract/common.ts';
import { sameRef } from '../../../domain/crm-ref.ts';
import { interpolate } from '../locales/interpolate.ts';
import type { TextContext } from './format.ts';

/** Of items of a sentence or a list of them. */
export interface RefContext extends Pick<TextContext, 't'> {
  /** Leads, deals and contacts that the portal made for the chat. */
  readonly ownItems?: readonly CrmRefView[];
}

/**
 * `“Ana” (contact)`; `“Ana” (contact #12)` where another of the items has the same name; `“Ana - Sales” (the chat’s own
 * lead)`; `contact #12` where the user may not see the item, or it has no name.
 */
export function refText(ref: CrmRefView, context: RefContext, items: readonly CrmItemView[]): string {
  const { t, ownItems = [] } = context;
  const { type, id } = ref;
  const item = items.find((each) => sameRef(each.ref, ref));
  const numbered = `${t.types[type]} #${id}`;
  if (item?.state !== 'seen' || item.name === '') return numbered;
  if (ownItems.some((own) => sameRef(own, ref)))
    return interpolate(t.itemNamed, { name: item.name, type: t.ownItems[type] });
  const isAmbiguous = items.some(
    (each) => each.name === item.name && each.ref.type === type && each.ref.id !== id,
  );
  return interpolate(t.itemNamed, { name: item.name, type: isAmbiguous ? numbered : t.types[type] });
}

const ownItemReasons: ReadonlySet<ReasonView['code']> = new Set([
  'ownItemKept',
  'ownItemTagged',
  'ownItemAbsorbed',
  'ownItemHasData',
]);

/** The items that the portal made for the chat, as the reasons of a decision name them. */
export function ownItemsOf(reasons: readonly ReasonView[]): readonly CrmRefView[] {
  return reasons.flatMap(({ code, refs = [] }) => (ownItemReasons.has(code) ? refs : []));
}

/** A reason as a sentence in the user's language. `items`: where the names of its references are looked up. */
export function reasonText(
  reason: ReasonView,
  context: TextContext,
  items: readonly CrmItemView[] = [],
): string {
  const { t, format } = context;
  const { code, refs = [], identifier = '', value = '' } = reason;
  const sentence = t.reasons[code];
  // Without references the sentence ends before its colon.
  const template = refs.length > 0 ? sentence : sentence.replace(/:? \{refs\}/, '');
  return interpolate(template, {
    // Customer and card may be one item.
    refs: format.list([...new Set(refs.map((ref) => refText(ref, context, items)))]),
    id: identifier,
    value,
  });
}
