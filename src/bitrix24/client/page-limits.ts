import { createTokenBuckets, type BucketSize } from '../../runtime/token-buckets.ts';

/**
 * What pages may ask a portal for. Its request limit (a bucket of 50, 2 a second,
 * docs/bitrix24/batch-and-limits.md#request-rate) is shared with the lane, which must go on whatever employees open.
 */
export interface PageLimits {
  /** HTTP requests of all pages of a portal. */
  readonly portal: BucketSize;
  /** HTTP requests of the pages of one user that go on whatever others ask; more only while `reserve` are left. */
  readonly user: BucketSize;
  /** HTTP requests of a portal that users who asked more than their share leave to the others. */
  readonly reserve: number;
  /** Calls of the page API by one user, whether or not they ask the portal. */
  readonly calls: BucketSize;
}

export const PAGE_LIMITS: PageLimits = {
  portal: { burst: 30, perSecond: 1.5 },
  user: { burst: 12, perSecond: 0.75 },
  reserve: 10,
  calls: { burst: 120, perSecond: 4 },
};

/** Whether a page may send one more request to the portal. `user`: absent before it is known who opens the page. */
export type MayAsk = (member: string, user?: number) => boolean;

export function createPageShare({ portal, user, reserve }: PageLimits): MayAsk {
  const ofPortal = createTokenBuckets(portal);
  const ofUser = createTokenBuckets(user);
  return (member, id) => {
    const isWithinShare = id === undefined || ofUser.take(`${member} ${String(id)}`);
    return ofPortal.take(member, isWithinShare ? 0 : reserve);
  };
}
