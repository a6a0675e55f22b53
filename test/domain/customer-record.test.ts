import assert from 'node:assert/strict';
import type { CustomerRecord } from '../../src/domain/customer-record.ts';
import {
  addIdentifiers,
  mergeLists,
  valuesOfCustomer,
  withoutValues,
} from '../../src/domain/customer-record.ts';
import { identifierOf } from '../../src/domain/identifiers/identifier.ts';
import type { Email, Phone, UserCode } from '../../src/domain/ids.ts';
import { customerId, lineId } from '../../src/domain/ids.ts';

const old = '+34600123456' as Phone;
const mobile = '+34611222333' as Phone;
const email = 'ana@example.com' as Email;
const chat = 'telegrambot|1|5|9' as UserCode;
const customer: CustomerRecord = {
  id: customerId('c-1'),
  firstPhone: { value: old, chat, line: lineId('1'), at: 1, messageId: '' },
  phones: [mobile],
  emails: [email],
  chats: [chat],
  createdAt: 1,
};

describe("a customer's identifiers", () => {
  it('are the first phone, the other phones and the e-mails, each once', () => {
    const keys = (record: CustomerRecord) => valuesOfCustomer(record).map(({ key }) => key);
    assert.deepEqual(keys(customer), [`phone:${old}`, `phone:${mobile}`, `email:${email}`]);
    assert.deepEqual(keys({ ...customer, phones: [mobile, old] }), keys(customer));
  });

  it('are added to their own list', () => {
    const added = [identifierOf('phone', old, 'typed'), identifierOf('email', email, 'typed')];
    assert.deepEqual(addIdentifiers(customer, added), { phones: [mobile, old], emails: [email] });
    assert.deepEqual(addIdentifiers(undefined, added), { phones: [old], emails: [email] });
  });

  it('of merged customers are all of theirs, and those taken back are gone', () => {
    const merged = mergeLists([customer, { phones: [old, mobile], emails: [] }]);
    assert.deepEqual(merged, { phones: [mobile, old], emails: [email] });
    assert.deepEqual(withoutValues(merged, new Set([mobile, email])), { phones: [old], emails: [] });
  });
});
