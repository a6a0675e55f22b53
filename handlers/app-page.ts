import type { RequestHandler, Response } from 'express';
import type { Language } from '../config/manifest.ts';
import type { Log } from '../src/log.ts';
import { pageLanguage } from '../src/pages/language.ts';
import type { PageSessions } from '../src/pages/session.ts';
import { words } from '../src/pages/words.ts';
import type { Installation } from '../src/portal/installation.ts';
import { parsePageBody } from '../src/portal/page-body.ts';
import type { OpenerRefusal, VerifyOpener } from '../src/portal/verify-opener.ts';
import { framedBy, framedByAnyPortal } from './frame-policy.ts';
import { escapeHtml, htmlPage } from './html-page.ts';
import { HttpProblem } from './http-problem.ts';

export interface AppPageDeps {
  readonly verifyOpener: VerifyOpener;
  readonly sessions: PageSessions;
  readonly installation: Installation;
  readonly allowInsecure: boolean;
  readonly log: Log;
}

/** POST of the portal into a frame: proves who opened it, then shows the page with a session in it (spec 11). */
export function appPage({
  verifyOpener,
  sessions,
  installation,
  allowInsecure,
  log,
}: AppPageDeps): RequestHandler {
  return async (request, response) => {
    const posted = parsePageBody(request.body);
    if (!posted) throw new HttpProblem(400, 'NOT_A_PAGE', 'Open the application inside the portal.');
    const language = pageLanguage(request.query['LANG']);
    const verdict = await verifyOpener(posted);
    if (!verdict.ok) {
      log.warn({ code: verdict.code }, 'an opener was refused');
      framedByAnyPortal(response, allowInsecure);
      showRefusal(response, language, verdict.code);
      return;
    }
    const { opener } = verdict;
    const works = opener.portal.state === 'active' || (await installation.revive(opener, posted));
    framedBy(response, new URL(opener.portal.clientEndpoint).origin);
    const session = sessions.issue({
      member: opener.portal.memberId,
      userId: opener.userId,
      admin: opener.admin,
      accessToken: opener.accessToken,
    });
    const body = posted.placement === 'DEFAULT' ? linesBody(language, works) : cardBody(language);
    showPage(response, language, {
      session,
      body,
      scripts: posted.placement === 'DEFAULT' ? ['lines.js'] : [],
    });
  };
}

interface Shown {
  readonly session: string;
  readonly body: string;
  readonly scripts: readonly string[];
}

function showPage(response: Response, language: Language, { session, body, scripts }: Shown): void {
  const say = words[language];
  const meta = { session, words: JSON.stringify(say) };
  response.type('html').send(htmlPage({ language, title: say.lines, body, meta, scripts }));
}

function linesBody(language: Language, works: boolean): string {
  const say = words[language];
  const heads = [say.line, say.mode, say.lastHeard].map((head) => `<th scope="col">${escapeHtml(head)}</th>`);
  return [
    `<h1>${escapeHtml(say.lines)}</h1><p>${escapeHtml(say.linesHelp)}</p>`,
    works ? '' : `<p role="alert">${escapeHtml(say.revoked)}</p>`,
    `<p id="status" role="status"></p>`,
    `<table><thead><tr>${heads.join('')}</tr></thead><tbody id="lines"></tbody></table>`,
  ].join('');
}

function cardBody(language: Language): string {
  return `<p>${escapeHtml(words[language].cardTab)}</p>`;
}

function showRefusal(response: Response, language: Language, code: OpenerRefusal): void {
  const unreachable = code === 'PORTAL_UNREACHABLE';
  const text = words[language][unreachable ? 'unreachable' : 'refused'];
  const body = `<p role="alert">${escapeHtml(text)}</p><p><code>${code}</code></p>`;
  response
    .status(unreachable ? 503 : 403)
    .type('html')
    .send(htmlPage({ language, title: 'Chat Tracker', body, meta: { error: code } }));
}
