import { useIdentity } from '../../shared/session/use-identity.ts';
import { Facts } from '../../shared/ui/facts.tsx';
import { Page, WithFacts } from '../../shared/ui/page.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ApiKeys } from './api-keys.tsx';
import { ChangePassword } from './change-password.tsx';
import { claimText } from './claims.ts';

const ways = {
  local: 'authentication is off: this machine',
  session: 'a login',
  token: 'a token',
  api_key: 'an API key',
};

/** One's own account: who AIR takes one for, password, keys for programs. */
export function AccountPage() {
  const user = useIdentity();
  if (user === null) return null;
  const claims = Object.entries(user.claims);
  return (
    <Page title={user.display_name} subtitle="Who AIR takes you for, and the keys your programs use.">
      <WithFacts
        facts={
          <Panel title="You">
            <Facts
              items={[
                ['User name', user.username],
                ['Role', user.role],
                ['May', mays[user.level]],
                ['Stores', user.is_all_stores ? 'all' : user.store_ids.join(', ') || user.store_id || 'none named'],
                ...claims.map(([name, value]): [string, string] => [name, claimText(value)]),
                ['Organisation', user.org_id],
                ['Known by', ways[user.via]],
              ]}
            />
          </Panel>
        }
      >
        <ApiKeys />
        {user.via === 'session' && <ChangePassword />}
      </WithFacts>
    </Page>
  );
}

const mays = {
  viewer: 'ask and run saved reports',
  analyst: 'also write SQL, scopes and reports',
  admin: 'also decide who may do what',
};
