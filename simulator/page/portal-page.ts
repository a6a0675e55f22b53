import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendJson } from '../base/http-server.ts';
import { int, isRecord, text } from '../base/params.ts';
import type { Portal } from '../portal/portal.ts';
import type { User } from '../portal/users.ts';
import { parentScript } from './parent-script.ts';
import { userOptions } from './user-options.ts';

/**
 * The portal's page with the app in a frame (docs/bitrix24/placements-and-frame.md#frame-protocol):
 * `GET /portal/?user=&placement=&options=` returns it; the script of the page posts to
 * `/portal/finish-install`, `/portal/refresh-auth` and `/portal/option`.
 */
export function servePage(
  portal: Portal,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  body: string,
): void {
  const user = portal.users.get(int(url.searchParams.get('user'))) ?? portal.admin;
  if (request.method === 'POST') {
    handleAction(portal, user, url.pathname, body, response);
    return;
  }
  const page = portal.installation ? appPage(portal, user, url) : plainPage('No application here.');
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(page);
}

function handleAction(
  portal: Portal,
  user: User,
  path: string,
  body: string,
  response: ServerResponse,
): void {
  const app = portal.installation;
  if (!app) {
    sendJson(response, 404, {});
    return;
  }
  if (path === '/portal/finish-install') {
    if (user.admin) portal.finishInstall();
    sendJson(response, 200, { result: user.admin });
    return;
  }
  if (path === '/portal/refresh-auth') {
    const token = portal.issueToken(user);
    sendJson(response, 200, {
      AUTH_ID: token.accessToken,
      AUTH_EXPIRES: portal.vault.accessLife,
      REFRESH_ID: token.refreshToken,
    });
    return;
  }
  const option: unknown = JSON.parse(body || '{}');
  if (!isRecord(option)) {
    sendJson(response, 400, {});
    return;
  }
  // Only admins may set app options; requests of others are silently ignored
  // (docs/bitrix24/placements-and-frame.md#frame-protocol).
  if (option['kind'] === 'app' && user.admin) app.options.set(text(option['name']), option['value']);
  if (option['kind'] === 'user') userOptions(app, user.id).set(text(option['name']), option['value']);
  sendJson(response, 200, { result: true });
}

function appPage(portal: Portal, user: User, url: URL): string {
  const app = portal.installation;
  const placement = url.searchParams.get('placement') ?? 'DEFAULT';
  const given: unknown = JSON.parse(url.searchParams.get('options') ?? '{}');
  const options = isRecord(given)
    ? Object.fromEntries(Object.entries(given).map(([key, value]) => [key, text(value)]))
    : {};
  if (!app) return plainPage('No application here.');
  if (!app.finished && (!user.admin || placement !== 'DEFAULT'))
    return plainPage('The application is not fully installed yet. Please ask your administrator.');
  const frame = portal.frame({ as: user, placement, options });
  const { AUTH_ID, AUTH_EXPIRES, REFRESH_ID } = frame.fields;
  const init = {
    LANG: portal.language,
    DOMAIN: portal.domain,
    PROTOCOL: 0,
    PATH: '/rest',
    AUTH_ID,
    AUTH_EXPIRES: Number(AUTH_EXPIRES),
    REFRESH_ID,
    MEMBER_ID: portal.memberId,
    FIRST_RUN: !app.finished,
    IS_ADMIN: user.admin,
    INSTALL: !app.finished,
    USER_OPTIONS: Object.fromEntries(userOptions(app, user.id)),
    APP_OPTIONS: Object.fromEntries(app.options),
    PLACEMENT: placement,
    PLACEMENT_OPTIONS: options,
  };
  const users = portal.users
    .employees()
    .map(({ id, name, lastName }) => ({ id: String(id), name: `${name} ${lastName}`.trim() }));
  const settings = { init, appSid: frame.appSid, origin: new URL(frame.url).origin, user: user.id, users };
  const name = `${portal.domain}|0|${frame.appSid}`;
  const fields = Object.entries(frame.fields).map(
    ([key, value]) => `<input type="hidden" name="${escape(key)}" value="${escape(value)}">`,
  );
  return document(
    `<iframe id="app" name="${escape(name)}" style="width:100%;height:800px;border:0"></iframe>
<form id="open" method="post" action="${escape(frame.url)}" target="${escape(name)}">${fields.join('')}</form>
<script>(${parentScript})(${JSON.stringify(settings).replaceAll('<', '\\u003c')});</script>`,
  );
}

function plainPage(message: string): string {
  return document(`<p id="notice">${escape(message)}</p>`);
}

function document(body: string): string {
  return `<!doctype html><html><head><meta charset="utf-8"><title>Portal</title></head><body style="margin:0">${body}</body></html>`;
}

function escape(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
