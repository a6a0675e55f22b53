import { readSubscribers, subscribe, type SubscribersDeps } from '../../application/notices/subscribers.ts';
import type { Caller, CallResult, Handlers } from './caller.ts';

/** What the caller wants to be told in the portal: for those who may edit some line, as they can do something about it. */
export function noticeHandlers(deps: SubscribersDeps): Handlers<'getNotices' | 'setNotices'> {
  const noticesOf = async ({ session }: Caller): Promise<CallResult<'getNotices'>> => {
    const all = await readSubscribers(deps.stores.settings, session.member);
    const own = all.find(({ user }) => user === session.userId);
    return { digest: own?.digest ?? false, alarms: own?.alarms ?? false };
  };
  return {
    async getNotices(caller) {
      await caller.rights.requireLines([]);
      return noticesOf(caller);
    },
    async setNotices(caller, { body: { offset, ...wanted } }) {
      await caller.rights.requireLines([]);
      const { member, userId } = caller.session;
      await subscribe(deps, member, userId, { ...wanted, utcOffset: offset });
      return noticesOf(caller);
    },
  };
}
