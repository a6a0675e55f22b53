import type { Request, RequestHandler, Response } from 'express';
import type { Log } from '../src/observability/log.ts';
import { languageOf } from '../src/domain/languages.ts';
import { words, type Words } from '../src/web/html/page-texts.ts';
import { ContactError } from '../src/bitrix24/auth/contact-error.ts';
import type { BindReport } from '../src/bitrix24/install/bind-all.ts';
import type { Installation } from '../src/bitrix24/install/installation.ts';
import { parsePageBody } from '../src/bitrix24/auth/page-body.ts';
import { framedByAnyPortal } from './frame-policy.ts';
import { escapeHtml, htmlPage } from './html-page.ts';
import { HttpProblem } from './http-problem.ts';

export interface InstallDeps {
  readonly installation: Installation;
  /** For ONAPPINSTALL, which may come to this address as well (spec 11). */
  readonly receiveEvent: RequestHandler;
  readonly allowInsecure: boolean;
  readonly log: Log;
}

/** POST of the installer: the portal's event, or the frame that the installing admin sees. Their bodies tell them apart. */
export function install({ installation, receiveEvent, allowInsecure, log }: InstallDeps): RequestHandler {
  return async (request, response, next) => {
    if (isEvent(request.body)) {
      await receiveEvent(request, response, next);
      return;
    }
    const posted = parsePageBody(request.body);
    if (!posted)
      throw new HttpProblem(
        400,
        'NOT_AN_INSTALLATION',
        'Send what Bitrix24 posts: AUTH_ID, REFRESH_ID, member_id.',
      );
    framedByAnyPortal(response, allowInsecure);
    try {
      showInstalled(request, response, await installation.install(posted));
    } catch (error) {
      if (!(error instanceof ContactError)) throw error;
      log.warn({ code: error.code }, 'an installation was refused');
      showRefused(request, response, error);
    }
  };
}

function isEvent(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'event' in body;
}

function showInstalled(request: Request, response: Response, { failed }: BindReport): void {
  const language = languageOf(request.query['LANG']);
  const say = words[language];
  const problems = failed.filter(({ reason }) => reason !== 'unknown');
  const items = problems.map(
    ({ what, code }) => `<li><code>${escapeHtml(what)}</code>: <code>${escapeHtml(code)}</code></li>`,
  );
  const list = items.length === 0 ? '' : problemList(say, items);
  const status = `<p id="status" role="status" data-done="${escapeHtml(say.installed)}" data-failed="${escapeHtml(say.failed)}">${escapeHtml(say.installing)}</p>`;
  const scripts = ['b24jssdk.js', 'install.js'];
  response
    .type('html')
    .send(
      htmlPage({ language, title: say.installed, body: `<h1>Chat Tracker</h1>${status}${list}`, scripts }),
    );
}

function problemList(say: Words, items: readonly string[]): string {
  return [
    `<div id="problems"><p>${escapeHtml(say.installedPartly)}</p><ul>${items.join('')}</ul>`,
    `<p>${escapeHtml(say.partlyAdvice)}</p><button id="go-on" type="button">${escapeHtml(say.goOn)}</button></div>`,
  ].join('');
}

function showRefused(
  request: Request,
  response: Response,
  { status, code, message, advice }: ContactError,
): void {
  const language = languageOf(request.query['LANG']);
  const title = words[language].notInstalled;
  const why = `<p lang="en">${escapeHtml(message)} ${escapeHtml(advice)}</p><p><code>${escapeHtml(code)}</code></p>`;
  response
    .status(status)
    .type('html')
    .send(htmlPage({ language, title, body: `<h1>${escapeHtml(title)}</h1>${why}`, meta: { error: code } }));
}
