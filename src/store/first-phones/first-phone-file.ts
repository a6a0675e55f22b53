import type { Immutable } from '../../domain/immutable.ts';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { z } from 'zod';
import { crmRefSchema } from '../../domain/crm-ref.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import { jsonAdapter } from '../files/json-adapter.ts';
import { isMissing, makePrivateDir } from '../files/private-files.ts';
import { customerSchema } from '../schemas.ts';
import { portalDigest } from '../sql/row-data.ts';

/** The cached bindings of a portal. */
export interface CachedPhones {
  /** `portals.revision` when it was read; the cache is stale when the database has another one. */
  readonly revision: number;
  /** The customer that had a phone first, by phone identity; phones of the newest customers come first. */
  readonly phones: ReadonlyMap<string, CustomerRecord>;
  /** All phones of the portal are in it: a phone that is missing belongs to no customer. */
  readonly complete: boolean;
}

const FILE_VERSION = 1;
/** `revision` stays near the beginning: `readRevision` reads only that. */
const fileSchema = z.object({
  version: z.literal(FILE_VERSION),
  revision: z.number(),
  member: z.string(),
  complete: z.boolean(),
  phones: z.record(
    z.string(),
    z.object({
      customer: z.string(),
      card: crmRefSchema.optional(),
      chat: z.string().optional(),
      line: z.string().optional(),
      /** Unix ms. */
      since: z.number(),
    }),
  ),
  customers: z.array(customerSchema),
});
type FirstPhoneFile = Immutable<z.infer<typeof fileSchema>>;

const HEAD = /^\{"version":1,"revision":(\d+),/;

function firstPhonePath(dir: string, member: MemberId): string {
  return join(dir, `${portalDigest(member)}.json`);
}

/** `undefined` when the file is missing, damaged or of another portal. */
export async function readFirstPhones(dir: string, member: MemberId): Promise<CachedPhones | undefined> {
  const low = lowOf(dir, member);
  await low.read();
  const { data } = low;
  if (data === null || data.member !== member) return undefined;
  const customers = new Map<string, CustomerRecord>(
    data.customers.map((customer) => [customer.id, customer]),
  );
  const phones = new Map<string, CustomerRecord>();
  for (const [identity, { customer }] of Object.entries(data.phones)) {
    const record = customers.get(customer);
    if (record === undefined) return undefined;
    phones.set(identity, record);
  }
  return { revision: data.revision, phones, complete: data.complete };
}

/** Replaces the file atomically; durable when it resolves. */
export async function writeFirstPhones(
  dir: string,
  member: MemberId,
  { revision, phones, complete }: CachedPhones,
): Promise<void> {
  await makePrivateDir(dir);
  const low = lowOf(dir, member);
  low.data = {
    version: FILE_VERSION,
    revision,
    member,
    complete,
    phones: Object.fromEntries([...phones].map(([identity, customer]) => [identity, bindingOf(customer)])),
    customers: [...new Map([...phones.values()].map((customer) => [customer.id, customer])).values()],
  };
  await low.write();
}

export function removeFirstPhones(dir: string, member: MemberId): Promise<void> {
  return rm(firstPhonePath(dir, member), { force: true });
}

/** The revision of a file without reading the rest of it; `undefined` when it is missing or has another format. */
export async function readRevision(path: string): Promise<number | undefined> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(60), 0, 60, 0);
      const digits = HEAD.exec(buffer.toString('latin1', 0, bytesRead))?.[1];
      return digits === undefined ? undefined : Number(digits);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function lowOf(dir: string, member: MemberId): Low<FirstPhoneFile | null> {
  return new Low(
    jsonAdapter<FirstPhoneFile | null>({ path: firstPhonePath(dir, member), schema: fileSchema }),
    null,
  );
}

/** A readable summary of the binding for people who open the file; the records are in `customers`. */
function bindingOf({ id, card, firstPhone, createdAt }: CustomerRecord): FirstPhoneFile['phones'][string] {
  return {
    customer: id,
    ...(card && { card }),
    ...(firstPhone && { chat: firstPhone.chat, line: firstPhone.line }),
    since: firstPhone?.at ?? createdAt,
  };
}
