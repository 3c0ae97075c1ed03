/** What lives in each folder of src. test/docs/folderPurposes.test.ts holds it to scripts/floors.mjs. */
export const folderPurposes: Readonly<Record<string, string>> = {
  core: 'the words of the kit: tasks, inputs, errors, the backend’s interface, the wire, parsers of unknown JSON',
  models: 'what each model can do, and the rules that follow',
  polling: 'when to look again: pure, it learns how long tasks take',
  backend: 'speaks to the handler over HTTP: batches, push, uploads',
  ledger: 'what a browser remembers of its clicks, shared by its tabs',
  hooks: 'React, over react-query: no timers of their own, no fetch',
  messages: 'all words that a person reads, by language',
  components: 'a folder for each component, with its CSS',
  mocks: 'one simulated provider, with a face for the handler and each upstream',
  providers: 'one dialect each: two pure maps around one fetch',
  server: 'from a Request to a Response: routes, guard, at most once, sealed ids, events, stores',
}
