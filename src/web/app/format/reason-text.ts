import type { CrmItemView, CrmRefView, ReasonView } from '../../contract/common.ts';
import { interpolate } from '../locales/interpolate.ts';
import type { TextContext } from './format.ts';

/** `“Ana” (contact)`; `contact #12` where the user may not see the item, or it has no name. */
export function refText(
  { type, id }: CrmRefView,
  { t }: Pick<TextContext, 't'>,
  items: readonly CrmItemView[],
): string {
  const item = items.find(({ ref }) => ref.type === type && ref.id === id);
  return item?.state === 'seen' && item.name !== ''
    ? interpolate(t.itemNamed, { name: item.name, type: t.types[type] })
    : `${t.types[type]} #${id}`;
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
    refs: format.list(refs.map((ref) => refText(ref, context, items))),
    id: identifier,
    value,
  });
}
