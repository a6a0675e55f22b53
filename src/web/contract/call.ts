import type { z } from 'zod';

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** One call of the page API: address and schemas of input and output, validated by the server and by the pages. */
export interface ApiCall<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  readonly method: Method;
  /** Path template: `/api/v1/lines/{lineId}`. */
  readonly path: string;
  /** Who may call it. Independently of it, every caller gets only data that the portal shows to this caller. */
  readonly right: Right;
  /** One sentence for docs/api.md. */
  readonly description: string;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly response: Response;
}

/** `read`: everybody who may open the app; `line`: users who may edit the open line concerned; `admin`: portal admins. */
type Right = 'read' | 'line' | 'admin';

/** Input types: what a caller passes, before defaults are applied. */
export type ParamsOf<C extends ApiCall> = z.input<C['params']>;
export type QueryOf<C extends ApiCall> = z.input<C['query']>;
export type BodyOf<C extends ApiCall> = z.input<C['body']>;
export type ResponseOf<C extends ApiCall> = z.output<C['response']>;
