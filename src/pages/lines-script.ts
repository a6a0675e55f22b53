/** The plain page of lines: a table with a choice of mode per line. */
export const linesScript = `'use strict';
(() => {
  const meta = (name) => document.querySelector('meta[name="' + name + '"]').content;
  const words = JSON.parse(meta('words'));
  const status = document.getElementById('status');
  const rows = document.getElementById('lines');
  const modes = ['auto', 'suggest', 'off'];
  const say = (text) => { status.textContent = text; };

  async function ask(path, options) {
    const headers = { Authorization: 'Bearer ' + meta('session'), 'Content-Type': 'application/json' };
    const response = await fetch('api/v1/' + path, { ...options, headers });
    if (response.status === 401) throw new Error(words.expired);
    if (response.status === 403) throw new Error(words.forbidden);
    if (!response.ok) throw new Error(words.failed);
    return response.json();
  }

  function cell(row, content) {
    const td = document.createElement('td');
    td.append(content);
    row.append(td);
  }

  function choice(line) {
    const select = document.createElement('select');
    select.setAttribute('aria-label', words.mode + ': ' + line.name);
    for (const mode of modes) select.add(new Option(words[mode], mode, false, mode === line.settings.mode));
    let before = line.settings.mode;
    select.addEventListener('change', async () => {
      select.disabled = true;
      try {
        const body = JSON.stringify({ mode: select.value });
        const changed = await ask('lines/' + encodeURIComponent(line.id), { method: 'PATCH', body });
        before = changed.settings.mode;
        say(words.saved);
      } catch (error) {
        say(error.message);
      }
      select.value = before;
      select.disabled = false;
      select.focus();
    });
    return select;
  }

  function heard(line) {
    const last = Math.max(0, ...line.sources.map((source) => source.at));
    return last === 0 ? words.never : new Date(last).toLocaleString(document.documentElement.lang);
  }

  async function show() {
    say(words.loading);
    const { lines } = await ask('lines');
    for (const line of lines) {
      const row = document.createElement('tr');
      cell(row, line.active ? line.name : line.name + ' (' + words.inactive + ')');
      cell(row, choice(line));
      cell(row, heard(line));
      rows.append(row);
    }
    say(lines.length === 0 ? words.empty : '');
  }

  show().catch((error) => say(error instanceof TypeError ? words.failed : error.message));
})();
`;
