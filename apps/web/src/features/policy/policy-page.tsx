import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useIsAtLeast } from '../../shared/session/use-identity.ts';
import { TextSkeleton } from '../../shared/ui/markdown.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PolicyPreviewView } from './policy-preview.tsx';

const route = getRouteApi('/policy');

/** For administrators, and only when they go there. */
const RolePolicies = lazy(async () => ({ default: (await import('./role-policies.tsx')).RolePolicies }));

/** Who sees what: of oneself for everybody, of all and to be changed for administrators. */
export function PolicyPage() {
  const { tab, user, role, source } = route.useSearch();
  const navigate = route.useNavigate();
  const isAdmin = useIsAtLeast('admin');
  const preview = (
    <PolicyPreviewView
      user={user ?? null}
      isAdmin={isAdmin}
      onUser={(id) => void navigate({ search: { ...(id !== null && { user: id }) } })}
    />
  );
  return (
    <Page
      title="Policy"
      subtitle={
        isAdmin
          ? 'What a person sees of each datasource, on every path by which rows leave AIR.'
          : 'What you see of each datasource.'
      }
    >
      {isAdmin ? (
        <Tabs
          value={tab ?? 'preview'}
          keepMounted={false}
          onChange={(word) => void navigate({ search: word === 'roles' ? { tab: 'roles' } : {} })}
        >
          <Tabs.List mb="md">
            <Tabs.Tab value="preview">What a person sees</Tabs.Tab>
            <Tabs.Tab value="roles">Policies of roles</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="preview">{preview}</Tabs.Panel>
          <Tabs.Panel value="roles">
            <Suspense fallback={<TextSkeleton lines={8} />}>
              <RolePolicies
                role={role ?? null}
                source={source ?? null}
                onChoose={(chosen) => void navigate({ search: { tab: 'roles', ...chosen } })}
              />
            </Suspense>
          </Tabs.Panel>
        </Tabs>
      ) : (
        preview
      )}
    </Page>
  );
}
