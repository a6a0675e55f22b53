import { z } from 'zod';
import type { MemberId } from '../../domain/ids.ts';
import type { PortalRecord } from '../../domain/portal-record.ts';
import { installationStates } from '../../domain/portal-record.ts';
import { named } from '../schemas.ts';
import { invalidRow } from '../sql/row-data.ts';
import { unreadable, type SecretBox } from './secret-box.ts';

type Secrets = Pick<PortalRecord, 'accessToken' | 'refreshToken' | 'applicationToken'>;

/** An installation as it is stored: its three tokens in one encrypted text. */
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
  formerUsers: z.array(z.object({ id: z.number(), until: z.number() })).exactOptional(),
  scope: z.array(z.string()),
  status: z.string(),
  regions: z.array(z.string()),
  language: z.string().exactOptional(),
  state: z.enum(installationStates),
  installedAt: z.number(),
  eraseAt: z.number().exactOptional(),
  sealed: z.string(),
});

/** Throws `ROW_INVALID` for tokens that could not be read again. */
export function sealPortal(portal: PortalRecord, box: SecretBox): SealedPortal {
  const { accessToken, refreshToken, applicationToken, ...open } = portal;
  const secrets = secretsSchema.safeParse({ accessToken, refreshToken, applicationToken });
  if (!secrets.success) throw invalidRow('portals', 'its tokens', secrets.error);
  return { ...open, sealed: box.seal(JSON.stringify(secrets.data)) };
}

export function openPortal({ sealed, ...open }: SealedPortal, box: SecretBox): PortalRecord {
  return { ...open, ...parseSecrets(box.open(sealed)) };
}

function parseSecrets(text: string): Secrets {
  try {
    return secretsSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw unreadable('It does not hold the tokens of a portal.', cause);
  }
}
