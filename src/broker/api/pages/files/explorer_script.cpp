// The script of the explorer: asks the broker for the document that the fragment names and shows
// it. Whatever stands in a document is put into the page as text.
#include "broker/api/pages/files/explorer_script.hpp"

namespace accord::broker::api {
namespace {

constexpr std::string_view kExplorerScript = R"js('use strict';

const root = document.getElementById('explorer');
const base = root.dataset.base;
const form = document.getElementById('go');
const field = document.getElementById('address');
const view = document.getElementById('document');

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// The path below the broker that the fragment names.
function wanted() {
  const path = location.hash.slice(1);
  return /^\/(?!\/)/.test(path) ? path : '/';
}

// The path below the broker of an address; null when it is somewhere else.
function below(href) {
  const url = new URL(href, location.href);
  const isOurs = url.origin === location.origin &&
    (url.pathname === base || url.pathname.startsWith(base + '/'));
  return isOurs ? (url.pathname.slice(base.length) || '/') + url.search : null;
}

function anchor(href) {
  const path = below(href);
  if (path !== null) return element('a', {href: '#' + path}, href);
  const isWeb = /^https?:/i.test(href);
  return isWeb ? element('a', {href, rel: 'noreferrer'}, href) : element('span', {}, href);
}

// A form that fills a template in.
function filler(template) {
  const names = [...template.matchAll(/\{([^}]+)\}/g)].map(match => match[1]);
  const made = element('form', {class: 'template'}, element('code', {}, template));
  for (const name of names) {
    made.append(element('label', {}, name + ' ', element('input', {name, required: ''})));
  }
  made.append(element('button', {type: 'submit'}, 'Open'));
  made.addEventListener('submit', event => {
    event.preventDefault();
    const values = new FormData(made);
    const path = below(template.replace(/\{([^}]+)\}/g,
      (_, name) => encodeURIComponent(values.get(name))));
    if (path !== null) location.hash = path;
  });
  return made;
}

// The relation, with a link to the page about it.
function relation(name, curies) {
  const [prefix, rest] = name.split(':');
  const curie = rest && curies.find(one => one.name === prefix);
  const page = curie && below(curie.href.replace('{rel}', encodeURIComponent(rest)));
  return page ? element('a', {href: base + page}, name) : document.createTextNode(name);
}

function linkTable(links, curies) {
  const body = element('tbody', {});
  for (const [name, value] of Object.entries(links)) {
    if (name === 'curies') continue;
    for (const link of [value].flat()) {
      const where = link.templated ? filler(link.href) : anchor(link.href);
      body.append(element('tr', {},
        element('th', {scope: 'row'}, relation(name, curies)),
        element('td', {'data-label': 'What'}, [link.title, link.name].filter(Boolean).join(': ')),
        element('td', {'data-label': 'Where'}, where)));
    }
  }
  return element('div', {class: 'card'}, element('table', {}, body));
}

function pretty(value) {
  return element('pre', {tabindex: '0', class: 'card'},
    element('code', {}, JSON.stringify(value, null, 2)));
}

function render(data, curies) {
  const {_links: links = {}, _embedded: embedded = {}, ...members} = data;
  const known = [...curies, ...(links.curies || [])];
  const parts = [];
  if (Object.keys(links).length) parts.push(element('h2', {}, 'Links'), linkTable(links, known));
  if (Object.keys(members).length) parts.push(element('h2', {}, 'Members'), pretty(members));
  for (const [name, value] of Object.entries(embedded)) {
    const items = [value].flat();
    parts.push(element('h2', {}, name + ' (' + items.length + ')'));
    for (const item of items) {
      const label = item.name || item.number || item.uuid || name;
      const details = element('details', {class: 'card'}, element('summary', {}, String(label)));
      details.addEventListener('toggle',
        () => details.append(...render(item, known)), {once: true});
      parts.push(details);
    }
  }
  return parts;
}

async function show() {
  const path = wanted();
  field.value = path;
  view.replaceChildren(element('p', {class: 'dim'}, 'Asking ...'));
  try {
    const answer = await fetch(base + path,
      {headers: {Accept: 'application/hal+json, application/json;q=0.9, */*;q=0.1'}});
    const text = await answer.text();
    const status = element('p', {class: 'why'}, answer.status + ' ' + answer.statusText);
    const isJson = (answer.headers.get('content-type') || '').includes('json');
    const data = isJson && text ? JSON.parse(text) : null;
    const parts = data !== null && typeof data === 'object' && !Array.isArray(data)
      ? render(data, [])
      : [element('pre', {class: 'card', tabindex: '0'}, element('code', {}, text))];
    if (wanted() === path) view.replaceChildren(status, ...parts);
  } catch (error) {
    view.replaceChildren(element('p', {role: 'alert'}, String(error)));
  }
}

form.addEventListener('submit', event => {
  event.preventDefault();
  if (location.hash.slice(1) === field.value) show();
  else location.hash = field.value;
});
addEventListener('hashchange', show);
show();
)js";

}  // namespace

std::string_view explorer_script() { return kExplorerScript; }

}  // namespace accord::broker::api
