import { elapsedSince } from '../core/Clock.js'
import { isOver } from '../ledger/isOver.js'
import type { TaskRecord } from '../ledger/TaskRecord.js'
import { DEFAULT_MAX_TOTAL_MS } from '../polling/hardLimit.js'
import type { Rushes } from './RushesContext.js'
import { titleNews } from './titleNews.js'

/** What is said of tasks to someone who looks elsewhere. */
export interface TaskNewsWords {
  /** Before the page's title, while so many are on their way. */
  making: (count: number) => string
  /** Before the page's title, once one is done that nobody has seen yet. */
  done: string
  /** The same for one that failed. */
  failed: string
  /** The title of a notification; the prompt is its text. */
  doneTitle: string
  /** The same for one that failed. */
  failedTitle: string
}

export interface NewsSettings {
  words: TaskNewsWords
  inTitle: boolean
  notify: boolean
}

/** A hidden page is not in a hurry; a browser grants it a look a minute in the end. */
const HIDDEN_LOOK_MS = 30_000

/**
 * Follows the tasks of the ledger for someone who looks elsewhere. A task that ends while the page is hidden is told
 * once: by the tab whose turn it is to ask, so not by each of them.
 * @param look Asks what has become of the open tasks; called while the page is hidden and notifications are wanted.
 */
export function followTasks(
  rushes: Rushes,
  settings: () => NewsSettings,
  look: () => void,
): { update: () => void; stop: () => void } {
  const { ledger, clock, turn } = rushes
  const title = titleNews(document)
  let open = new Set<string>()
  let unseen: 'done' | 'failed' | undefined
  let lastLook = 0
  let stopTicking: (() => void) | undefined

  function update() {
    const { words, inTitle } = settings()
    const records = ledger.read()
    for (const record of records) if (open.has(record.intentId) && isOver(record)) ended(record)
    const running = records.filter((record) => !isOver(record))
    open = new Set(running.map(({ intentId }) => intentId))
    const making = running.filter(isMaking).length
    const news = unseen ? words[unseen] : making > 0 ? words.making(making) : undefined
    title.set(inTitle ? news : undefined)
    tick()
  }

  /** What is uncertain, or has passed the hard limit, may not be running at all. */
  function isMaking({ submission, createdAt }: TaskRecord): boolean {
    const limitMs = rushes.polling.maxTotalMs ?? DEFAULT_MAX_TOTAL_MS
    return submission !== 'uncertain' && elapsedSince(clock, createdAt) <= limitMs
  }

  function ended({ intentId, task, input }: TaskRecord) {
    if (!document.hidden) return
    const { words, notify } = settings()
    const isDone = task?.state === 'success'
    unseen = isDone || unseen === 'done' ? 'done' : 'failed'
    if (!notify || !turn.isMine()) return
    try {
      const said = new Notification(isDone ? words.doneTitle : words.failedTitle, {
        ...(input && { body: input.prompt.slice(0, 120) }),
        tag: `rushes-${intentId}`,
      })
      said.onclick = () => {
        window.focus()
        said.close()
      }
    } catch {
      // Chrome on Android leaves this to service workers, which are the host's.
    }
  }

  function tick() {
    const isWanted = settings().notify && document.hidden && open.size > 0
    if (isWanted === (stopTicking !== undefined)) return
    stopTicking?.()
    stopTicking = undefined
    if (!isWanted) return
    lastLook = clock.now()
    stopTicking = clock.subscribe(() => {
      if (elapsedSince(clock, lastLook) < HIDDEN_LOOK_MS) return
      lastLook = clock.now()
      if (turn.isMine()) look()
    })
  }

  function onVisibility() {
    if (!document.hidden) unseen = undefined
    update()
  }

  document.addEventListener('visibilitychange', onVisibility)
  const leave = ledger.subscribe(update)
  update()
  return {
    update,
    stop() {
      document.removeEventListener('visibilitychange', onVisibility)
      leave()
      stopTicking?.()
      title.stop()
    },
  }
}
