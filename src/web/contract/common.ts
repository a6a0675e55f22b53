import { z } from 'zod';
import { crmTypes } from '../../domain/crm-type.ts';

/** A list as it comes from the model: nobody changes it. */
export const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();

/** No parameters, no query, no body. */
export const nothing = z.strictObject({});

/** A number in an address: text there, a number on both sides. */
export const addressNumber = (min: number, max: number) =>
  z
    .union([z.number(), z.string().regex(/^\d{1,16}$/)])
    .transform(Number)
    .pipe(z.number().int().min(min).max(max));

export const crmRef = z.strictObject({
  type: z.enum(crmTypes),
  id: z.number().int().positive(),
});
export type CrmRefView = z.infer<typeof crmRef>;

/** Opaque: given back to get the next page. */
const cursor = z.string().min(1).max(400);

export const paging = {
  cursor: cursor.optional(),
  limit: addressNumber(1, 100).optional(),
};

/** One page of a long list. `next`: what to ask the next one with; `null` at the end. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: list(item), next: cursor.nullable() });

/** Why, as a code and its data; the page says it in the reader's language. */
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

/** An item of the CRM as the opener may see it. */
export const crmItem = z.object({
  ref: crmRef,
  /** `hidden`: the opener may not see it, or it is gone; then all else is empty. */
  state: z.enum(['seen', 'hidden']),
  /** What the item is called: title of a lead or deal, name of a contact or company. */
  name: z.string(),
  phones: list(z.string()),
  emails: list(z.string()),
  /** Unix ms; 0 = not told. */
  createdAt: z.number(),
  /** In process; contacts and companies always. */
  open: z.boolean(),
  /** Path inside the portal: `/crm/lead/details/12/`. */
  path: z.string(),
});
export type CrmItemView = z.infer<typeof crmItem>;

/** What every refusal and failure looks like. */
export const apiProblem = z.object({
  error: z.object({ code: z.string(), message: z.string(), advice: z.string() }),
});

export const lineIdText = z.string().regex(/^\d{1,10}$/);
export const userCodeText = z.string().min(3).max(500);
export const idText = z.string().min(1).max(100);
/** Unix ms. */
export const moment = z.number().int().nonnegative();
