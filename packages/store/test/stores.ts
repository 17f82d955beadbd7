import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, openSecretBox } from '@air/core';
import { afterEach, beforeEach, describe } from 'vitest';
import { describeService } from '../../../test/services/describe-service.ts';
import { openStore, type Store, type StoreSettings } from '../src/index.ts';

export const secretBox = openSecretBox('', 'a key for tests');

export interface StoreWorld {
  store: Store;
  settings: StoreSettings;
  /** The time that the store sees; it goes on, and can be moved. */
  clock: MovableClock;
}

interface MovableClock extends Clock {
  move(ms: number): void;
}

/** An ISO time so many milliseconds from the time of the clock. */
export function inMs(clock: Clock, ms: number): string {
  return new Date(clock.now().getTime() + ms).toISOString();
}

function movableClock(): MovableClock {
  let moved = 0;
  return { now: () => new Date(Date.now() + moved), move: (ms) => (moved += ms) };
}

/** Runs the suite on every database that can hold the control plane, each test on an empty one. */
export async function describeStores(title: string, body: (world: StoreWorld) => void): Promise<void> {
  await describePlaces(title, (openPlace) => body(eachTest(openPlace)));
}

/** As `describeStores`, but nothing has been opened yet. */
export async function describeDatabases(
  title: string,
  body: (world: Pick<StoreWorld, 'settings'>) => void,
): Promise<void> {
  await describePlaces(title, (openPlace) => body(eachPlace(openPlace)));
}

async function describePlaces(title: string, body: (openPlace: () => Promise<Place>) => void): Promise<void> {
  describe(`${title} (SQLite)`, () => {
    body(openSqlitePlace);
  });
  await describeService('postgres', title, (service) => {
    body(async () => {
      const database = await service.createDatabase();
      return {
        settings: { driver: 'postgres', dsn: database.dsn, dataDirectory: '/' },
        discard: () => database.drop(),
      };
    });
  });
}

interface Place {
  settings: StoreSettings;
  discard(): Promise<void>;
}

async function openSqlitePlace(): Promise<Place> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'air-store-'));
  return {
    settings: { driver: 'sqlite', dsn: 'file:air.db?_fk=1', dataDirectory },
    discard: async () => rmSync(dataDirectory, { recursive: true, force: true }),
  };
}

/** The fields hold the world of the test that runs. */
function eachTest(openPlace: () => Promise<Place>): StoreWorld {
  const world = {} as StoreWorld; // filled before each test
  let place: Place;
  beforeEach(async () => {
    place = await openPlace();
    world.settings = place.settings;
    world.clock = movableClock();
    world.store = await openStore({ ...place.settings, secretBox, clock: world.clock });
  });
  afterEach(async () => {
    await world.store.close();
    await place.discard();
  });
  return world;
}

function eachPlace(openPlace: () => Promise<Place>): Pick<StoreWorld, 'settings'> {
  const world = {} as Pick<StoreWorld, 'settings'>; // filled before each test
  let place: Place;
  beforeEach(async () => {
    place = await openPlace();
    world.settings = place.settings;
  });
  afterEach(() => place.discard());
  return world;
}
