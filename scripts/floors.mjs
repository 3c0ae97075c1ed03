// The floors of src, in one place: the lint rules and test/package/floors.test.ts both read them.
//
//   ENTRIES   index  components  messages   ┊  mocks  ┊  server  redis  providers
//             styles.css                    ┊         ┊
//   ────────────────────────────────────────┼─────────┼──────────────────────────
//   4         components/                   ┊         ┊
//   3         hooks/     messages/          ┊         ┊  server/
//   2         backend/   ledger/            ┊  mocks/ ┊  providers/
//   ════════════════════════════════════════╧═════════╧══════════════════════════
//   1         models/    polling/
//   0         core/
//
// Imports go downward only, never across a dotted wall, never sideways between two folders of one floor.

const ground = ['core', 'models', 'polling']

/** Which other folders the files of a folder may import. */
export const folders = {
  core: [],
  models: ['core'],
  polling: ['core'],
  backend: ground,
  ledger: ground,
  hooks: [...ground, 'backend', 'ledger'],
  messages: ground,
  components: [...ground, 'backend', 'ledger', 'hooks', 'messages'],
  mocks: ground,
  providers: ground,
  server: [...ground, 'providers'],
}

/** Which folders an entry (a root file of src) may list exports of. */
export const entries = {
  index: [...ground, 'backend', 'ledger', 'hooks', 'messages'],
  components: [...ground, 'hooks', 'messages', 'components'],
  messages: ['messages'],
  mocks: [...ground, 'mocks'],
  server: ['core', 'polling', 'server'],
  redis: ['core', 'server'],
  providers: [...ground, 'providers'],
}

/**
 * Which packages each folder may import, beside the ones that every folder may. A package is named without a subpath,
 * unless only that subpath is meant: what ships to browsers uses zod's small half.
 */
export const packages = {
  core: [],
  models: ['zod/mini'],
  polling: [],
  backend: ['nanoid', 'eventsource-parser', 'eventsource-parser/stream'],
  ledger: ['nanoid'],
  hooks: ['nanoid', 'react', '@tanstack/react-query'],
  components: [
    'react',
    'react-dom',
    '@base-ui/react',
    'lucide-react',
    'react-dropzone',
    'image-dimensions',
    'file-type',
  ],
  mocks: ['msw', 'nanoid'],
  providers: [],
  // Not redis: its client comes as a value, so that nobody needs the package who has no Redis.
  server: ['hono', 'zod', 'zod/mini', 'nanoid', 'file-type', 'image-dimensions', 'rate-limiter-flexible'],
}

/** The hosts of the upstreams. Only providers/ and mocks/, which plays them, may name one. */
export const upstreamHosts = ['api.apixo.ai', 'api.kie.ai', 'kieai.redpandaai.co', 'open-api.chanjing.cc']
