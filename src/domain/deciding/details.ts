import { imolValue } from '../chat.ts';
import type { Change } from '../changes/change.ts';
import type { NewCommunication } from '../changes/add-communication.ts';
import type { CrmRef } from '../crm-ref.ts';
import type { Identifier } from '../identifiers/identifier.ts';
import { isSameIdentifier } from '../identifiers/identifier.ts';
import { identifierSpecs } from '../identifiers/registry.ts';
import { itemOf } from './item-of.ts';
import { channelName, isNameless } from './names.ts';
import type { OwnItems } from './own-items.ts';
import type { Situation } from './situation.ts';

/**
 * Messenger types that the portal's own search looks at (docs/bitrix24/multi-fields.md#value-types);
 * Instagram is not one of them.
 */
const messengerTypes = new Map([
  ['livechat', 'OPENLINE'],
  ['telegrambot', 'TELEGRAM'],
  ['viber', 'VIBER'],
  ['facebook', 'FACEBOOK'],
  ['vkgroup', 'VK'],
  ['network', 'BITRIX24'],
]);

/** An identifier as a value of a new or existing item. */
export function communicationOf({ kind, value }: Identifier): NewCommunication {
  return { type: identifierSpecs[kind].field, valueType: 'WORK', value };
}

/** Whether the tracker may write it to a customer. */
export function mayBeAdded({ kind, origin }: Identifier): boolean {
  return identifierSpecs[kind].addedFrom.includes(origin);
}

/** The chat's `imol|` value as a communication: the portal finds the customer of the chat by it. */
export function imolCommunication(situation: Situation): NewCommunication {
  const valueType = messengerTypes.get(situation.chat.connector) ?? 'IMOL';
  return { type: 'IM', valueType, value: imolValue(situation.code) };
}

/**
 * Adds missing phones, e-mails and the chat's value to a customer, a name only where it has none
 * (docs/spec.md 6.2, 6.8).
 */
export function detailChanges(
  situation: Situation,
  customerRef: CrmRef,
  identifiers: readonly Identifier[],
  own: OwnItems,
): readonly Change[] {
  const item = itemOf(situation.view, customerRef);
  if (!item) return [];
  const missing = identifiers
    .filter(
      (identifier) =>
        mayBeAdded(identifier) && !item.communications.some((stored) => isSameIdentifier(identifier, stored)),
    )
    .map(communicationOf);
  const imol = imolCommunication(situation);
  const values = item.communications.some((communication) => communication.value === imol.value)
    ? missing
    : [...missing, imol];
  const changes: Change[] = values.map((value) => ({
    kind: 'addCommunication',
    item: customerRef,
    ...value,
  }));
  const name = customerRef.type === 'company' || !isNameless(item) ? undefined : channelName(situation, own);
  if (name && (name.name !== item.name || name.lastName !== item.lastName)) {
    changes.push({
      kind: 'fillName',
      item: customerRef,
      ...name,
      before: { name: item.name, lastName: item.lastName },
    });
  }
  return changes;
}
