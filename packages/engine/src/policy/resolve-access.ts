import type { RelationRule } from '@air/contract';
import { AirError, type SessionSetting } from '@air/core';
import { relationOf } from '../guard/index.ts';
import type { Catalog } from '../learn/catalog.ts';
import { canonicalHash } from '../learn/index.ts';
import type { Access, Subject } from './access.ts';
import { allowedRelation } from './allowed-relation.ts';
import { narrowCatalog } from './narrow-catalog.ts';
import { predicatesOf } from './predicates.ts';
import { type ResolvedRule, resolveRules, rulesFor } from './relation-rights.ts';
import { settingsOf } from './session-settings.ts';

interface Asked {
  catalog: Catalog;
  subject: Subject;
  /** What the role of the subject may see of the datasource; null where nothing was said. */
  policy: { relations: RelationRule[]; session: { variable: string; claim: string }[] } | null;
}

/**
 * What a subject may see of a datasource: the one place where policies are understood. Throws `policy.no_access` where
 * no policy says anything, `policy.claim_missing` where one cannot be applied; what is unclear is withheld.
 */
export function resolveAccess({ catalog, subject, policy }: Asked): Access {
  if (policy === null) {
    if (subject.level === 'admin') return fullAccess(catalog);
    throw noAccess(subject.role, catalog.datasourceId);
  }
  const rules = resolveRules(policy.relations, subject.claims);
  const settings = settingsOf(policy.session, subject.claims);
  const allowed = catalog.tables.flatMap((table) => {
    const own = rulesFor(table, rules);
    return own.length === 0 ? [] : [{ table, relation: allowedRelation(table, own) }];
  });
  const isWhole = allowed.every(({ relation }) => relation.rowScope.length + relation.maskedColumns.length === 0);
  if (isWhole && allowed.length === catalog.tables.length && settings.length === 0) return fullAccess(catalog);
  return {
    catalog: narrowCatalog(catalog, allowed),
    relations: allowed.map(({ relation }) => relation),
    settings,
    predicates: allowed.flatMap(({ table, relation }) => predicatesOf(table.name, relation)),
    isUnrestricted: false,
    fingerprint: fingerprintOf(rules, settings),
  };
}

export function noAccess(role: string, datasourceId: string): AirError {
  return new AirError('policy.no_access', `the role ${role} has no access to ${datasourceId}`, {
    hint: `an administrator says what it may see: PUT /v1/policies/${role}/${datasourceId}`,
  });
}

function fullAccess(catalog: Catalog): Access {
  return {
    catalog,
    relations: catalog.tables.map(relationOf),
    settings: [],
    predicates: [],
    isUnrestricted: true,
    fingerprint: 'all',
  };
}

/** Over what the rules say, not over the tables they meet: a table that is added later takes no result from anybody. */
function fingerprintOf(rules: ResolvedRule[], settings: SessionSetting[]): string {
  const inOrder = <Item>(items: Item[]): Item[] =>
    items.toSorted((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));
  const plain = rules.map(({ relation, rows, masked }) => ({
    relation,
    rows: inOrder(rows.map(({ column, values }) => ({ column, values: values && inOrder(values.map(String)) }))),
    masked: inOrder(masked),
  }));
  return canonicalHash([inOrder(plain), inOrder(settings)]);
}
