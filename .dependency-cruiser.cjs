// The import directions of docs/architecture.md, as rules. `npm run lint:layers` checks them.
const test = '\\.(test|bench)\\.tsx?$';
/** Nothing under `from` may import anything under src/ that `allowed` does not match. */
const only = (name, from, allowed, to = {}) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: [test, '^src/testing/'] },
  to: { path: '^src/', pathNot: allowed, ...to },
});
/** A library has one home. */
const home = (name, library, homes) => ({
  name,
  severity: 'error',
  from: { path: '^src/', pathNot: [...homes, test, '^src/testing/'] },
  to: { path: `^node_modules/(${library})(/|$)` },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      // A cycle of types alone (store.ts and its slices) is gone once compiled.
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        path: '^src/',
        pathNot: ['\\.d\\.ts$', '\\.css$', 'worker\\.ts$', test, 'main\\.tsx$'],
      },
      to: {},
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: ['^virtual:'] },
    },
    only('core-is-pure', '^src/core/', ['^src/core/']),
    // Types may be those of the store.
    only('words-know-facts-only', '^src/words/', ['^src/words/', '^src/core/'], {
      dependencyTypesNot: ['type-only'],
    }),
    only('words-take-types-of-the-store', '^src/words/', [
      '^src/words/',
      '^src/core/',
      '^src/store/',
    ]),
    only('components-know-no-store', '^src/components/', [
      '^src/components/',
      '^src/words/',
      '^src/core/',
    ]),
    only('store-holds-facts', '^src/store/', ['^src/store/', '^src/words/', '^src/core/']),
    only('services-reach-workers-by-client', '^src/services/', [
      '^src/services/',
      '^src/core/',
      '^src/workers/[^/]+/client\\.ts$',
      '^src/workers/[^/]+/protocol\\.ts$',
      '^src/sw/soundCache\\.ts$',
    ]),
    only('service-worker-stands-alone', '^src/sw/', ['^src/sw/']),
    only('commands', '^src/commands/', [
      '^src/commands/',
      '^src/store/',
      '^src/services/',
      '^src/words/',
      '^src/core/',
      '^src/workers/[^/]+/protocol\\.ts$',
    ]),
    only('features', '^src/features/', [
      '^src/features/',
      '^src/commands/',
      '^src/components/',
      '^src/store/',
      '^src/words/',
      '^src/core/',
    ]),
    {
      name: 'features-are-strangers',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      // Files directly in features/ (the app's context, the words) belong to every feature.
      to: { path: '^src/features/', pathNot: ['^src/features/$1/', '^src/features/[^/]+$'] },
    },
    only('protocols', '^src/workers/[^/]+/protocol\\.ts$', [
      '^src/core/',
      '^src/workers/job\\.ts$',
    ]),
    only('clients', '^src/workers/[^/]+/client\\.ts$', [
      '^src/core/',
      '^src/workers/connect\\.ts$',
      '^src/workers/job\\.ts$',
      '^src/workers/[^/]+/(protocol|worker)\\.ts$',
      '^src/workers/model/lendThreads\\.ts$',
    ]),
    only('lend-threads', '^src/workers/model/lendThreads\\.ts$', [
      '^src/workers/model/lentThreads\\.ts$',
      '^src/learning/wasm/threads/thread\\.ts$',
    ]),
    only('handlers', '^src/workers/[^/]+/handler\\.ts$', [
      '^src/core/',
      '^src/learning/',
      '^src/workers/(job|zip)\\.ts$',
      '^src/workers/[^/]+/(protocol|handler|unzip)\\.ts$',
    ]),
    only('learning', '^src/learning/', ['^src/learning/', '^src/core/']),
    {
      name: 'tests-stay-out',
      severity: 'error',
      from: { path: '^src/', pathNot: [test, '^src/testing/'] },
      to: { path: ['^src/testing/', test] },
    },
    home('react-in-views', 'react|react-dom', [
      '^src/(app|features|components)/',
      '^src/main\\.tsx$',
    ]),
    home('base-ui-in-controls', '@base-ui', ['^src/components/controls/']),
    home('zustand-in-store', 'zustand', ['^src/store/', '^src/app/', '^src/features/']),
    home('tone-in-services', 'tone', ['^src/services/']),
    home('tensorflow-in-learning', '@tensorflow', ['^src/learning/']),
    home('recharts-in-plots', 'recharts', ['^src/components/plots/']),
    home('valibot-where-files-come-in', 'valibot', [
      '^src/core/model/',
      '^src/core/project/',
      '^src/learning/modelFile/',
    ]),
    home('fflate-in-zips', 'fflate', ['^src/workers/zip\\.ts$', '^src/workers/project/']),
    home('comlink-in-workers', 'comlink', ['^src/workers/']),
    home('idb-in-storage', 'idb', ['^src/services/storage/']),
    home('workbox-window-in-app', 'workbox-window', ['^src/app/']),
    home('workbox-in-service-worker', 'workbox-(core|precaching|routing|strategies)', ['^src/sw/']),
    home('sound-formats-in-core-audio', 'spessasynth_core|wasm-media-encoders', [
      '^src/core/audio/',
    ]),
    home('tonejs-midi-in-core-midi', '@tonejs/midi', ['^src/core/midi/']),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // AssemblyScript, compiled by scripts/kernelsPlugin.ts.
    exclude: { path: '^src/learning/wasm/assembly/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
};
