import { nearest, type Operation, operations } from '@air/contract';
import { AirError } from '@air/core';

const known = Object.values<Operation>(operations).map(({ method, path }) => ({
  method,
  path,
  pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));

/** What to say about an address that nothing answers: another method, the nearest route, or nothing at all. */
export function explainMiss(method: string, url: string): { error: AirError; allow: string | null } {
  const path = url.split('?')[0] ?? '';
  const here = known.filter(({ pattern }) => pattern.test(path));
  if (here.length > 0) {
    const allow = here.map((route) => route.method).join(', ');
    return {
      error: new AirError('request.wrong_method', `${method} is not possible here`, { hint: `use ${allow}` }),
      allow,
    };
  }
  const near = nearestRoute(path.slice(0, 200));
  const hint = near ? `did you mean ${near}?` : 'see /docs for the routes that exist';
  return {
    error: new AirError('request.not_found', `no route ${method} ${path.slice(0, 200)}`, { hint }),
    allow: null,
  };
}

/** Compares with each route as it reads with the ids of this address in place of its own. */
function nearestRoute(path: string): string | null {
  const given = path.split('/');
  const filled = new Map(known.map((route) => [fill(route.path, given), route.path]));
  return filled.get(nearest(path, [...filled.keys()]) ?? '') ?? null;
}

function fill(template: string, given: string[]): string {
  const segments = template
    .split('/')
    .map((segment, index) => (segment.startsWith('{') ? (given[index] ?? segment) : segment));
  return segments.join('/');
}
