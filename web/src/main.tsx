// The page of the broker: a client of its HTTP API and of nothing else.
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { pathAhead } from './api/ahead';
import { makeQueryClient, pagesQuery } from './api/queries';
import { site } from './api/site';
import { routes } from './routes';

/** Once the page at this address is there: until then index.html has the frame. */
function untilLoaded(router: ReturnType<typeof createBrowserRouter>): Promise<void> {
  return new Promise((done) => {
    if (router.state.initialized) return done();
    const stop = router.subscribe(({ initialized }) => {
      if (!initialized) return;
      stop();
      done();
    });
  });
}

/** So long the frame of index.html may stand there for an answer: drawing rows at once is quicker than drawing them late. */
const kAnswerMs = 100;

/** Takes what was asked for ahead. */
function takeAnswers(queries: QueryClient): Promise<unknown> {
  const path = pathAhead();
  if (path === undefined) return Promise.resolve();
  const late = new Promise((done) => setTimeout(done, kAnswerMs));
  return Promise.race([queries.prefetchInfiniteQuery(pagesQuery(path)), late]);
}

/** Takes over what index.html has. */
export async function start(): Promise<void> {
  const place = document.getElementById('page');
  if (!place) throw new Error('index.html has no element "page"');
  const queries = makeQueryClient();
  const router = createBrowserRouter(routes, { basename: site.path || '/' });
  await Promise.all([takeAnswers(queries), untilLoaded(router)]);
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
