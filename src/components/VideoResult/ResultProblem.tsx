'use client'
import { useState } from 'react'
import type { VideoError } from '../../core/VideoError.js'
import type { Generation } from '../../hooks/useGeneration.js'
import { useRushes } from '../../hooks/RushesContext.js'
import { useElapsed } from '../../hooks/useElapsed.js'
import type { VideoResultView } from '../../hooks/useVideoResult.js'
import type { Translator } from '../../messages/translator.js'
import { FailureCard } from './FailureCard.js'
import type { FailureDetail, FailureWords } from './failureWords.js'
import { errorWords, failureWords } from './failureWords.js'
import { UncertainCard } from './UncertainCard.js'

interface ResultProblemProps {
  result: Generation
  state: VideoResultView
  prompt: string | undefined
  isNews: boolean
  t: Translator
  onAgain: (() => void) | undefined
  onReuse: (() => void) | undefined
}

/** The card for whatever stands between a person and their video; nothing where nothing does. */
export function ResultProblem({ result, state, prompt, isNews, t, onAgain, onReuse }: ResultProblemProps) {
  const { clock } = useRushes()
  const askedWaitMs = result.phase === 'failed' ? (result.error?.retryAfterMs ?? 0) : 0
  const [waitedFor, setWaitedFor] = useState<VideoError>()
  const isWaiting = askedWaitMs > 0 && waitedFor !== result.error
  // The wait is asked for in real time, however fast a playground's tasks live.
  const elapsedMs = useElapsed(clock, result.createdAt, isWaiting).ms / clock.timeScale
  // What has been waited out is not counted on.
  if (isWaiting && elapsedMs >= askedWaitMs) setWaitedFor(result.error)
  const waitedMs = isWaiting ? elapsedMs : askedWaitMs
  const common = { prompt, isNews, t, onEdit: onReuse, onAgain }
  const plain = (title: string, next: string, charge = ''): FailureWords => ({
    title,
    next,
    charge,
    step: 'again',
    details: detailsOf(result, t),
  })

  if (result.phase === 'uncertain') {
    return <UncertainCard {...common} settle={result.settle} details={detailsOf(result, t)} />
  }
  switch (state.show) {
    case 'lost':
      return (
        <FailureCard
          {...common}
          words={plain(t('lost.title'), t('lost.next'), t('charged.unknown'))}
          tone="warning"
          onAgain={result.status?.checkNow}
          againLabel={t('task.check-again')}
        />
      )
    case 'expired':
    case 'gone':
      return (
        <FailureCard
          {...common}
          prompt={undefined}
          tone="warning"
          words={plain(t(`result.${state.show}`), t(`result.${state.show}.next`))}
        />
      )
    case 'unreachable':
      return (
        <FailureCard
          {...common}
          prompt={undefined}
          tone="warning"
          words={plain(t('result.unreachable'), t('result.unreachable.next'))}
          onAgain={state.retry}
          againLabel={t('error.try-again')}
        />
      )
    case 'undecodable':
    case 'unplayable':
      return (
        <FailureCard
          {...common}
          prompt={undefined}
          tone="warning"
          // The download below is the way on; another one would cost anew.
          words={{ ...plain(t(`result.${state.show}`), t(`result.${state.show}.next`)), step: 'none' }}
        />
      )
    case 'failed':
      if (state.failure) {
        return <FailureCard {...common} words={withId(failureWords(state.failure, t), result, t)} />
      }
      if (state.error) {
        const words = errorWords(state.error, askedWaitMs - waitedMs, t)
        return <FailureCard {...common} words={withId(words, result, t)} />
      }
      return <FailureCard {...common} words={plain(t('failure.no-result.title'), t('result.unsafe'))} />
    default:
      return null
  }
}

/** What whoever is asked for help will ask for. */
function detailsOf(result: Generation, t: Translator): FailureDetail[] {
  const trace = result.error?.traceId
  return [...(trace === undefined ? [] : [{ text: t('result.trace', { id: trace }) }]), ...idOf(result, t)]
}

function idOf({ task, intentId }: Generation, t: Translator): FailureDetail[] {
  const id = task?.taskId ?? intentId
  return id === undefined ? [] : [{ text: t('result.id', { id }) }]
}

function withId(words: FailureWords, result: Generation, t: Translator): FailureWords {
  return { ...words, details: [...words.details, ...idOf(result, t)] }
}
