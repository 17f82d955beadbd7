import { userNameSchema } from '@air/contract';
import { AirError, systemClock } from '@air/core';
import { createInvite, createUser } from '@air/server';
import type { Store, UserRecord } from '@air/store';
import { readClaims } from '../read-claims.ts';
import { loadConfig } from '../config/load-config.ts';
import type { ProgramFlags } from '../flags.ts';
import { openControlPlane } from '../open-control-plane.ts';
import { localAddress, setupLink } from '../setup-link.ts';

export interface PeopleFlags extends ProgramFlags {
  org: string;
}

/** Makes a user and prints the link by which they set a password; for one who is there already, a new link. */
export async function addUser(
  name: string,
  flags: PeopleFlags & { role: string; claims?: string; displayName?: string },
): Promise<void> {
  const username = readName(name);
  await withStore(flags, async (store, address) => {
    const world = { store, clock: systemClock };
    const known = await store.users.find(flags.org, username);
    const token = known
      ? await createInvite(world, known)
      : (
          await createUser(world, flags.org, {
            username,
            displayName: flags.displayName ?? username,
            role: flags.role,
            claims: readClaims(flags.claims),
            password: null,
          })
        ).inviteToken;
    console.log(
      `${username} ${known ? 'is there already' : `is created with the role ${flags.role}`}; the link to set a password works once:`,
    );
    console.log(setupLink(address, token ?? ''));
  });
}

export async function listUsers(flags: PeopleFlags): Promise<void> {
  await withStore(flags, async (store) => {
    for (const user of await store.users.list(flags.org)) console.log(describe(user));
  });
}

export async function disableUser(name: string, flags: PeopleFlags): Promise<void> {
  await withStore(flags, async (store) => {
    const user = await store.users.find(flags.org, name);
    if (!user) throw new AirError('store.not_found', `there is no user ${name}`);
    await store.users.change(flags.org, user.id, { isDisabled: true });
    await store.sessions.revokeAll(flags.org, user.id);
    console.log(`${user.username} is disabled and logged out everywhere`);
  });
}

/** Makes an organisation with its first admin. */
export async function addOrg(id: string, flags: ProgramFlags & { admin: string; name?: string }): Promise<void> {
  const username = readName(flags.admin);
  await withStore(flags, async (store, address) => {
    await store.orgs.create({ id, name: flags.name ?? id });
    const world = { store, clock: systemClock };
    const { inviteToken } = await createUser(world, id, {
      username,
      displayName: username,
      role: 'admin',
      claims: {},
      password: null,
    });
    console.log(`the organisation ${id} is created; the link for ${username} to set a password works once:`);
    console.log(setupLink(address, inviteToken ?? ''));
  });
}

async function withStore(flags: ProgramFlags, work: (store: Store, address: string) => Promise<void>): Promise<void> {
  const config = loadConfig(flags);
  const { store } = await openControlPlane(config);
  try {
    await work(store, localAddress(config.host, config.port));
  } finally {
    await store.close();
  }
}

function describe({ username, role, isDisabled, passwordHash, lastLoginAt }: UserRecord): string {
  const state = isDisabled ? 'disabled' : passwordHash === null ? 'invited' : `last login ${lastLoginAt ?? 'never'}`;
  return `${username}\t${role}\t${state}`;
}

function readName(text: string): string {
  const parsed = userNameSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new AirError('config.invalid', `"${text}" is not a user name: ${parsed.error.issues[0]?.message ?? ''}`);
}
