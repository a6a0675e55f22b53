/**
 * The portal's side of the frame protocol, run by the page
 * (docs/bitrix24/placements-and-frame.md#frame-protocol). Child to parent: `command[:json]:callback:APP_SID`,
 * or an object; parent to child: `callback:json`. Received messages are stored in `window.portalMessages` for
 * tests.
 */
export const parentScript = `function (settings) {
  var frame = document.getElementById('app');
  window.portalMessages = [];

  function answer(callback, data) {
    if (!callback) return;
    frame.contentWindow.postMessage(callback + ':' + (data === undefined ? '' : JSON.stringify(data)), settings.origin);
  }
  function post(path, body) {
    return fetch('/portal/' + path + '?user=' + settings.user, { method: 'POST', body: JSON.stringify(body || {}) })
      .then(function (response) { return response.json(); });
  }
  function read(message) {
    if (message && typeof message === 'object') {
      return { command: message.method, params: message.params, callback: message.callback, sid: message.appSid };
    }
    var parts = String(message).split(':');
    var sid = parts.pop();
    var callback = parts.pop();
    var command = parts.shift();
    var params = parts.join(':');
    try { params = params === '' ? {} : JSON.parse(params); } catch (error) { /* a plain string */ }
    return { command: command, params: params, callback: callback, sid: sid };
  }

  var commands = {
    getInitData: function (params, done) { done(settings.init); },
    refreshAuth: function (params, done) {
      post('refresh-auth').then(function (auth) { Object.assign(settings.init, auth); done(auth); });
    },
    setInstall: function (params, done) { done({ result: true }); },
    setInstallFinish: function (params, done) {
      post('finish-install').then(function () {
        done({ result: true });
        location.reload();
      });
    },
    setTitle: function (params, done) { document.title = params.title; done({}); },
    resizeWindow: function (params, done) {
      var height = parseInt(params.height, 10);
      if (height > 0) frame.style.height = height + 'px';
      done({ width: frame.clientWidth, height: frame.clientHeight });
    },
    setScroll: function (params, done) { window.scrollTo(0, params.scroll || 0); done({}); },
    reloadWindow: function () { location.reload(); },
    closeApplication: function (params, done) { frame.remove(); done({}); },
    openApplication: function (params, done) { done({}); },
    openPath: function (params, done) { done({ result: 'close' }); },
    setAppOption: function (params, done) {
      post('option', { kind: 'app', name: params.name, value: params.value }).then(function () {
        if (settings.init.IS_ADMIN) settings.init.APP_OPTIONS[params.name] = params.value;
        done(settings.init.APP_OPTIONS);
      });
    },
    setUserOption: function (params, done) {
      post('option', { kind: 'user', name: params.name, value: params.value }).then(function () {
        settings.init.USER_OPTIONS[params.name] = params.value;
        done(settings.init.USER_OPTIONS);
      });
    },
    selectUser: function (params, done) { done(params.mult ? settings.users : settings.users[0]); },
    selectAccess: function (params, done) { done([]); },
    selectCRM: function (params, done) { done({}); },
    getInterface: function (params, done) { done({ command: [], event: [] }); },
    placementBindEvent: function () {},
  };

  window.addEventListener('message', function (event) {
    if (event.origin !== settings.origin) return;
    var message = read(event.data);
    if (message.sid !== settings.appSid) return;
    window.portalMessages.push({ command: message.command, params: message.params });
    // A portal does not answer calls, messenger openings
    // (docs/bitrix24/placements-and-frame.md#frame-protocol) and unknown commands.
    var run = Object.prototype.hasOwnProperty.call(commands, message.command) && commands[message.command];
    if (run) run(message.params || {}, function (data) { answer(message.callback, data); });
  });

  document.getElementById('open').submit();
}`;
