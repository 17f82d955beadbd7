import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type ParsedLocation,
  redirect,
  type RouterHistory,
} from '@tanstack/react-router';
import { session } from '../shared/api/client.ts';
import {
  readAskSearch,
  readAuditSearch,
  readDatasourceSearch,
  readLoginSearch,
  readPolicySearch,
  readReportSearch,
  readReviewSearch,
  readRunsSearch,
  readSetupSearch,
  readUsersSearch,
} from '../shared/search.ts';
import { NotFound } from './not-found.tsx';
import { RouteError } from './route-error.tsx';
import { Shell } from './shell.tsx';

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Shell,
  notFoundComponent: NotFound,
  beforeLoad: ({ location }) => admit(location),
});

/** Where no login is needed. */
const openPlaces = ['/login', '/setup'];

/** Leads whoever is not logged in to the login, which leads them back. */
async function admit(location: ParsedLocation): Promise<void> {
  if (openPlaces.includes(location.pathname)) return;
  const { status } = await session.start();
  if (status === 'out')
    redirect({ to: '/login', search: location.href === '/' ? {} : { to: location.href }, throw: true });
}

const asking = createRoute({
  getParentRoute: () => root,
  id: 'asking',
  component: lazyRouteComponent(() => import('../features/ask/ask-page.tsx'), 'AskPage'),
});

// One page under both addresses: a conversation gets its own while its first answer is under way.
const start = createRoute({ getParentRoute: () => asking, path: '/', validateSearch: readAskSearch });
const conversation = createRoute({ getParentRoute: () => asking, path: '/ask/c/$id' });

const routes = [
  createRoute({
    getParentRoute: () => root,
    path: '/login',
    validateSearch: readLoginSearch,
    component: lazyRouteComponent(() => import('../features/identity/login-page.tsx'), 'LoginPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/setup',
    validateSearch: readSetupSearch,
    component: lazyRouteComponent(() => import('../features/identity/setup-page.tsx'), 'SetupPage'),
  }),
  asking.addChildren([start, conversation]),
  createRoute({
    getParentRoute: () => root,
    path: '/ask/review',
    validateSearch: readReviewSearch,
    component: lazyRouteComponent(() => import('../features/ask/review/review-page.tsx'), 'ReviewPage'),
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
    path: '/documents',
    component: lazyRouteComponent(() => import('../features/documents/documents-page.tsx'), 'DocumentsPage'),
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
    path: '/audit',
    validateSearch: readAuditSearch,
    component: lazyRouteComponent(() => import('../features/audit/audit-page.tsx'), 'AuditPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/audit/$id',
    component: lazyRouteComponent(() => import('../features/audit/audit-detail-page.tsx'), 'AuditDetailPage'),
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
  createRoute({
    getParentRoute: () => root,
    path: '/models',
    component: lazyRouteComponent(() => import('../features/models/models-page.tsx'), 'ModelsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/policy',
    validateSearch: readPolicySearch,
    component: lazyRouteComponent(() => import('../features/policy/policy-page.tsx'), 'PolicyPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/users',
    validateSearch: readUsersSearch,
    component: lazyRouteComponent(() => import('../features/identity/users-page.tsx'), 'UsersPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/account',
    component: lazyRouteComponent(() => import('../features/identity/account-page.tsx'), 'AccountPage'),
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
