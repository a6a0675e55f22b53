import type { CrmItemView, CrmRefView, ReasonView } from '../../contract/common.ts';
import type { Page } from '../page.ts';
import { fill } from '../locales/fill.ts';

type Say = Pick<Page, 'words' | 'format'>;

/** `contact “Ana” (#12)`, or without the name where the reader may not see it. */
export function refText({ type, id }: CrmRefView, { words }: Say, items: readonly CrmItemView[]): string {
  const item = items.find(({ ref }) => ref.type === type && ref.id === id);
  const name = item?.state === 'seen' && item.name !== '' ? ` “${item.name}”` : '';
  return `${words.types[type]}${name} #${id}`;
}

/** A reason as a sentence. */
export function reasonText(reason: ReasonView, say: Say, items: readonly CrmItemView[] = []): string {
  const { code, refs = [], identifier = '', value = '' } = reason;
  const sentence = say.words.reasons[code];
  // Without what it is about, a sentence ends before its colon.
  const fitting = refs.length > 0 ? sentence : sentence.replace(/:? \{refs\}/, '');
  return fill(fitting, {
    refs: say.format.list(refs.map((ref) => refText(ref, say, items))),
    id: identifier,
    value,
  });
}
