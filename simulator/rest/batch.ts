import { entriesOf, isRecord, text, type Params } from '../base/params.ts';
import { phpArray } from '../base/php-array.ts';
import { parsePhp } from '../base/php-brackets.ts';
import { RestError } from '../base/rest-error.ts';
import type { LoggedCommand } from '../portal/request-log.ts';
import { substitute, type Outcomes } from './batch-references.ts';
import { dispatch } from './dispatch.ts';
import type { RestContext } from './rest-method.ts';

const MAX_COMMANDS = 50;

export interface BatchCommand {
  readonly key: string;
  readonly method: string;
  readonly query: string;
}

export function commandsOf(params: Params): BatchCommand[] {
  return entriesOf(params['cmd']).map(([key, value]) => {
    const command = text(value);
    const separator = command.indexOf('?');
    return {
      key,
      method: separator < 0 ? command : command.slice(0, separator),
      query: separator < 0 ? '' : command.slice(separator + 1),
    };
  });
}

/**
 * Executes a batch (docs/bitrix24/batch-and-limits.md#batch): in order, at most 50 commands, no nested batch,
 * references to earlier results.
 */
export function runBatch(
  context: RestContext,
  params: Params,
  log: LoggedCommand[],
): Record<string, unknown> {
  const halt = ['1', 'true', 'Y'].includes(text(params['halt']));
  const outcomes: Outcomes = {
    result: new Map(),
    error: new Map(),
    total: new Map(),
    next: new Map(),
    time: new Map(),
  };
  for (const [index, command] of commandsOf(params).entries()) {
    const entry: LoggedCommand = {
      key: command.key,
      method: command.method,
      params: parsePhp(command.query),
    };
    log.push(entry);
    try {
      if (index >= MAX_COMMANDS)
        throw new RestError(400, 'ERROR_BATCH_LENGTH_EXCEEDED', 'Max batch length exceeded');
      if (command.method.toLowerCase() === 'batch') {
        throw new RestError(405, 'ERROR_BATCH_METHOD_NOT_ALLOWED', 'Method is not allowed for batch usage');
      }
      const substituted = substitute(entry.params, outcomes);
      const answer = dispatch(context, command.method, isRecord(substituted) ? substituted : {});
      outcomes.result.set(command.key, answer.result);
      if (answer.total !== undefined) outcomes.total.set(command.key, answer.total);
      if (answer.next !== undefined) outcomes.next.set(command.key, answer.next);
      outcomes.time.set(command.key, answer.time);
    } catch (error) {
      const failed =
        error instanceof RestError ? error : new RestError(500, 'INTERNAL_SERVER_ERROR', String(error));
      entry.error = String(failed.code) || failed.message;
      outcomes.error.set(command.key, failed.body());
      if (halt) break;
    }
  }
  return {
    result: phpArray([...outcomes.result]),
    result_error: phpArray([...outcomes.error]),
    result_total: phpArray([...outcomes.total]),
    result_next: phpArray([...outcomes.next]),
    result_time: phpArray([...outcomes.time]),
  };
}
