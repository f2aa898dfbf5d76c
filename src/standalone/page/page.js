// Shows what the API answers, anew every other second. All text comes in by textContent.
'use strict';

const kPauseMs = 2000;
const byId = (id) => document.getElementById(id);

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

const mark = (kind, text) => element('span', {class: `mark ${kind}`}, text);
const plural = (count, one, more) => `${count} ${count === 1 ? one : more}`;

async function ask(path) {
  const answer = await fetch(path, {headers: {Accept: 'application/json'}, cache: 'no-store'});
  if (!answer.ok) {
    throw new Error(`${path} answered ${answer.status}`);
  }
  return answer.json();
}

// Only what differs is put in place, so that scrolling and selections stay.
function show(place, ...children) {
  const next = place.cloneNode(false);
  next.append(...children);
  if (!place.isEqualNode(next)) {
    place.replaceChildren(...next.childNodes);
  }
}

function headline(servers) {
  if (servers.length === 0) {
    return 'No mock server is running';
  }
  const open = servers.filter((server) => server.status !== 'ok').length;
  return open === 0
    ? `${plural(servers.length, 'mock server', 'mock servers')}: everything matched`
    : `${open} of ${plural(servers.length, 'mock server', 'mock servers')} not yet matched in everything`;
}

function serverRow(server, chosen) {
  const attributes = {href: `#${server.id}`};
  if (server.id === chosen) {
    attributes['aria-current'] = 'true';
  }
  return element('li', {}, element('a', attributes,
    element('span', {class: 'name'}, server.provider, ' ', element('span', {class: 'mono quiet'}, `:${server.port}`)),
    server.status === 'ok' ? mark('ok', 'matched') : mark('bad', 'open')));
}

function table(heads, rows) {
  return element('table', {},
    element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', {scope: 'col'}, head)))),
    element('tbody', {}, ...rows));
}

function interactionRow(interaction) {
  const states = interaction.providerStates.length === 0 ? ''
    : `given ${interaction.providerStates.join(' and ')}`;
  return element('tr', {},
    element('td', {}, interaction.description, ' ', element('span', {class: 'quiet'}, states)),
    element('td', {class: 'mono'}, `${interaction.method} ${interaction.path}`),
    element('td', {}, interaction.times === 0 ? mark('bad', 'never asked')
      : mark('ok', `asked ${plural(interaction.times, 'time', 'times')}`)));
}

function requestRow(request) {
  return element('tr', {},
    element('td', {class: 'mono quiet'}, request.time.slice(11, 23)),
    element('td', {class: 'mono'}, `${request.method} ${request.target}`),
    element('td', {}, request.interaction === null ? mark('bad', 'did not match') : mark('ok', 'matched'),
      ' ', request.interaction ?? ''));
}

function serverParts(report) {
  const server = report.mockServer;
  const parts = [
    element('h2', {}, `${report.consumer} with ${server.provider}`),
    element('p', {class: 'quiet'}, 'Listens on ',
      element('code', {}, `${server.scheme}://${server.address}`), `, id ${server.id}, `,
      plural(server.metrics.requests, 'request', 'requests'), ' so far'),
  ];
  if (report.explanation !== '') {
    parts.push(element('h2', {}, 'What did not match'),
      element('pre', {tabindex: '0'}, report.explanation));
  }
  parts.push(element('h2', {}, 'The contract'),
    table(['Interaction', 'Request', 'Came'], report.interactions.map(interactionRow)),
    element('h2', {}, 'What arrived, newest first'),
    report.requests.length === 0 ? element('p', {class: 'quiet'}, 'Nothing yet.')
      : table(['Time (UTC)', 'Request', 'Outcome'], report.requests.map(requestRow)));
  return parts;
}

function invitation() {
  return [element('h2', {}, 'Start one for a pact file'),
    element('pre', {class: 'command'}, `accord mock create --port ${location.port || 80} --file pacts/shop-catalogue.json`)];
}

async function refresh() {
  try {
    const {mockServers: servers} = await ask('/');
    const wanted = decodeURIComponent(location.hash.slice(1));
    const chosen = servers.find((server) => server.id === wanted) ?? servers[0];
    show(byId('answer'), headline(servers));
    show(byId('servers'), ...servers.map((server) => serverRow(server, chosen?.id)));
    show(byId('server'), ...(chosen ? serverParts(await ask(`/mockserver/${chosen.id}/report`)) : invitation()));
    byId('away').hidden = true;
  } catch (problem) {
    byId('away').textContent = `This is not up to date: ${problem.message}`;
    byId('away').hidden = false;
  }
}

let timer = 0;
async function goOn() {
  clearTimeout(timer);
  await refresh();
  timer = setTimeout(goOn, kPauseMs);
}

addEventListener('hashchange', goOn);
goOn();
