import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import { readAskSearch, readDatasourceSearch, readReportSearch, readRunsSearch } from '../shared/search.ts';
import { NotFound } from './not-found.tsx';
import { RouteError } from './route-error.tsx';
import { Shell } from './shell.tsx';

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Shell,
  notFoundComponent: NotFound,
});

const routes = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    validateSearch: readAskSearch,
    component: lazyRouteComponent(() => import('../features/ask/ask-page.tsx'), 'AskPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reports',
    component: lazyRouteComponent(() => import('../features/reports/reports-page.tsx'), 'ReportsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reports/$key',
    validateSearch: readReportSearch,
    component: lazyRouteComponent(() => import('../features/reports/report-page.tsx'), 'ReportPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/runs',
    validateSearch: readRunsSearch,
    component: lazyRouteComponent(() => import('../features/runs/runs-page.tsx'), 'RunsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/runs/$id',
    component: lazyRouteComponent(() => import('../features/runs/run-page.tsx'), 'RunPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/datasources',
    component: lazyRouteComponent(() => import('../features/datasources/datasources-page.tsx'), 'DatasourcesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/datasources/new',
    component: lazyRouteComponent(() => import('../features/datasources/new-datasource-page.tsx'), 'NewDatasourcePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/datasources/$id',
    validateSearch: readDatasourceSearch,
    component: lazyRouteComponent(() => import('../features/datasources/datasource-page.tsx'), 'DatasourcePage'),
  }),
] as const;

export function createAppRouter(queryClient: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree: root.addChildren(routes),
    context: { queryClient },
    defaultPreload: 'intent',
    defaultErrorComponent: RouteError,
    scrollRestoration: true,
    ...(history && { history }),
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
