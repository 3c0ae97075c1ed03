import { useEffect, useRef, useState } from 'react'
import type { Figures } from '../../test/bench/polling/measure.js'
import type { Cost } from '../../test/bench/polling/optimum.js'
import type { LabQuestion } from './labSettings.js'
import type { LabAnswer, LabRequest } from './labWorker.js'
import type { LabResult, Truth } from './measureLab.js'

/** What has been measured so far. What belongs to an older question stays until the new answer comes. */
export interface LabFigures {
  truth?: Truth
  optimum?: readonly Cost[]
  peers: Readonly<Record<string, Figures>>
  /** By the price's index. */
  ours: Readonly<Record<number, Figures>>
  /** Whether all of it is the answer to the question asked. */
  isComplete: boolean
}

type Measured = Omit<LabFigures, 'isComplete'> & {
  /** The request that was answered to its end. */
  answered?: LabQuestion
}

const NOTHING: Measured = { peers: {}, ours: {} }

/** Asks the worker, and shows its answers as they come. */
export function useLabFigures({ kind, shape, hasProbe, sessions }: LabQuestion): LabFigures {
  const [figures, setFigures] = useState(NOTHING)
  const workerRef = useRef<Worker>(undefined)
  const latest = useRef(0)

  useEffect(() => {
    const worker = new Worker(new URL('./labWorker.ts', import.meta.url), { type: 'module' })
    workerRef.current = worker
    worker.addEventListener('message', ({ data }: MessageEvent<LabAnswer>) => {
      if (data.id === latest.current) setFigures((before) => withResult(before, data.result))
    })
    return () => worker.terminate()
  }, [])

  useEffect(() => {
    latest.current += 1
    const request: LabRequest = { id: latest.current, question: { kind, shape, hasProbe, sessions } }
    workerRef.current?.postMessage(request)
  }, [kind, shape, hasProbe, sessions])

  const { answered } = figures
  const isComplete = answered?.kind === kind && answered.shape === shape && answered.hasProbe === hasProbe
  return { ...figures, isComplete }
}

function withResult(before: Measured, result: LabResult): Measured {
  switch (result.part) {
    case 'truth':
      return { ...before, truth: result.truth }
    case 'optimum':
      return { ...before, optimum: result.costs }
    case 'peer':
      return { ...before, peers: { ...before.peers, [result.id]: result.figures } }
    case 'ours':
      return { ...before, ours: { ...before.ours, [result.price]: result.figures } }
    case 'end':
      return { ...before, answered: result.question }
  }
}
