'use client'
import { useEffect, useRef, useState } from 'react'
import type { SucceededTask } from '../core/Task.js'
import type { VideoModel } from '../core/VideoModel.js'
import type { Examined } from './examineResult.js'
import { examineResult } from './examineResult.js'
import { useRushes } from './RushesContext.js'
import type { ResultProblem } from './VideoResultState.js'

interface ResultLinks {
  /** The task with the newest links that are known. */
  task: SucceededTask | undefined
  /** What was found wrong with a link. */
  problemOf(url: string): ResultProblem | undefined
  /** Finds out what a link gives, and keeps what is wrong with it, or the newer links, for showing. */
  examine(url: string, player: 'failed' | 'not asked'): Promise<Examined>
  /** Forgets what was wrong, so that everything is tried again. */
  forget(): void
}

const NOTHING_WRONG: ReadonlyMap<string, ResultProblem> = new Map()

/** The links of a finished task: why one does not work, and a newer one for one that has become too old. */
export function useResultLinks(given: SucceededTask | undefined, model: VideoModel | undefined): ResultLinks {
  const rushes = useRushes()
  const [problems, setProblems] = useState(NOTHING_WRONG)
  const [renewed, setRenewed] = useState<{ from: string; task: SucceededTask }>()
  const task = given && renewed?.from === given.resultUrls[0] ? renewed.task : given
  const leaving = useRef<AbortController>(undefined)
  useEffect(
    () => () => {
      leaving.current?.abort()
      leaving.current = undefined
    },
    [],
  )

  return {
    task,
    problemOf: (url) => problems.get(url),
    async examine(url, player) {
      if (!task || !given) return { is: 'unplayable' }
      leaving.current ??= new AbortController()
      const { signal } = leaving.current
      const found = await examineResult(rushes, {
        task,
        url,
        checksPerSecond: model?.limits.checksPerSecond,
        mayRenew: task === given,
        signal,
      })
      if (signal.aborted) return found
      if (found.is === 'renewed') {
        setRenewed({ from: given.resultUrls[0], task: found.task })
      } else if (found.is !== 'there' || player === 'failed') {
        const problem = found.is === 'there' ? 'undecodable' : found.is
        setProblems((known) => new Map(known).set(url, problem))
      }
      return found
    },
    forget() {
      setProblems(NOTHING_WRONG)
    },
  }
}
