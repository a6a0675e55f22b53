import { z } from 'zod';
import type { MemberId } from '../../domain/ids.ts';
import { shortDigest } from '../../runtime/short-digest.ts';
import { StoreError } from '../store-error.ts';

/** Names a portal in errors, as in the log. */
export function portalDigest(member: string): string {
  return shortDigest(member, 12);
}

/** JSON in a column, checked before it is committed and when it is read. */
export interface RowData<T> {
  /** Throws `ROW_INVALID` for values that could not be read again. */
  toData(value: T): string;
  /** Throws `STORE_UNREADABLE`, with the portal's digest, for a damaged row. */
  fromData(member: MemberId, data: string): T;
}

/** `name` names the records in errors. */
export function rowData<T>(name: string, schema: z.ZodType<T>): RowData<T> {
  return {
    toData(value) {
      // The serialized form is checked, because that is what will be read.
      const data = toJson(name, value);
      const checked = schema.safeParse(JSON.parse(data));
      if (!checked.success) throw invalidRow(name, locationOf(checked.error), checked.error);
      return data;
    },
    fromData(member, data) {
      try {
        return schema.parse(JSON.parse(data));
      } catch (error) {
        throw unreadableRow(name, member, error);
      }
    },
  };
}

function toJson(name: string, value: unknown): string {
  try {
    // JSON has no `undefined`: null is stored.
    return JSON.stringify(value ?? null);
  } catch (error) {
    throw invalidRow(name, 'not JSON', error);
  }
}

/** Path and kind of a schema error, without values. */
function locationOf(error: unknown): string {
  if (!(error instanceof z.ZodError)) return 'not JSON';
  const [issue] = error.issues;
  return `${issue?.path.map(String).join('.') ?? ''}: ${issue?.code ?? ''}`;
}

export function invalidRow(name: string, where: string, cause?: unknown): StoreError {
  return new StoreError(
    'ROW_INVALID',
    `A record of ${name} does not fit its schema (${where}); nothing of this change was stored.`,
    'Report it: the app created a record that it could not read again.',
    cause,
  );
}

export function unreadableRow(name: string, member: MemberId, cause: unknown): StoreError {
  return new StoreError(
    'STORE_UNREADABLE',
    `A stored record of ${name} of the portal ${portalDigest(member)} cannot be read (${locationOf(cause)}).`,
    'Was it changed by hand, or by another version of the app? Start that version, or restore a backup. Other portals are not affected.',
    cause,
  );
}

export function portalUnknown(member: MemberId): StoreError {
  return new StoreError(
    'PORTAL_UNKNOWN',
    `The portal ${portalDigest(member)} is not stored: it was never installed, or was erased.`,
    'Install the app in the portal again if it should be stored.',
  );
}
