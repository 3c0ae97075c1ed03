import { scenarios, type Scenario } from '../../src/mocks.js'
import { scenarioGlobal } from '../../.storybook/scenarioGlobal.js'
import { Table } from './Table.js'

type Listed = (typeof scenarios)[number]

/** What goes wrong with a request, where the provider's own refusal is not what it is. */
const isTransport = ({ create, checks }: Scenario) =>
  [create?.fault, checks?.fault].some((fault) => fault !== undefined && fault.kind !== 'refused')

/** In the order of a video's road. Each scenario is in the first group that takes it. */
const scenarioGroups: readonly {
  title: string
  says: string
  takes: (scenario: Scenario) => boolean
}[] = [
  { title: 'States', says: 'What a task goes through.', takes: ({ group }) => group === 'task' },
  {
    title: 'Failures',
    says: 'The provider took the task, and it failed.',
    takes: ({ group }) => group === 'failure',
  },
  {
    title: 'Transport',
    says: 'The way there or back is broken: no connection, no answer, an answer that is none.',
    takes: isTransport,
  },
  {
    title: 'Refusals',
    says: 'The provider answers a request, and says no.',
    takes: ({ group }) => group === 'create' || group === 'check',
  },
  {
    title: 'Results',
    says: 'It is done, and the file is not what it should be.',
    takes: ({ group }) => group === 'result',
  },
  {
    title: 'Push',
    says: 'The provider’s callback goes astray.',
    takes: ({ group }) => group === 'callback',
  },
]

/** The scenarios of each group; none is in two, and none is left out. */
export function groupedScenarios(): readonly { title: string; says: string; scenarios: readonly Listed[] }[] {
  const groupOf = (scenario: Listed) => scenarioGroups.find(({ takes }) => takes(scenario))
  const homeless = scenarios.filter((scenario) => groupOf(scenario) === undefined)
  if (homeless.length > 0) {
    throw new Error(`No group takes ${homeless.map(({ name }) => name).join(', ')}.`)
  }
  return scenarioGroups.map((group) => ({
    title: group.title,
    says: group.says,
    scenarios: scenarios.filter((scenario) => groupOf(scenario) === group),
  }))
}

/** The table of the mocks itself, each name a link into the Studio. */
export function ScenarioGroups() {
  return groupedScenarios().map((group) => (
    <section key={group.title}>
      <h2>{group.title}</h2>
      <p>{group.says}</p>
      <Table
        head={['scenario', 'what happens', 'where it ends', 'only at']}
        rows={group.scenarios.map(({ name, description, end, providers }) => [
          <a key={name} href={studioWith(name)}>
            <code>{name}</code>
          </a>,
          description,
          whereItEnds(end),
          providers?.join(', '),
        ])}
      />
    </section>
  ))
}

/** The Studio with its form filled, one press away from that scenario. */
export function studioWith(name: Listed['name']): string {
  return `?path=/story/studio--with-a-prompt&globals=backend:mocks;scenario:${scenarioGlobal(name)}`
}

function whereItEnds(end: Scenario['end']): string {
  switch (end.phase) {
    case 'failed':
      return `failed: ${end.reason}`
    case 'refused':
      return `refused: ${end.code}`
    case 'uncertain':
      return end.found ? 'uncertain, then found' : 'uncertain'
    case 'unanswered':
      return `contact lost: ${end.code}`
    case 'running':
      return 'still running'
    case 'success':
      return 'success'
  }
}
