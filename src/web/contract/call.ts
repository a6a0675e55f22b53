import type { z } from 'zod';

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** One call of the page API: what goes in and what comes out, checked on both sides. */
export interface ApiCall<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  readonly method: Method;
  /** With `{name}` where a parameter goes. */
  readonly path: string;
  /** Who may call it: everybody sees only what the portal shows them. */
  readonly right: Right;
  /** One sentence for docs/api.md. */
  readonly does: string;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly response: Response;
}

/** `read`: everybody who may open the app; `line`: who may edit the line it is about; `admin`: portal admins. */
type Right = 'read' | 'line' | 'admin';

/** What a caller gives, defaults left out. */
export type ParamsOf<C extends ApiCall> = z.input<C['params']>;
export type QueryOf<C extends ApiCall> = z.input<C['query']>;
export type BodyOf<C extends ApiCall> = z.input<C['body']>;
export type ResponseOf<C extends ApiCall> = z.output<C['response']>;
