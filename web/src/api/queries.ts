// Reading resources: kept, read again when they may have changed, page by page where they are long.
import { QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { takeAhead } from './ahead';
import { live } from './live';
import { ApiError, get, getTagged, link, type Links, type Tagged } from './http';
import { pathOf } from './site';

/** What may pass by itself is tried again; a refusal is not. */
function mayPass(failures: number, error: unknown): boolean {
  const status = error instanceof ApiError ? error.status : 0;
  return failures < 2 && (status === 0 || status >= 500);
}

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // A broker may be reached where the browser thinks that it has no network.
      queries: { staleTime: 5_000, retry: mayPass, retryDelay: 700, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
}

/** A resource; its key is its path, so that pages that show the same share what was read. */
export function useResource<T>(path: string | undefined) {
  return useQuery<T>({
    queryKey: [path],
    queryFn: ({ signal }) => get<T>(path ?? '', signal),
    enabled: path !== undefined,
  });
}

/** A resource with its tag, for who changes it. */
export function taggedQuery<T>(path: string) {
  return {
    queryKey: [path, 'tagged'],
    queryFn: ({ signal }: { signal: AbortSignal }) => getTagged<T>(path, signal),
  };
}

export function useTagged<T>(path: string) {
  return useQuery<Tagged<T>>(taggedQuery<T>(path));
}

/** As useResource, with what was shown before until the new is there: for filters of one list. */
export function useSteadyResource<T>(path: string | undefined) {
  return useQuery<T>({
    queryKey: [path],
    queryFn: ({ signal }) => get<T>(path ?? '', signal),
    enabled: path !== undefined,
    placeholderData: (before) => before,
  });
}

interface Portion {
  _links?: Links;
}

/** The path of the page after `last`. */
export function nextPage(last: Portion): string | undefined {
  const next = link(last, 'next');
  return next === undefined ? undefined : pathOf(next);
}

/** A list's query; its first page may have been asked for ahead. */
export function pagesQuery<T extends Portion>(path: string) {
  return {
    queryKey: ['pages', path],
    queryFn: ({ pageParam, signal }: { pageParam: string; signal: AbortSignal }) => {
      const again = () => get<T>(pageParam, signal);
      return takeAhead<T>(pageParam)?.catch(again) ?? again();
    },
    initialPageParam: path,
    getNextPageParam: nextPage,
  };
}

/**
 * A list page by page: each page's `next` leads to the one after it. `watch`: after how many milliseconds it is read again,
 * by what its first page is.
 */
export function usePages<T extends Portion>(
  path: string | undefined,
  watch?: (first: T | undefined) => number | false | undefined,
) {
  return useInfiniteQuery({
    ...pagesQuery<T>(path ?? ''),
    enabled: path !== undefined,
    placeholderData: (before) => before,
    refetchInterval: ({ state }) => watch?.(state.data?.pages[0]) || false,
  });
}

const kReadAgainMs = 3_000;

/** Reads again while `waits`, for what comes without an event: a delivery of a webhook. */
export function useReadAgain(query: { refetch: () => unknown }, waits: boolean): void {
  const { refetch } = query;
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(
      () => !document.hidden && !live.isHeld() && void refetch(),
      kReadAgainMs,
    );
    return () => clearInterval(timer);
  }, [waits, refetch]);
}
