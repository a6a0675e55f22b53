import type { Request, RequestHandler, Response } from 'express';
import type { Log } from '../src/observability/log.ts';
import { languageOf } from '../src/domain/languages.ts';
import { pageTexts, type PageTexts } from '../src/web/html/page-texts.ts';
import { refusalTexts } from '../src/web/html/refusal-texts.ts';
import { InstallationError } from '../src/bitrix24/auth/installation-error.ts';
import type { BindReport } from '../src/bitrix24/install/bind-all.ts';
import type { Installation } from '../src/bitrix24/install/installation.ts';
import { parsePageBody } from '../src/bitrix24/auth/page-body.ts';
import { postedForm } from './form-body.ts';
import { allowFramingByAnyPortal } from './frame-policy.ts';
import { escapeHtml, htmlPage } from './html-page.ts';
import { HttpProblem } from './http-problem.ts';

export interface InstallDeps {
  readonly installation: Installation;
  /** For ONAPPINSTALL, which the portal may post to this address too (docs/spec.md 11). */
  readonly receiveEvent: RequestHandler;
  readonly allowInsecure: boolean;
  readonly log: Log;
}

/** POST to the installation address: the portal's event or the admin's installation frame, by the shape of the body. */
export function install({ installation, receiveEvent, allowInsecure, log }: InstallDeps): RequestHandler {
  return async (request, response, next) => {
    const form = postedForm(request);
    if (form.has('event')) {
      await receiveEvent(request, response, next);
      return;
    }
    const posted = parsePageBody(form.values());
    if (!posted)
      throw new HttpProblem(
        400,
        'NOT_AN_INSTALLATION',
        'Send what Bitrix24 posts: AUTH_ID, REFRESH_ID, member_id.',
      );
    allowFramingByAnyPortal(response, allowInsecure);
    try {
      showInstalled(request, response, await installation.install(posted));
    } catch (error) {
      if (!(error instanceof InstallationError)) throw error;
      log.warn({ code: error.code }, 'installation refused');
      showRefused(request, response, error);
    }
  };
}

function showInstalled(request: Request, response: Response, { failed }: BindReport): void {
  const language = languageOf(request.query['LANG']);
  const texts = pageTexts[language];
  const problems = failed.filter(({ reason }) => reason !== 'unknown');
  const items = problems.map(
    ({ what, code }) => `<li><code>${escapeHtml(what)}</code>: <code>${escapeHtml(code)}</code></li>`,
  );
  const list = items.length === 0 ? '' : problemList(texts, items);
  const status = `<p id="status" role="status" data-done="${escapeHtml(texts.installed)}" data-failed="${escapeHtml(texts.failed)}">${escapeHtml(texts.installing)}</p>`;
  const scripts = ['b24jssdk.js', 'install.js'];
  response
    .type('html')
    .send(
      htmlPage({ language, title: texts.installed, body: `<h1>Chat Tracker</h1>${status}${list}`, scripts }),
    );
}

function problemList(texts: PageTexts, items: readonly string[]): string {
  return [
    `<div id="problems"><p>${escapeHtml(texts.installedPartly)}</p><ul>${items.join('')}</ul>`,
    `<p>${escapeHtml(texts.partlyAdvice)}</p><button id="continue" type="button">${escapeHtml(texts.continueButton)}</button></div>`,
  ].join('');
}

function showRefused(request: Request, response: Response, { status, code }: InstallationError): void {
  const language = languageOf(request.query['LANG']);
  const title = pageTexts[language].notInstalled;
  const why = `<p role="alert">${escapeHtml(refusalTexts[language][code])}</p><p><code>${escapeHtml(code)}</code></p>`;
  response
    .status(status)
    .type('html')
    .send(htmlPage({ language, title, body: `<h1>${escapeHtml(title)}</h1>${why}`, meta: { error: code } }));
}
