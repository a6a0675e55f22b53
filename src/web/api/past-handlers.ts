import type { PastChat, PastResult } from '../../application/past-preview.ts';
import type { Corrections } from '../../application/corrections/corrections.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { uniqueRefs } from '../../domain/deciding/item-of.ts';
import { lineId } from '../../domain/ids.ts';
import type { CallResult, Caller, Handlers } from './caller.ts';
import { readItems } from './crm-items.ts';

const MAX_EXAMPLES = 8;

export function pastHandlers(corrections: Pick<Corrections, 'previewPast'>): Handlers<'previewPast'> {
  return {
    async previewPast(caller) {
      await caller.rights.requireLines([]);
      const lines = [...(await caller.rights.editableLines())].map(lineId);
      const { member } = caller.session;
      const { since, complete, chats } = await corrections.previewPast({
        member,
        client: caller.client,
        lines,
      });
      const countOf = (wanted: PastResult): number => chats.filter(({ result }) => result === wanted).length;
      return {
        since,
        complete,
        looked: chats.length,
        known: countOf('known'),
        linked: countOf('linked'),
        joined: countOf('joined'),
        first: countOf('first'),
        suggested: countOf('suggested'),
        nothing: countOf('nothing'),
        absorbed: chats.flatMap(({ reasons }) => reasons.filter(({ code }) => code === 'ownItemAbsorbed'))
          .length,
        examples: await examplesOf(caller, chats),
      };
    },
  };
}

async function examplesOf(
  { client }: Caller,
  chats: readonly PastChat[],
): Promise<CallResult<'previewPast'>['examples']> {
  const examples = chats
    .flatMap(({ code, result, item, reasons }) =>
      result === 'joined' || result === 'suggested' ? [{ chat: code, result, item, reasons }] : [],
    )
    .slice(0, MAX_EXAMPLES);
  const namedBy = (reasons: PastChat['reasons']): readonly CrmRef[] =>
    uniqueRefs(reasons.flatMap(({ refs }) => refs ?? []));
  const refs = examples.flatMap(({ item, reasons }) => [...(item ? [item] : []), ...namedBy(reasons)]);
  const items = await readItems(client, uniqueRefs(refs));
  return examples.map(({ chat, result, item, reasons }) => ({
    chat,
    result,
    ...(item && { item: items.of(item) }),
    reasons,
    items: namedBy(reasons).map((ref) => items.of(ref)),
  }));
}
