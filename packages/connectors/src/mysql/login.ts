import type { Session } from './session.ts';

const reading = new Set([
  'SELECT',
  'USAGE',
  'SHOW VIEW',
  'SHOW DATABASES',
  'PROCESS',
  'REPLICATION CLIENT',
  'BINLOG MONITOR',
]);

/** Names what the login could do beyond reading, grant by grant. */
export async function warnOfLogin(session: Session): Promise<string[]> {
  const grants = (await session.rows('SHOW GRANTS')).map((row) => String(row[0]));
  return grants.flatMap(warnOfGrant);
}

export function warnOfGrant(grant: string): string[] {
  const [, list = '', place = ''] = /^GRANT (.+?) ON (\S+) TO /.exec(grant) ?? [];
  const role = /^GRANT (\S+) TO /.exec(grant)?.[1];
  if (list === '') return role ? [`holds the role ${role.replaceAll('`', '')}`] : [];
  const scope = place.replaceAll('`', '');
  const isOwner = / WITH GRANT OPTION/.test(grant);
  const beyond = list
    .replace(/\([^)]*\)/g, '')
    .split(',')
    .map((privilege) => privilege.trim())
    .filter((privilege) => !reading.has(privilege));
  return [
    ...(beyond.length > 0 ? [`may ${beyond.map(inWords).join(', ')} on ${scope}`] : []),
    ...(isOwner ? [`may grant its rights on ${scope} to others`] : []),
  ];
}

function inWords(privilege: string): string {
  if (privilege === 'ALL PRIVILEGES') return 'do anything';
  return privilege === 'PROXY' ? 'act as other users' : privilege;
}
