import { z } from 'zod';
import type { MemberId } from '../../domain/ids.ts';
import { shortDigest } from '../../runtime/short-digest.ts';
import { StoreError } from '../store-error.ts';

/** What a portal is called in errors, as in the log. */
export function portalDigest(member: string): string {
  return shortDigest(member, 12);
}

/** One kind of JSON that a column keeps: checked before it is committed and when it is read. */
export interface RowData<T> {
  /** Throws `ROW_INVALID` for what could not be read again. */
  toData(value: T): string;
  /** Throws `STORE_UNREADABLE`, with the portal's digest: its row is damaged, others are not. */
  fromData(member: MemberId, data: string): T;
}

/** `name` is what the records are called in errors. */
export function rowData<T>(name: string, schema: z.ZodType<T>): RowData<T> {
  return {
    toData(value) {
      // What JSON makes of it is checked: that is what will be read.
      const data = jsonOf(name, value);
      const checked = schema.safeParse(JSON.parse(data));
      if (!checked.success) throw invalid(name, whereIn(checked.error), checked.error);
      return data;
    },
    fromData(member, data) {
      try {
        return schema.parse(JSON.parse(data));
      } catch (error) {
        throw unreadable(name, member, error);
      }
    },
  };
}

function jsonOf(name: string, value: unknown): string {
  try {
    // JSON has no undefined: it is written as null.
    return JSON.stringify(value ?? null);
  } catch (error) {
    throw invalid(name, 'it is no JSON', error);
  }
}

/** Where a record is wrong, without its values. */
function whereIn(error: unknown): string {
  if (!(error instanceof z.ZodError)) return 'it is no JSON';
  const [issue] = error.issues;
  return `${issue?.path.map(String).join('.') ?? ''}: ${issue?.code ?? ''}`;
}

export function invalid(name: string, where: string, cause?: unknown): StoreError {
  return new StoreError(
    'ROW_INVALID',
    `A record of ${name} does not fit its schema (${where}); nothing of this change was stored.`,
    'Report it: the app made a record that it could not read again.',
    cause,
  );
}

export function unreadable(name: string, member: MemberId, cause: unknown): StoreError {
  return new StoreError(
    'STORE_UNREADABLE',
    `A stored record of ${name} of the portal ${portalDigest(member)} cannot be read (${whereIn(cause)}).`,
    'Was it changed by hand, or by another version of the app? Start that version, or restore a backup. The other portals go on.',
    cause,
  );
}

export function portalUnknown(member: MemberId): StoreError {
  return new StoreError(
    'PORTAL_UNKNOWN',
    `Nothing is stored for the portal ${portalDigest(member)}: it is not there, or was erased.`,
    'Install the app in the portal again, if it is to be there.',
  );
}
