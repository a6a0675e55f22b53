import { z } from 'zod';
import type { MemberId } from '../../domain/ids.ts';
import type { PortalRecord } from '../../domain/portal-record.ts';
import { installationStates } from '../../domain/portal-record.ts';
import { named } from '../schemas.ts';
import { isUnreadable, type SecretBox } from './secret-box.ts';

type Secrets = Pick<PortalRecord, 'accessToken' | 'refreshToken' | 'applicationToken'>;

/** An installation as it is kept: its three tokens in one sealed text. */
export interface SealedPortal extends Omit<PortalRecord, keyof Secrets> {
  readonly sealed: string;
}

const secretsSchema: z.ZodType<Secrets> = z.strictObject({
  accessToken: z.string(),
  refreshToken: z.string(),
  applicationToken: z.string(),
});

export const sealedPortalSchema: z.ZodType<SealedPortal> = z.looseObject({
  memberId: named<MemberId>(),
  domain: z.string(),
  clientEndpoint: z.string(),
  expires: z.number(),
  userId: z.number(),
  scope: z.array(z.string()),
  status: z.string(),
  regions: z.array(z.string()),
  state: z.enum(installationStates),
  installedAt: z.number(),
  sealed: z.string(),
});

export function sealPortal(portal: PortalRecord, box: SecretBox): SealedPortal {
  const { accessToken, refreshToken, applicationToken, ...open } = portal;
  return { ...open, sealed: box.seal(JSON.stringify({ accessToken, refreshToken, applicationToken })) };
}

/** The same with its secrets sealed by the newest key; `undefined` when they are. Throws like `open`. */
export function resealPortal(row: SealedPortal, box: SecretBox): SealedPortal | undefined {
  return box.isCurrent(row.sealed) ? undefined : { ...row, sealed: box.seal(box.open(row.sealed)) };
}

/** Those that can be opened: one that cannot must not stop the others. Who starts the app hears of it (`reseal`). */
export function openReadable(
  rows: readonly SealedPortal[],
  open: (row: SealedPortal) => PortalRecord,
): readonly PortalRecord[] {
  return rows.flatMap((row) => {
    try {
      return [open(row)];
    } catch (error) {
      if (isUnreadable(error)) return [];
      throw error;
    }
  });
}

/** Those that none of the keys opens. */
export function unreadableOf(
  rows: readonly SealedPortal[],
  open: (row: SealedPortal) => PortalRecord,
): readonly MemberId[] {
  const readable = new Set(openReadable(rows, open).map(({ memberId }) => memberId));
  return rows.map(({ memberId }) => memberId).filter((member) => !readable.has(member));
}

export function openPortal({ sealed, ...open }: SealedPortal, box: SecretBox): PortalRecord {
  return { ...open, ...secretsSchema.parse(JSON.parse(box.open(sealed))) };
}
