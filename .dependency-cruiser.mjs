const STAGES = [
  'ask',
  'retrieve',
  'scope',
  'ir',
  'sql',
  'model',
  'guard',
  'policy',
  'run',
  'results',
  'qa',
  'report',
  'answer',
];

const forbid = (name, from, to) => ({ name, severity: 'error', from, to });

const only = (folder, ...allowed) =>
  forbid(
    `${folder}-stays-in-its-layer`,
    { path: `^${folder}/` },
    { path: '^(packages|apps)/', pathNot: [folder, ...allowed].map((name) => `^${name}/`) },
  );

const stagesFlowForward = STAGES.slice(0, -1).map((stage, index) =>
  forbid(
    `${stage}-looks-ahead`,
    { path: `^packages/engine/src/${stage}/`, pathNot: '\\.test\\.ts$' },
    { path: `^packages/engine/src/(${STAGES.slice(index + 1).join('|')})/` },
  ),
);

export default {
  forbidden: [
    forbid('cycle', {}, { circular: true }),
    only('packages/core'),
    only('packages/contract', 'packages/core'),
    only('packages/connectors', 'packages/core'),
    only('packages/store', 'packages/core', 'packages/contract'),
    only('packages/sample', 'packages/core'),
    only('packages/models', 'packages/core', 'packages/contract'),
    only('packages/engine', 'packages/core', 'packages/contract', 'packages/connectors', 'packages/models'),
    only('apps/web', 'packages/contract'),
    ...['server', 'runner', 'cli'].map((app) => only(`apps/${app}`, 'packages')),
    only('apps/air', 'packages', 'apps/server', 'apps/runner'),
    forbid(
      'engine-takes-connectors-and-models-as-types',
      { path: '^packages/engine/', pathNot: '\\.test\\.ts$' },
      { path: '^packages/(connectors|models)/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'only-the-guard-seals',
      { pathNot: ['^packages/engine/src/guard/', '\\.test\\.ts$', 'conformance\\.ts$'] },
      { path: '^packages/core/src/seal\\.ts$' },
    ),
    forbid(
      'features-stay-apart',
      { path: '^apps/web/src/features/([^/]+)/' },
      { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' },
    ),
    ...stagesFlowForward,
  ],
  options: {
    exclude: { path: ['node_modules', '(^|/)dist/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default'] },
  },
};
