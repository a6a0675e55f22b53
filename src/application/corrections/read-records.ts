import type { CustomerId, MemberId, UserCode } from '../../domain/ids.ts';
import type { ChatRecord } from '../../domain/chat-record.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import type { BindingStore } from '../../store/ports.ts';
import { CorrectionError } from './correction-error.ts';

/** Throws `CorrectionError` `CUSTOMER_UNKNOWN`. */
export async function readCustomer(
  bindings: Pick<BindingStore, 'customers'>,
  member: MemberId,
  id: CustomerId,
): Promise<CustomerRecord> {
  const customer = (await bindings.customers(member, [id])).get(id);
  if (customer) return customer;
  throw new CorrectionError('unknown', 'CUSTOMER_UNKNOWN', 'Open the list again.');
}

/** Throws `CorrectionError` `CHAT_UNKNOWN`. */
export async function readChatRecord(
  bindings: Pick<BindingStore, 'chats'>,
  member: MemberId,
  code: UserCode,
): Promise<ChatRecord> {
  const record = (await bindings.chats(member, [code])).get(code);
  if (!record) throw unknownChat();
  return record;
}

export function unknownChat(): CorrectionError {
  return new CorrectionError('unknown', 'CHAT_UNKNOWN', 'Open the list again and choose a chat from it.');
}
