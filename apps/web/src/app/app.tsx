import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type RouterHistory, RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { session } from '../shared/api/client.ts';
import { ProblemError } from '../shared/api/problem.ts';
import { createAppRouter } from './router.tsx';
import { cssVariables, theme } from './theme.ts';

const colorSchemes = localStorageColorSchemeManager({ key: 'air-color-scheme' });

export function App({ history }: { history?: RouterHistory }) {
  const [queryClient] = useState(createQueryClient);
  const [router] = useState(() => createAppRouter(queryClient, history));
  useEffect(() => session.keepFresh(), []);
  useEffect(
    () =>
      session.subscribe(() => {
        if (session.current().status !== 'out') return;
        // Whoever logs in next must not find what the last one saw.
        queryClient.clear();
        void router.invalidate();
      }),
    [queryClient, router],
  );
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemes}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        refetchOnWindowFocus: false,
        // A refusal is an answer; only silence is worth a second try.
        retry: (failures, error) =>
          failures < 2 && error instanceof ProblemError && error.problem.code === 'web.unreachable',
        retryDelay: 800,
      },
    },
  });
}
