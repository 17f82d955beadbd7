import {
  IconActivity,
  IconBooks,
  IconCpu,
  IconDatabase,
  IconHistory,
  IconMessageCircle,
  IconReportAnalytics,
  IconShieldLock,
  IconUsers,
} from '@tabler/icons-react';
import type { Identity } from '../shared/api/session.ts';
import { isAtLeast } from '../shared/session/use-identity.ts';

/** The places of the app; `letter` follows "g" to go there, `level` is the least that one must be to see it. */
const navigation = [
  {
    group: 'Work',
    items: [
      { to: '/', name: 'Ask', letter: 'a', icon: IconMessageCircle, level: 'viewer' },
      { to: '/reports', name: 'Reports', letter: 'r', icon: IconReportAnalytics, level: 'viewer' },
      { to: '/documents', name: 'Documents', letter: 'o', icon: IconBooks, level: 'viewer' },
    ],
  },
  {
    group: 'Operate',
    items: [
      { to: '/runs', name: 'Runs', letter: 'u', icon: IconActivity, level: 'viewer' },
      { to: '/audit', name: 'Audit', letter: 'l', icon: IconHistory, level: 'viewer' },
      { to: '/datasources', name: 'Datasources', letter: 'd', icon: IconDatabase, level: 'viewer' },
      { to: '/models', name: 'Models', letter: 'm', icon: IconCpu, level: 'viewer' },
    ],
  },
  {
    group: 'Access',
    items: [
      { to: '/policy', name: 'Policy', letter: 'p', icon: IconShieldLock, level: 'viewer' },
      { to: '/users', name: 'Users', letter: 's', icon: IconUsers, level: 'admin' },
    ],
  },
] as const;

/** What this person may see of it, in groups. */
export const navigationOf = (user: Identity | null) =>
  navigation.map(({ group, items }) => ({ group, items: items.filter(({ level }) => isAtLeast(user, level)) }));

export const placesOf = (user: Identity | null) => navigationOf(user).flatMap(({ items }) => items);
