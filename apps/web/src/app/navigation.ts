import { IconDatabase, IconHistory, IconMessageCircle, IconReportAnalytics } from '@tabler/icons-react';

/** The places of the app; `letter` follows "g" to go there. */
export const navigation = [
  {
    group: 'Work',
    items: [
      { to: '/', name: 'Ask', letter: 'a', icon: IconMessageCircle },
      { to: '/reports', name: 'Reports', letter: 'r', icon: IconReportAnalytics },
    ],
  },
  {
    group: 'Operate',
    items: [
      { to: '/runs', name: 'Runs', letter: 'u', icon: IconHistory },
      { to: '/datasources', name: 'Datasources', letter: 'd', icon: IconDatabase },
    ],
  },
] as const;

export const places = navigation.flatMap(({ items }) => [...items]);
