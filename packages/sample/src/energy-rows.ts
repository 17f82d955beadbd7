import { type Span, isoDay, partsOf } from './days.ts';
import { createRandom } from './random.ts';
import { storesOf } from './retail-rows.ts';
import type { SampleRow } from './tables.ts';

export interface EnergyOptions {
  span: Span;
  seed: number;
}

type Site = ReturnType<typeof storesOf>[number];

/** Hourly electricity: timestamp, site, meter, kwh, temperature. A meter fails now and then for some hours. */
export function* electricityRows({ span, seed }: EnergyOptions): Generator<SampleRow> {
  const random = createRandom(seed, 6);
  const sites = storesOf(seed);
  const silentUntil = new Map<string, number>();
  for (let day = span.first; day <= span.last; day++) {
    const date = isoDay(day);
    const { weekday } = partsOf(day);
    const weather = random.normal() * 2.5;
    for (const site of sites) {
      if (random.isTrue(0.0006)) silentUntil.set(site.code, day * 24 + random.between(6, 40));
      for (let hour = 0; hour < 24; hour++) {
        if ((silentUntil.get(site.code) ?? 0) > day * 24 + hour) continue;
        const outside = temperatureAt(day, hour, site) + weather;
        const kwh = loadAt(hour, weekday, outside, site) * (1 + random.normal() * 0.06);
        yield [
          `${date}T${String(hour).padStart(2, '0')}:00:00Z`,
          site.name,
          `E-${site.code}`,
          Math.round(kwh * 1_000) / 1_000,
          random.isTrue(0.01) ? null : Math.round(outside * 10) / 10,
        ];
      }
    }
  }
}

/** Daily gas: date, site, meter, cubic_metres. */
export function* gasRows({ span, seed }: EnergyOptions): Generator<SampleRow> {
  const random = createRandom(seed, 7);
  const sites = storesOf(seed).filter(({ id }) => id % 2 === 1);
  for (let day = span.first; day <= span.last; day++) {
    for (const site of sites) {
      const heating = Math.max(0, 16 - temperatureAt(day, 10, site)) * site.floorArea * 0.0011;
      const amount = (heating + site.floorArea * 0.0006) * (1 + random.normal() * 0.1);
      yield [isoDay(day), site.name, `G-${site.code}`, Math.round(Math.max(0, amount) * 100) / 100];
    }
  }
}

/** Daily water: date, site, meter, litres. */
export function* waterRows({ span, seed }: EnergyOptions): Generator<SampleRow> {
  const random = createRandom(seed, 8);
  const sites = storesOf(seed);
  for (let day = span.first; day <= span.last; day++) {
    const { weekday } = partsOf(day);
    for (const site of sites) {
      const amount = site.floorArea * (weekday === 0 ? 0.25 : 0.9) * (1 + random.normal() * 0.15);
      yield [isoDay(day), site.name, `W-${site.code}`, Math.round(Math.max(0, amount))];
    }
  }
}

/** The stores as the energy data calls them: site, city, country, floor_area, tariff. */
export function* siteRows(seed: number): Generator<SampleRow> {
  for (const { name, city, country, floorArea, format } of storesOf(seed)) {
    yield [name, city, country, floorArea, format === 'express' ? 'flat' : 'day and night'];
  }
}

function temperatureAt(day: number, hour: number, { country }: Site): number {
  const { yearShare } = partsOf(day);
  const isSouth = country === 'Italy' || country === 'Spain' || country === 'Portugal';
  const mean = isSouth ? 17 : 10;
  return mean - 9.5 * Math.cos((yearShare - 0.05) * 2 * Math.PI) - 4 * Math.cos(((hour - 3) / 24) * 2 * Math.PI);
}

function loadAt(hour: number, weekday: number, outside: number, { floorArea }: Site): number {
  const isOpen = weekday !== 0 && hour >= 7 && hour < 20;
  const cooling = Math.max(0, outside - 22) * 0.0012;
  const heating = Math.max(0, 8 - outside) * 0.0005;
  return floorArea * ((isOpen ? 0.031 : 0.009) + cooling * (isOpen ? 1 : 0.3) + heating);
}
