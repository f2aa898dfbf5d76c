// The page of the broker: a client of its HTTP API and of nothing else.
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { makeQueryClient } from './api/queries';
import { site } from './api/site';
import './design/base.css';
import { applyTheme, storedTheme } from './frame/theme';
import { routes } from './routes';

applyTheme(storedTheme());
const router = createBrowserRouter(routes, { basename: site.path || '/' });
const place = document.getElementById('page');
if (!place) throw new Error('index.html has no element "page"');
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={makeQueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
