import type { Params } from '../base/params.ts';
import { RestError } from '../base/rest-error.ts';
import { timeBlock } from '../base/time-block.ts';
import { findMethod } from './registry.ts';
import { ListAnswer, type RestContext } from './rest-method.ts';

export interface MethodAnswer {
  readonly result: unknown;
  readonly total?: number;
  readonly next?: number;
  readonly time: Record<string, unknown>;
}

/** Scopes that include another one (docs/bitrix24/users.md). */
const widerScopes: ReadonlyMap<string, readonly string[]> = new Map([['user_brief', ['user_basic', 'user']]]);

/** Executes one REST method after the checks of existence, scope and limits. Throws `RestError`. */
export function dispatch(context: RestContext, name: string, params: Params): MethodAnswer {
  const { portal, app } = context;
  const method = findMethod(name);
  if (!method) throw new RestError(404, 'ERROR_METHOD_NOT_FOUND', 'Method not found!');
  if (
    method.scope !== '' &&
    ![method.scope, ...(widerScopes.get(method.scope) ?? [])].some((one) => app.scope.includes(one))
  ) {
    throw new RestError(
      401,
      'insufficient_scope',
      'The request requires higher privileges than provided by the access token',
    );
  }
  const started = portal.clock.now();
  const operating = portal.limits.operate(method.name);
  const fault = portal.faults.takeError(method.name, params);
  if (fault) throw fault;
  const answer = method.run(context, params);
  const time = timeBlock(started, portal.clock.now(), portal.zone, operating);
  if (!(answer instanceof ListAnswer)) return { result: answer, time };
  return {
    result: answer.result,
    total: answer.total,
    ...(answer.next === undefined ? {} : { next: answer.next }),
    time,
  };
}
