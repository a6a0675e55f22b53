import { ConfigError } from '../../config/problem.ts';
import { CorrectionError } from '../application/corrections/correction-error.ts';
import { UndoError } from '../application/undo/undo-decision.ts';
import { PortalError } from '../bitrix24/client/portal-client.ts';
import { StoreError } from '../store/store-error.ts';

/** Why a command did not do what it was asked for, in words for the person who ran it. */
export class CommandError extends Error {
  readonly code: string;

  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'CommandError';
    this.code = code;
  }
}

/** An expected error as a `CommandError`; `undefined` for everything else, which is a defect. */
export function commandErrorOf(error: unknown): CommandError | undefined {
  if (error instanceof CommandError) return error;
  if (error instanceof ConfigError) return new CommandError('CONFIG_INVALID', error.message, error);
  if (error instanceof StoreError)
    return new CommandError(error.code, `${error.message} ${error.advice}`, error);
  if (error instanceof UndoError || error instanceof CorrectionError || error instanceof PortalError)
    return new CommandError(error.code, error.message, error);
  return undefined;
}
