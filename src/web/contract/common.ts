import { z } from 'zod';
import { crmTypes } from '../../domain/crm-ref.ts';

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

/** Opaque: passed back to get the next page. */
const cursor = z.string().min(1).max(400);

export const paging = {
  cursor: cursor.optional(),
  limit: urlInteger(1, 100).optional(),
};

/** One page of a list. `next`: the cursor of the next page; `null` on the last page. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: list(item), next: cursor.nullable() });

/** Reason of a decision, as a code and its data; the page has a translated sentence for each code. */
export const reason = z.object({
  code: z.string(),
  refs: list(crmRef).exactOptional(),
  identifier: z.string().exactOptional(),
  value: z.union([z.string(), z.number()]).exactOptional(),
});
export type ReasonView = z.infer<typeof reason>;

export const identifier = z.object({
  kind: z.enum(['phone', 'email']),
  value: z.string(),
  origin: z.enum(['typed', 'attested']),
});

/** A CRM item as the caller may see it. */
export const crmItem = z.object({
  ref: crmRef,
  /** `hidden`: the caller may not see it, or it was deleted; all other fields are empty then. */
  state: z.enum(['seen', 'hidden']),
  /** Title of a lead, deal or company, name of a contact. */
  name: z.string(),
  phones: list(z.string()),
  emails: list(z.string()),
  /** Unix ms; 0 = unknown. */
  createdAt: z.number(),
  /** Lead or deal in process; always true for contacts and companies. */
  open: z.boolean(),
  /** Path inside the portal: `/crm/lead/details/12/`. */
  path: z.string(),
});
export type CrmItemView = z.infer<typeof crmItem>;

/** The body of every answer with an error status. */
export const apiProblem = z.object({
  error: z.object({ code: z.string(), message: z.string(), advice: z.string() }),
});

export const lineIdText = z.string().regex(/^\d{1,10}$/);
export const userCodeText = z.string().min(3).max(500);
export const idText = z.string().min(1).max(100);
