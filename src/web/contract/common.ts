import { z } from 'zod';
import { parseRefKey } from '../../domain/crm-ref.ts';
import { changeKinds } from '../../domain/changes/change-kind.ts';
import { crmTypes } from '../../domain/crm-type.ts';
import { eventSources } from '../../domain/event-source.ts';
import type { IdentifierList } from '../../domain/identifiers/identifier-kind.ts';
import { identifierKinds, identifierOrigins } from '../../domain/identifiers/identifier-kind.ts';
import { reasonCodes } from '../../domain/reason.ts';

/** A readonly array, as the domain types have it. */
export const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();

/** For calls without path parameters, query or body. */
export const noInput = z.strictObject({});

/** An integer in a path or query: decimal text on the wire, a number in code. */
export const urlInteger = (min: number, max: number) =>
  z
    .union([z.number(), z.string().regex(/^\d{1,16}$/)])
    .transform(Number)
    .pipe(z.number().int().min(min).max(max));

export const crmRef = z.strictObject({
  type: z.enum(crmTypes),
  id: z.number().int().positive(),
});
export type CrmRefView = z.infer<typeof crmRef>;

/** A change of the CRM. `before` and `after` are the stored values: codes and ids among them. */
export const plannedChange = z.object({
  kind: z.enum(changeKinds),
  /** The item that is changed or was created. */
  item: crmRef.exactOptional(),
  /** Instead of `item`: it is made on an item of this type that the same decision creates. */
  newItem: z.enum(crmTypes).exactOptional(),
  before: z.string(),
  after: z.string(),
  /** Connector of the chat, for values that name one. */
  connector: z.string().exactOptional(),
  /** Items that `item` is linked to or merged with, and those before. */
  others: list(crmRef).exactOptional(),
  othersBefore: list(crmRef).exactOptional(),
  /** Instead of `others`: it is linked to an item of this type that the same decision creates. */
  newOther: z.enum(crmTypes).exactOptional(),
  /** Names of the stages `before` and `after`, where the portal shows them to the caller. */
  stages: z.object({ before: z.string(), after: z.string() }).exactOptional(),
});
export type PlannedChangeView = z.infer<typeof plannedChange>;

/** An item in an address: `deal:12`. */
export const refText = z.string().refine((text) => parseRefKey(text) !== undefined);

/** Opaque: given back to get the next page. */
const cursor = z.string().min(1).max(1000);

export const paging = {
  cursor: cursor.optional(),
  limit: urlInteger(1, 100).optional(),
};

/** One page of a list. `next`: the cursor of the next page; `null` on the last page. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: list(item), next: cursor.nullable() });

/** Reason of a decision, as a code and its data; the page has a translated sentence for each code. */
export const reason = z.object({
  code: z.enum(reasonCodes).meta({ title: 'ReasonCode' }),
  refs: list(crmRef).exactOptional(),
  identifier: z.string().exactOptional(),
  value: z.union([z.string(), z.number()]).exactOptional(),
});
export type ReasonView = z.infer<typeof reason>;

export const identifier = z.object({
  kind: z.enum(identifierKinds),
  value: z.string(),
  origin: z.enum(identifierOrigins),
});

/** Phones, e-mails: one list per kind of identifier. */
export const identifierListShape = {
  phones: list(z.string()),
  emails: list(z.string()),
} satisfies Readonly<Record<IdentifierList, z.ZodType>>;

/** An item of the CRM as the opener may see it. */
export const crmItem = z.object({
  ref: crmRef,
  /** `hidden`: the caller may not see it, or it was deleted; all other fields are empty then. */
  state: z.enum(['seen', 'hidden']),
  /** Title of a lead, deal or company, name of a contact. */
  name: z.string(),
  ...identifierListShape,
  /** Unix ms; 0 = not told. */
  createdAt: z.number(),
  /** Lead or deal in process; always true for contacts and companies. */
  open: z.boolean(),
  /** Path inside the portal: `/crm/lead/details/12/`. */
  path: z.string(),
});
export type CrmItemView = z.infer<typeof crmItem>;

/** When a line last received something by one source. `at`: Unix ms. */
export const lineSource = z.object({ source: z.enum(eventSources), at: z.number() });

/** What every refusal and failure looks like. */
export const apiProblem = z.object({
  error: z.object({ code: z.string(), message: z.string(), advice: z.string() }),
});

export const lineIdText = z.string().regex(/^\d{1,10}$/);
export const userCodeText = z.string().min(3).max(500);
export const idText = z.string().min(1).max(100);
