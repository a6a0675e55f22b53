import type { Params } from '../base/params.ts';
import type { Actor } from '../crm/actor.ts';
import type { TokenPair } from '../oauth/token-vault.ts';
import type { Installation } from '../portal/installation.ts';
import type { Portal } from '../portal/portal.ts';
import type { User } from '../portal/users.ts';

/** The caller of a method, and the portal. */
export interface RestContext {
  readonly portal: Portal;
  readonly app: Installation;
  readonly token: TokenPair;
  readonly user: User;
  readonly actor: Actor;
}

export type RestHandler = (context: RestContext, params: Params) => unknown;

export interface RestMethod {
  readonly name: string;
  /** '' = no scope needed (docs/bitrix24/install-and-auth.md#scopes). */
  readonly scope: string;
  readonly run: RestHandler;
}

/** A result with `total` and `next`. */
export class ListAnswer {
  readonly result: unknown;
  readonly total: number;
  readonly next: number | undefined;

  constructor(result: unknown, total: number, next?: number) {
    this.result = result;
    this.total = total;
    this.next = next;
  }
}

export function methodsOf(scope: string, handlers: Readonly<Record<string, RestHandler>>): RestMethod[] {
  return Object.entries(handlers).map(([name, run]) => ({ name, scope, run }));
}
