import type { RequestHandler, Response } from 'express';
import type { BuiltPages } from '../src/web/html/built-pages.ts';
import { refKey } from '../src/domain/crm-ref.ts';
import type { Language } from '../src/domain/languages.ts';
import type { Log } from '../src/observability/log.ts';
import { languageOf } from '../src/domain/languages.ts';
import type { PageSessions } from '../src/web/session/page-sessions.ts';
import { pageTexts } from '../src/web/html/page-texts.ts';
import type { LaneWatch } from '../src/application/lane-watch.ts';
import type { PortalClients } from '../src/bitrix24/client/portal-clients.ts';
import type { Installation } from '../src/bitrix24/install/installation.ts';
import { parsePageBody, type Opened, type PostedPage } from '../src/bitrix24/auth/page-body.ts';
import { readUserName } from '../src/bitrix24/auth/read-user-name.ts';
import type { OpenerRefusal, VerifiedOpener, VerifyOpener } from '../src/bitrix24/auth/verify-opener.ts';
import { postedForm } from './form-body.ts';
import { allowFramingBy, allowFramingByAnyPortal, openedOrigin } from './frame-policy.ts';
import { escapeHtml, htmlPage } from './html-page.ts';
import { HttpProblem } from './http-problem.ts';

export interface AppPageDeps {
  readonly verifyOpener: VerifyOpener;
  readonly sessions: PageSessions;
  readonly installation: Installation;
  readonly lanes: LaneWatch;
  readonly clients: PortalClients;
  readonly allowInsecure: boolean;
  /** `undefined` when the pages are not built. */
  readonly pages?: BuiltPages | undefined;
  readonly log: Log;
}

/**
 * POST of the portal into a frame: verifies who opened it, then answers with the page and a session in it
 * (docs/spec.md 11).
 */
export function appPage({
  verifyOpener,
  sessions,
  installation,
  lanes,
  clients,
  allowInsecure,
  pages,
  log,
}: AppPageDeps): RequestHandler {
  return async (request, response) => {
    const posted = parsePageBody(postedForm(request).values());
    if (!posted) throw new HttpProblem(400, 'NOT_A_PAGE', 'Open the application inside the portal.');
    const language = languageOf(request.query['LANG']);
    const verdict = await verifyOpener(posted);
    if (!verdict.ok) {
      log.warn({ code: verdict.code }, 'opener refused');
      allowFramingByAnyPortal(response, allowInsecure);
      showRefusal(response, language, verdict.code);
      return;
    }
    const { opener } = verdict;
    const member = opener.portal.memberId;
    const access = await installation.ensureAccess(opener, posted, await isInTrouble(lanes, opener));
    if (opener.admin) lanes.retryNow(member);
    allowFramingBy(response, [new URL(opener.portal.clientEndpoint).origin, ...openedOrigin(request.query)]);
    const session = sessions.issue({
      member,
      userId: opener.userId,
      // The portal accepted it when the opener was verified.
      accessToken: posted.accessToken,
      installedAt: opener.portal.installedAt,
    });
    showPage(response, language, pages, {
      session,
      works: access.state === 'dead' ? 'no' : 'yes',
      ...(access.state === 'takenOver' && {
        takenover: await ownerName(access.from, opener, posted, clients),
      }),
      ...metaOf(posted.opened),
    });
  };
}

/** Whether the portal's lane waits for a reason that dead tokens may have. Read for administrators only. */
async function isInTrouble(lanes: LaneWatch, { admin, portal }: VerifiedOpener): Promise<boolean> {
  const trouble = admin ? (await lanes.stateOf(portal.memberId))?.trouble : undefined;
  return trouble === 'unreachable' || trouble === 'restDisabled' || trouble === 'revoked';
}

/** Whose tokens the app had before: `yours`, a name where the portal shows it to the opener, or the user's id. */
async function ownerName(
  userId: number,
  opener: VerifiedOpener,
  { accessToken }: PostedPage,
  clients: PortalClients,
): Promise<string> {
  if (userId === opener.userId) return 'yours';
  const { clientEndpoint: endpoint, memberId } = opener.portal;
  const name = await readUserName(
    clients.withToken({ endpoint, accessToken, memberId }),
    userId,
    'page.owner',
  );
  return name === '' ? `#${String(userId)}` : name;
}

/** What the page was opened on: the item as `deal:12`, the id of a chat or activity; empty where it was not. */
function metaOf(opened: Opened | undefined): Readonly<Record<'card' | 'chat' | 'activity', string>> {
  return {
    card: opened && 'item' in opened ? refKey(opened.item) : '',
    chat: opened?.place === 'chat' ? String(opened.chatId) : '',
    activity: opened?.place === 'activity' ? String(opened.activity) : '',
  };
}

/** The pages are static files under /assets; this HTML loads them and passes session and card (docs/spec.md 11). */
function showPage(
  response: Response,
  language: Language,
  pages: BuiltPages | undefined,
  meta: Readonly<Record<string, string>>,
): void {
  const say = pageTexts[language];
  const text = pages ? say.loading : 'The pages are not built: run "npm run build".';
  const body = `<div id="app" role="status">${escapeHtml(text)}</div>`;
  const built = pages && { styles: pages.styles, modules: [pages.script] };
  response.type('html').send(htmlPage({ language, title: 'Chat Tracker', body, meta, ...built }));
}

function showRefusal(response: Response, language: Language, code: OpenerRefusal): void {
  const unreachable = code === 'PORTAL_UNREACHABLE';
  const text =
    pageTexts[language][
      code === 'PLAN_REFUSES_REST' ? 'restDisabled' : unreachable ? 'unreachable' : 'refused'
    ];
  const body = `<section class="notice"><h1>Chat Tracker</h1><p role="alert">${escapeHtml(text)}</p><p class="advice"><code>${code}</code></p></section>`;
  response
    .status(unreachable ? 503 : 403)
    .type('html')
    .send(htmlPage({ language, title: 'Chat Tracker', body, meta: { error: code } }));
}
