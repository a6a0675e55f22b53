import { z } from 'zod';
import { entityTypeId } from '../../domain/crm-type.ts';
import { keyOfWritten } from '../../domain/identifiers/identifier.ts';
import { BatchReader } from '../client/batch-reader.ts';
import type { PortalClient } from '../client/portal-client.ts';
import { text } from '../client/scalars.ts';
import { crmItem, itemRows } from './crm-item.ts';

/** Rights with which `user.get` gives phones and e-mails (docs/bitrix24/users.md). */
const USER_SCOPES = ['user', 'user_basic'];
const USERS_PER_PAGE = 50;
/** A thousand employees: with the companies, one request. */
const MAX_USER_PAGES = 20;

const users = z.array(
  z.object({
    EMAIL: text.catch(''),
    PERSONAL_MOBILE: text.catch(''),
    PERSONAL_PHONE: text.catch(''),
    WORK_PHONE: text.catch(''),
  }),
);

/** `identifierKey`s of the portal's own people and companies; `undefined` where the portal does not say. */
export interface ReadOwnNumbers {
  readonly company: readonly string[] | undefined;
  readonly employee: readonly string[] | undefined;
}

/**
 * Reads phones and e-mails of "my companies", and of the employees where the installation has the right to, in one request.
 * `regions`: ISO countries of national numbers. Throws `PortalError`.
 */
export async function readOwnNumbers(
  client: PortalClient,
  portal: { readonly scope: readonly string[]; readonly regions: readonly string[] },
  requestId: string,
): Promise<ReadOwnNumbers> {
  const { scope, regions } = portal;
  const reader = new BatchReader(client, requestId);
  const companies = reader.request(
    'crm.item.list',
    // Without `select`: communications come in no other way.
    { entityTypeId: entityTypeId('company'), filter: { isMyCompany: 'Y' } },
    itemRows,
  );
  const mayReadUsers = scope.some((right) => USER_SCOPES.includes(right));
  const pages = Array.from({ length: mayReadUsers ? MAX_USER_PAGES : 0 }, (_, page) =>
    reader.request(
      'user.get',
      { FILTER: { ACTIVE: true, USER_TYPE: 'employee' }, start: page * USERS_PER_PAGE },
      users,
    ),
  );
  await reader.send();
  const people = pages.map((page) => page.value());
  return {
    company: companies
      .value()
      ?.items.map((raw) => crmItem('company', raw, regions))
      // A portal that does not know the filter answers with all companies.
      .filter(({ isMyCompany }) => isMyCompany)
      .flatMap(({ communications }) => communications)
      .filter(({ type }) => type === 'PHONE' || type === 'EMAIL')
      .map(({ key }) => key),
    employee: people[0] && people.flatMap((page) => page ?? []).flatMap((user) => keysOf(user, regions)),
  };
}

function keysOf(user: z.infer<typeof users>[number], regions: readonly string[]): readonly string[] {
  const phones = [user.PERSONAL_MOBILE, user.PERSONAL_PHONE, user.WORK_PHONE];
  return [
    ...phones.map((written) => keyOfWritten('phone', written, regions)),
    keyOfWritten('email', user.EMAIL, regions),
  ].filter((key) => key !== undefined);
}
