// Comes before everything else, and is small: the look of the frame that stands in index.html, and the question whose answer
// the overview shows, asked while the rest is on its way.
import './design/base.css';
import './design/filters.css';
import './design/picker.css';
import './design/rows.css';
import './frame/frame.css';
import './integrations/list.css';
import './pages/overview/overview.css';
import { askAhead } from './api/ahead';
import { paths } from './api/paths';
import { site } from './api/site';
import { markHere } from './frame/here';
import { applyTheme, storedTheme } from './frame/theme';
import { overviewPath, questionOf } from './pages/overview/question';

/** No frame is drawn where nobody looks. */
const kFrameMs = 100;

/** Calls `next` once what is there was painted: a script that is evaluated holds that up. */
function afterPaint(next: () => void): void {
  const late = setTimeout(next, kFrameMs);
  requestAnimationFrame(() => {
    clearTimeout(late);
    setTimeout(next);
  });
}

function tellMissing(): void {
  const words = document.createElement('p');
  words.setAttribute('role', 'alert');
  words.append('The files of this page did not come. Load it again.');
  document.querySelector('#content .coming')?.replaceChildren(words);
}

function askForOverview(): void {
  if (window.location.pathname !== `${site.path}/`) return;
  const question = questionOf(new URLSearchParams(window.location.search));
  const path = question.mine ? undefined : overviewPath(question, []);
  if (path !== undefined) askAhead(path);
}

/** Who signs in has no pages to go to yet. */
function hideFrame(): void {
  if (window.location.pathname !== site.path + paths.signIn()) return;
  document.querySelector('.app')?.remove();
}

applyTheme(storedTheme());
hideFrame();
markHere(document, window.location.pathname);
askForOverview();
afterPaint(() => {
  import('./main').then(({ start }) => start(), tellMissing);
});
